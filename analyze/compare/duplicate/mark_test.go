package duplicate

import "testing"

func TestMarkRoundTrip(t *testing.T) {
	for _, text := range []string{"", "GENEVA (AP) — Two presidents met by the lake and spoke.", "Ünïcode — words"} {
		m := NewMark("", text)
		b, err := m.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var back Mark
		if err := back.UnmarshalBinary(b); err != nil || back != *m {
			t.Errorf("%q: %v %+v", text, err, back)
		}
	}
}

func FuzzMark(f *testing.F) {
	b, _ := NewMark("", "GENEVA (AP) — Two presidents met.").MarshalBinary()
	f.Add(b)
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		var m Mark
		if m.UnmarshalBinary(b) != nil {
			return
		}
		again, _ := m.MarshalBinary()
		var back Mark
		if err := back.UnmarshalBinary(again); err != nil || back != m {
			t.Fatalf("%v", err)
		}
	})
}
