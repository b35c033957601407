package main

import (
	"bytes"
	"testing"
)

func TestScreen(t *testing.T) {
	for in, want := range map[string]string{
		"Ida Holm said: “Ünë”\n\t1": "Ida Holm said: “Ünë”\n\t1", "\x1b[31mred\x1b]0;t\x07": "␛[31mred␛]0;t␇", "a\rb\bc\x7f": "a␍b␈c␡",
		"\u009b31m": "\uFFFD31m", "\xff\x9b": "\uFFFD\uFFFD",
	} {
		var whole, cut bytes.Buffer
		n, err := (&screen{Writer: &whole}).Write([]byte(in))
		if whole.String() != want || n != len(in) || err != nil {
			t.Errorf("%q: %q, %d, %v, want %q", in, whole.String(), n, err, want)
		}
		s := &screen{Writer: &cut} // runes that are cut off
		for i := range len(in) {
			s.Write([]byte{in[i]})
		}
		if cut.String() != want {
			t.Errorf("%q byte by byte: %q, want %q", in, cut.String(), want)
		}
	}
}
