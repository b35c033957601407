package record

import (
	"fmt"
	"testing"
	"time"
)

func TestSetDate(t *testing.T) {
	for _, c := range []struct{ in, want, kept string }{
		{"2021-06-13T10:20:00Z", "2021-06-13T10:20:00Z", ""},
		{"13 June 2021 10:20", "2021-06-13T00:00:00Z", "13 June 2021 10:20"},
		{"0001-01-01", "", "0001-01-01"},
		{"soon", "", "soon"},
		{"  ", "", ""},
	} {
		r := &Record{}
		r.SetDate(c.in)
		got := ""
		if !r.Published.IsZero() {
			got = r.Published.Format(time.RFC3339)
		}
		if got != c.want || r.Extra["date"] != c.kept || (c.want == "" && c.kept != "") != (len(r.Warnings) == 1) {
			t.Errorf("%q: %q, kept %q, %v", c.in, got, r.Extra["date"], r.Warnings)
		}
	}
}

// TestFiller: the surest name fills a field whatever the order, the others are kept.
func TestFiller(t *testing.T) {
	f := Defaults().Fields.Filler()
	for _, p := range [][2]string{{"domain", "paper.example"}, {"Source Name", "The Example Times"}, {"PUBLICATION-DATE", "2021-06-13"}, {"body", "text"}, {"content", "teaser"}, {"title", " "}, {"x", "y"}, {"x", "z"}} {
		f.Add(p[0], p[1])
	}
	r, html := f.Record(3)
	if r.N != 3 || html != "" || r.Outlet != "The Example Times" || r.Text != "text" || r.Title != "" || r.Published.IsZero() ||
		r.Extra["domain"] != "paper.example" || r.Extra["content"] != "teaser" || r.Extra["x"] != "y; z" {
		t.Errorf("%+v", r)
	}
}

// TestNothing: words for a missing value are none, entities are undone in fields
// of one line and stay in the text.
func TestNothing(t *testing.T) {
	f := Defaults().Fields.Filler()
	for _, p := range [][2]string{{"title", "Talks &amp; more &#8211; at last"}, {"author", "NaN"}, {"source", "None"}, {"date", "NaT"}, {"text", "a &amp; b"}, {"x", "None"}} {
		f.Add(p[0], p[1])
	}
	if r, _ := f.Record(1); r.Title != "Talks & more – at last" || r.Byline != "" || r.Outlet != "" || len(r.Warnings) != 0 || r.Text != "a &amp; b" || r.Extra["x"] != "None" {
		t.Errorf("%+v", r)
	}
}

func TestMapErrors(t *testing.T) {
	if _, err := NewMap(map[string]string{"titel": "x"}); err == nil {
		t.Error("an unknown field is taken")
	}
	m, err := NewMap(map[string]string{"author": "Von"})
	if err != nil || m.Field("von") != Byline {
		t.Errorf("%v, %v", m.Field("von"), err)
	}
}

// TestFill: what is there stays, what is missing is taken.
func TestFill(t *testing.T) {
	r := &Record{Title: "T", Extra: map[string]string{"a": "1"}}
	from := &Record{Title: "U", URL: "u", Published: time.Date(2021, 6, 13, 0, 0, 0, 0, time.UTC), Extra: map[string]string{"a": "2", "b": "3"}, Warnings: []string{"w"}}
	r.Fill(from)
	if r.Title != "T" || r.URL != "u" || r.Published.IsZero() || r.Extra["a"] != "1" || r.Extra["b"] != "3" || len(r.Warnings) != 1 || from.Extra["a"] != "2" {
		t.Errorf("%+v", r)
	}
}

// TestBetterDate: a date with its hour goes before the same day without, any
// date before a placeholder; another day is no better.
func TestBetterDate(t *testing.T) {
	for _, c := range []struct {
		in   [][2]string
		want string
	}{
		{[][2]string{{"date", "2021-06-13"}, {"published_time", "2021-06-13 14:54:09-04:00"}}, "2021-06-13T14:54:09-04:00 true"},
		{[][2]string{{"date", "2021-06-13"}, {"published_time", "2021-06-14 14:54:09-04:00"}}, "2021-06-13T00:00:00Z false"},
		{[][2]string{{"date", "0001-01-01"}, {"timestamp", "2021-06-15"}, {"pubdate", "2021-06-14"}}, "2021-06-14T00:00:00Z false"},
		{[][2]string{{"date", "2021-06-13T10:20:00Z"}, {"pubdate", "2021-06-13T11:20:00Z"}}, "2021-06-13T10:20:00Z true"},
		{[][2]string{{"date", "soon"}, {"inserted_at", "2021-06-14"}}, "0001-01-01T00:00:00Z false"},
	} {
		f := Defaults().Fields.Filler()
		for _, p := range c.in {
			f.Add(p[0], p[1])
		}
		r, _ := f.Record(1)
		if got := fmt.Sprint(r.Published.Format(time.RFC3339), " ", r.HasTime); got != c.want {
			t.Errorf("%v: %s, want %s", c.in, got, c.want)
		}
	}
}
