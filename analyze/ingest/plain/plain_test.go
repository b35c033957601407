package plain

import (
	"strings"
	"testing"
	"time"

	"parley/analyze/ingest/record"
)

var m = record.Defaults().Fields

// show writes a record as "title|outlet|date|byline|url|text".
func show(r *record.Record, err error) string {
	if err != nil {
		return "bad: " + err.Error()
	}
	day := ""
	if !r.Published.IsZero() {
		day = r.Published.Format(time.DateOnly)
	}
	return strings.Join([]string{r.Title, r.Outlet, day, r.Byline, r.URL, strings.ReplaceAll(r.Text, "\n", "/")}, "|")
}

var textCases = []struct{ name, in, want string }{
	{"P4 title line", "Talks end by the sea\n\nLeaders went home.\n", "Talks end by the sea|||||Talks end by the sea//Leaders went home./"},
	{"P4 no title", "Leaders ended their talks and went home.\nThey said nothing.\n", "|||||Leaders ended their talks and went home./They said nothing./"},
	{"P4 wrapped lines", "Leaders ended their talks by the sea on Sunday and then went\nhome without a word.\n", "|||||Leaders ended their talks by the sea on Sunday and then went/home without a word./"},
	{"P4 label of a speaker", "THE PRESIDENT: Good evening everyone\nThank you.\n", "|||||THE PRESIDENT: Good evening everyone/Thank you./"},
	{"P1 header", "Title: Talks end\nSource: The Example Times\nDate: 13 June 2021\nAuthor: Ada\nURL: https://paper.example/1\nSection: World\n\nLeaders went home.\n", "Talks end|The Example Times|2021-06-13|Ada|https://paper.example/1|Leaders went home./"},
	{"P1 capitals, Windows lines", "TITLE: Talks end\r\nDATE: 2021-06-13\r\n\r\nLeaders went home.\r\n", "Talks end||2021-06-13|||Leaders went home.\r/"},
	{"P1 German", "Titel: Ein Treffen\nQuelle: Zeitung\nDatum: 13. Juni 2021\nAutor: Ada\n\nSie sprachen.\n", "Ein Treffen|Zeitung|2021-06-13|Ada||Sie sprachen./"},
	{"P1 French", "Titre: Un accord\nDate: 13 juin 2021\nAuteur: Ada\n\nIls ont parlé.\n", "Un accord||2021-06-13|Ada||Ils ont parlé./"},
	{"P1 a long title goes on", "Title: Talks end\n  by the sea\nDate: 2021-06-13\n\nText.", "Talks end by the sea||2021-06-13|||Text."},
	{"P1 dashes below", "Title: Talks end\nDate: 2021-06-13\n-----\nText.", "Talks end||2021-06-13|||Text."},
	{"P1 a turn is no header", "Date: the day was long\nleaders talked on\n\nThen they left.\n", "|||||Date: the day was long/leaders talked on//Then they left./"},
	{"P2 dashes", "-- Talks end\n-- By Ada\n-- Sun Jun 13, 2021 10:48pm EST\n-- https://paper.example/1\n\n Leaders went home.\n", "Talks end||2021-06-13|Ada|https://paper.example/1|/ Leaders went home./"},
	{"P2 no byline", "-- Talks end\n-- \n-- Sun Jun 13, 2021 10:48pm EST\n\nLeaders went home.\n", "Talks end||2021-06-13|||/Leaders went home./"},
	{"P2 a dialogue is no header", "-- I will.\n-- You will not\n" + strings.Repeat("-- So\n", 20), "|||||-- I will./-- You will not/" + strings.Repeat("-- So/", 20)},
	{"nothing", "", "|||||"},
}

func TestText(t *testing.T) {
	for _, c := range textCases {
		t.Run(c.name, func(t *testing.T) {
			if got := show(Text(c.in, m), nil); got != c.want {
				t.Errorf("\n got %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestSeveral(t *testing.T) {
	one := "Title: Talks end\nDate: 2021-06-13\n\nText one.\n"
	for _, c := range []struct{ name, in, want string }{
		{"P6 dashes", one + "----------\n" + strings.ReplaceAll(one, "one", "two"), "Talks end||2021-06-13|||Text one. Talks end||2021-06-13|||Text two."},
		{"P6 dashes before and behind", "=====\n" + one + "=====\n" + one + "=====\n", "Talks end||2021-06-13|||Text one. Talks end||2021-06-13|||Text one."},
		{"P6 form feeds", one + "\f" + one, "Talks end||2021-06-13|||Text one. Talks end||2021-06-13|||Text one."},
		{"P6 dashes below the headers too", strings.ReplaceAll(one, "13\n\n", "13\n-----\n") + "-----\n" + one, "Talks end||2021-06-13|||Text one. Talks end||2021-06-13|||Text one."},
		{"one", one, ""},
		{"a rule inside one", one + "-----\nmore text\n", ""},
		{"no headers", "Text.\n-----\nText.\n", ""},
	} {
		var got []string
		for i, r := range Several(c.in, m) {
			if r.N != i+1 {
				t.Errorf("%s: article %d has number %d", c.name, i+1, r.N)
			}
			got = append(got, show(r, nil))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, s, c.want)
		}
	}
}

var markdownCases = []struct{ name, in, want string }{
	{"P3 YAML", "---\ntitle: \"Talks end \\u2013 by the sea\"\ndate: 2021-06-13\nauthor: Ada\nsource_url: https://paper.example/1\ntags: [a, b]\n---\nLeaders went home.\n", "Talks end – by the sea||2021-06-13|Ada|https://paper.example/1|Leaders went home."},
	{"P3 lists and objects", "---\ntitle: T\nauthor:\n  - Ada\n  - Bo\nsource:\n  name: The Example Times\n---\nText.", "T||||| "},
	{"P3 TOML", "+++\ntitle = \"Talks end\"\ndate = 2021-06-13T10:20:00Z\nauthor = \"Ada\"\n+++\nLeaders went home.\n", "Talks end||2021-06-13|Ada||Leaders went home."},
	{"P3 local date of TOML", "+++\ntitle = \"T\"\ndate = 2021-06-13\n+++\nText.", "T||2021-06-13|||Text."},
	{"P3 dots end YAML", "---\ntitle: T\n...\nText.", "T|||||Text."},
	{"P3 Windows lines", "---\r\ntitle: T\r\n---\r\nText.\r\n", "T|||||Text."},
	{"no front matter", "# Talks end by the sea\n\nLeaders went home.\n", "Talks end by the sea|||||# Talks end by the sea//Leaders went home./"},
	{"a rule across the page", "---\n\nLeaders went home.\n", "|||||---//Leaders went home./"},
	{"never closed", "---\ntitle: T\nText.", "bad: front matter: it begins at line 1 and is never closed by ---"},
	{"a key twice", "---\ntitle: T\ntitle: U\n---\nText.", "bad: front matter: line 3: key \"title\" is there twice"},
	{"a colon in a value", "---\ntitle: a: b\n---\nText.", "bad: front matter: line 2: mapping values are not allowed in this context"},
	{"a colon in a later value", "---\ntitle: T\nx: a: b\n---\nText.", "bad: front matter: line 3: mapping values are not allowed in this context"},
	{"an empty date is none", "---\ntitle: T\ndate:\n---\nText.", "T|||||Text."},
	{"the title comes from the body", "---\ndate: 2021-06-13\n---\nTalks end by the sea\n\nLeaders went home.\n", "Talks end by the sea||2021-06-13|||Talks end by the sea//Leaders went home."},
}

func TestMarkdown(t *testing.T) {
	for _, c := range markdownCases {
		t.Run(c.name, func(t *testing.T) {
			got := show(Markdown(c.in, m))
			if c.name == "P3 lists and objects" {
				r, err := Markdown(c.in, m)
				if err != nil || r.Byline != "Ada, Bo" || r.Outlet+r.Extra["source.name"] != "The Example Times" || r.Text != "Text." {
					t.Errorf("%+v, %v", r, err)
				}
				return
			}
			if got != c.want {
				t.Errorf("\n got %q\nwant %q", got, c.want)
			}
		})
	}
}

// FuzzText: the body of plain text is a suffix of the file, byte for byte; that
// of Markdown is not much longer than the file.
func FuzzText(f *testing.F) {
	for _, c := range textCases {
		f.Add(c.in)
	}
	for _, c := range markdownCases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if r := Text(s, m); !strings.HasSuffix(s, r.Text) {
			t.Errorf("Text(%q): %q is no suffix", s, r.Text)
		}
		HasFrontMatter(s)
		total := 0
		for _, r := range Several(s, m) {
			total += len(r.Text)
		}
		if total > len(s) {
			t.Errorf("%d bytes of texts from %d", total, len(s))
		}
		if r, err := Markdown(s, m); err == nil && len(r.Text) > 4*len(s)+64 {
			t.Errorf("Markdown: %d bytes from %d", len(r.Text), len(s))
		}
	})
}
