package coding

import (
	"iter"
	"strings"
	"testing"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

func rows(all ...statement.Statement) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		for i := range all {
			if !yield(&all[i], nil) {
				return
			}
		}
	}
}

func TestCollect(t *testing.T) {
	p, err := Collect(rows(
		statement.Statement{Doc: "a", N: 1, Text: "we meet again in June", Speaker: "Ann Lee"},
		statement.Statement{Doc: "a", N: 1, Text: "we meet again in June", Speaker: "Bo Ray", SpeakerAsWritten: "Ray"},
		statement.Statement{Doc: "a", N: 2, Text: "no", Speaker: "Ann Lee"},
		statement.Statement{Doc: "a", N: 3, Text: "We meet  again in June", Speaker: "Cy"},
		statement.Statement{Doc: "a", N: 4, Text: "another one with the same words", SameAs: 1},
		statement.Statement{Doc: "b", N: 1, Text: strings.Repeat("word ", 300)},
		statement.Statement{Doc: "b", N: 2, Text: "kept out by the filter", Kind: "headline"},
	), PoolOptions{Keep: func(s *statement.Statement) bool { return s.Kind != "headline" }})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Items) != 1 || p.Rows != 7 || p.Short != 1 || p.Long != 1 || p.Repeated != 2 || p.Filtered != 1 {
		t.Errorf("%+v", p)
	}
	if it := p.Items[0]; it.Speaker != "Ann Lee; Bo Ray" || len(it.Names) != 3 || len(it.ID) != 10 {
		t.Errorf("%+v", it)
	}
}

func TestSurroundings(t *testing.T) {
	body := "The hall was full. “We will sign,” Ann Lee said on Monday. Lee smiled. Nobody else spoke."
	d := doc.New(doc.Meta{}, body)
	at := strings.Index(body, "We will")
	it := Item{Text: "We will sign,", Content: []doc.Span{{Start: at, End: at + len("We will sign,")}}, Names: []string{"Ann Lee", "Ann Lee"}}
	for _, c := range []struct {
		name  string
		blind bool
		want  string
	}{
		{"blind", true, "The hall was full. “[…]” [speaker] said on Monday. [speaker] smiled."},
		{"open", false, "The hall was full. “[…]” Ann Lee said on Monday. Lee smiled."},
	} {
		if got := Surroundings(d, &it, c.blind); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
	changed := it
	changed.Text = "We shall sign,"
	beyond := it
	beyond.Content = []doc.Span{{Start: 5, End: 5000}}
	for name, it := range map[string]Item{"changed article": changed, "beyond the end": beyond, "no content": {}} {
		if got := Surroundings(d, &it, true); got != "" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestHide(t *testing.T) {
	for _, c := range []struct {
		text  string
		names []string
		want  string
	}{
		{"Šimon Žák, said Žák", []string{"Šimon Žák"}, "[speaker], said [speaker]"},
		{"Leery of Lee", []string{"Lee"}, "Leery of [speaker]"},
		{"Lee Lee Lee", []string{"Lee"}, "[speaker]"},
		{"the speaker said", []string{"speaker"}, "the speaker said"},
		{"the spokesman (X.Y.) said", []string{"the spokesman (X.Y.)"}, "[speaker] said"},
		{"nobody", nil, "nobody"},
	} {
		if got := hide(c.text, c.names); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}
