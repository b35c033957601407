package charset

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

const (
	french  = "Le président a déclaré que la réunion était « très constructive » et qu’un accord restait à négocier. Les délégués français étaient là dès l’après-midi."
	russian = "Президент заявил, что переговоры были конструктивными и полезными. Стороны договорились продолжить встречи в следующем году."
	kanji   = "首脳会談は建設的だったと大統領は述べた。両国は来年も協議を続けることで合意した。"
)

func encode(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name     string
		in       []byte
		declared string
		want     string
		encoding string
		warned   bool
	}{
		{"plain", []byte("We met."), "", "We met.", "utf-8", false},
		{"mark", []byte("\xef\xbb\xbf“We”"), "", "“We”", "utf-8", false},
		{"utf-16 with mark", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), french), "", french, "utf-16le", false},
		{"utf-16 without mark", encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "We met on Monday."), "", "We met on Monday.", "utf-16be", false},
		{"windows-1252", encode(t, charmap.Windows1252, french), "", french, "windows-1252", true},
		{"latin-1 by name", encode(t, charmap.ISO8859_1, "déclaré"), "iso-8859-1", "déclaré", "windows-1252", false},
		{"windows-1251", encode(t, charmap.Windows1251, russian), "", russian, "windows-1251", true},
		{"koi8-r", encode(t, charmap.KOI8R, russian), "", russian, "koi8-r", true},
		{"shift_jis", encode(t, japanese.ShiftJIS, kanji), "", kanji, "shift_jis", true},
		{"utf-8 with stray bytes", []byte("“We,” said Caf\xe9 \xff owners"), "", "“We,” said Caf\uFFFD \uFFFD owners", "utf-8", true},
		{"utf-8 cut off", []byte("“We met\xe2\x80"), "", "“We met\uFFFD\uFFFD", "utf-8", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, name, warning := Decode(c.in, c.declared)
			if got != c.want || name != c.encoding || (warning != "") != c.warned {
				t.Errorf("%q as %s, warning %q", got, name, warning)
			}
		})
	}
}

func TestBinary(t *testing.T) {
	for in, want := range map[string]bool{"We met.\r\n\ttabbed": false, "\x7fELF\x02\x01\x01\x00": true, strings.Repeat("\x01\x02ab", 9): true, "": false} {
		if got := Binary([]byte(in)); got != want {
			t.Errorf("Binary(%q) = %t", in, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{french, "\xff\xfea\x00", "\xe2\x80", "a\x00b\x00c\x00"} {
		f.Add([]byte(s), "")
	}
	f.Fuzz(func(t *testing.T, b []byte, declared string) {
		text, _, warning := Decode(b, declared)
		if text != strings.ToValidUTF8(text, "?") {
			t.Error("text is not UTF-8")
		}
		if strings.Contains(text, "\uFFFD") && warning == "" && !strings.Contains(string(b), "\uFFFD") && declared == "" {
			t.Error("signs were lost without a warning")
		}
	})
}

func TestRedeclare(t *testing.T) {
	for in, want := range map[string]string{
		`<?xml version="1.0" encoding="UTF-16"?><a/>`:                          `<?xml version="1.0" encoding="utf-8"?><a/>`,
		`<?xml version='1.0' encoding='ISO-8859-1'?><a/>`:                      `<?xml version='1.0' encoding='utf-8'?><a/>`,
		`<meta charset=windows-1252>`:                                          `<meta charset=utf-8>`,
		`<meta http-equiv="Content-Type" content="text/html; charset=KOI8-R">`: `<meta http-equiv="Content-Type" content="text/html; charset=utf-8">`,
		`no encoding at all`:                                                   `no encoding at all`,
		"":                                                                     "",
	} {
		if got := Redeclare(in); got != want {
			t.Errorf("Redeclare(%q) = %q, want %q", in, got, want)
		}
	}
}
