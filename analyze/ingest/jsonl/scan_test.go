package jsonl

import (
	"encoding/binary"
	"strings"
	"testing"
)

// TestUsualEight: eight bytes are told as each of them would be alone.
func TestUsualEight(t *testing.T) {
	for c := range 256 {
		for at := range 8 {
			b := []byte("harbours")
			b[at] = byte(c)
			if got, want := usualEight(binary.LittleEndian.Uint64(b)), usual[c] && c != '\t'; got != want {
				t.Errorf("byte %#x at %d: %v, want %v", c, at, got, want)
			}
		}
	}
}

// TestStrings: what is special is seen wherever it stands in a string.
func TestStrings(t *testing.T) {
	for _, c := range []struct{ in, want, err string }{
		{`\n`, "\n", ""}, {`\"`, `"`, ""}, {`\\`, `\`, ""}, {"\t", "\t", ""}, {"é", "é", ""}, {`\u00e9`, "é", ""}, {`\ud83d\ude00`, "\U0001F600", ""},
		{`\ud83d`, "\ufffd", ""}, {"\xff", "\ufffd", ""}, {"", "", ""},
		{"\x01", "", "control sign"}, {`\x`, "", "unknown escape"}, {`\`, "", "without an end"},
	} {
		for n := range 20 {
			before, after := strings.Repeat("a", n), strings.Repeat("b", 20-n)
			if c.in == `\` {
				after = ""
			}
			s := scanner{b: []byte(`"` + before + c.in + after + `",`)}
			got, err := s.str()
			switch {
			case c.err != "":
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Errorf("%q after %d: error %v, want %q", c.in, n, err, c.err)
				}
			case err != nil || got != before+c.want+after || s.next() != ',':
				t.Errorf("%q after %d: %q, %v", c.in, n, got, err)
			}
		}
	}
}
