package people

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// FuzzLookup: any words on any day mean entries of the directory, the same ones
// each time, and never panic.
func FuzzLookup(f *testing.F) {
	for _, s := range []string{"Angela Merkel", "the US president", "president of Russia", "Bush", "Erdoğan’s", "foreign minister of", "’", "\xff", "Kim Jong-un", "the German leader"} {
		f.Add(s, int32(18794))
	}
	d, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, name string, day int32) {
		on := time.Unix(int64(day)*86400, 0).UTC()
		got := d.Lookup(name, on)
		if !reflect.DeepEqual(got, d.Lookup(name, on)) {
			t.Fatal("two answers")
		}
		for _, x := range got {
			if d.Entry(x.ID) != x.Entry || x.Why == "" {
				t.Fatalf("%+v", x)
			}
		}
		for _, e := range d.Alone(name, on) {
			if e.Kind != Person {
				t.Fatalf("alone: %+v", e)
			}
		}
		if office, of, ok := d.OfficeOn(name, on); ok && (office == "" || of == "") {
			t.Fatalf("office %q of %q", office, of)
		}
		if Key(Key(name)) != Key(name) {
			t.Fatalf("Key(%q) = %q, of that %q", name, Key(name), Key(Key(name)))
		}
	})
}

// FuzzLoad: whatever a file holds, it is read or its faults name it.
func FuzzLoad(f *testing.F) {
	for _, s := range []string{"- {name: Ann Lee, sex: f, born: 1950, of: fr, terms: [president fr 2001-01 2002]}\n", "- {id: fr, name: France, adj: [French], capital: Paris}\n", "m: [Bo]\nf: [Ann]\ncommon: [Lee]\n", "- {id: nato, name: NATO}\n", "- x\n- {name: [}\n", "\t", "- {name: a, name: b}"} {
		for kind := range uint8(4) {
			f.Add(kind, []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, kind uint8, b []byte) {
		name := []string{"persons", "countries", "names", "organisations"}[kind%4] + "-x.yaml"
		base := "- {id: fr, name: France, adj: [French], people: [French], capital: Paris, chief: [president]}\n"
		d, err := Load(fstest.MapFS{"countries-base.yaml": {Data: []byte(base)}, name: {Data: b}})
		if err != nil {
			if !strings.Contains(err.Error(), "-x.yaml") && !strings.Contains(err.Error(), "-base.yaml") {
				t.Fatalf("a fault without its file: %q", err.Error())
			}
			return
		}
		for _, e := range d.List() {
			if d.Entry(e.ID) != e || e.Name == "" {
				t.Fatalf("%+v", e)
			}
		}
	})
}
