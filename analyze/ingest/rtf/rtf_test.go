package rtf

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func text(b string) (string, bool, error) {
	f, cut, err := Read([]byte(b))
	if err != nil {
		return "", cut, err
	}
	var s []string
	for _, p := range f.Paragraphs {
		s = append(s, p.Text)
	}
	return strings.TrimRight(strings.Join(s, "|"), "|"), cut, nil
}

var cases = []struct{ name, in, want string }{
	{"paragraphs", `{\rtf1\ansi One \b two\b0 .\par Three\line four.\par}`, "One two.|Three\nfour."},
	{"R1 code page", `{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8}`, "При"},
	{"R1 font", `{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}\f0 caf\'e9 \f1 \'cf\'f0\'e8}`, "café При"},
	{"R2 units", `{\rtf1\uc1 \u8220?Yes\u8221?, \u-10179?\u-8704?}`, "“Yes”, 😀"},
	{"R2 two bytes", `{\rtf1\uc2 a\u228\'a1\'a2b}`, "aäb"},
	{"R3 page", `{\rtf1 One\page Two}`, "One|\fTwo"},
	{"signs", `{\rtf1 \ldblquote Yes\rdblquote\emdash \{no\} \\ a\~b}`, "“Yes”—{no} \\ a b"},
	{"hidden parts", `{\rtf1{\stylesheet{\s1 Heading;}}{\*\generator X;}{\pict 89504e47}{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}} text}`, "link text"},
	{"binary", "{\\rtf1 a\\bin4 }{}{b}", "ab"},
	{"R4 cut", `{\rtf1 One\par {\b two`, "One|two"},
}

func TestRead(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := text(c.in)
			if err != nil || got != c.want {
				t.Errorf("got %q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestProperties(t *testing.T) {
	f, _, err := Read([]byte(`{\rtf1{\info{\title A title}{\author A. Name}}Text}`))
	if err != nil || f.Title != "A title" || f.Author != "A. Name" {
		t.Errorf("%+v, %v", f, err)
	}
}

// TestHostile: groups that are nested without end are refused; a file that is
// cut off says so.
func TestHostile(t *testing.T) {
	if _, _, err := text(`{\rtf1 ` + strings.Repeat("{", 200_000)); err == nil {
		t.Error("deep groups were read")
	}
	if _, cut, err := text(`{\rtf1 One`); !cut || err != nil {
		t.Errorf("cut %v, %v", cut, err)
	}
	if _, _, err := text("not rich"); err == nil {
		t.Error("plain text was read")
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, _, err := text(`{\rtf1` + s)
		if err == nil && (!utf8.ValidString(got) || len(got) > 4*len(s)+16) {
			t.Errorf("%q from %q", got, s)
		}
	})
}
