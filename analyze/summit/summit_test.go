package summit

import (
	"strings"
	"testing"
	"time"

	"parley/analyze/doc"
)

func TestDefaultHasNoFault(t *testing.T) {
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(l.All()); n < 60 {
		t.Errorf("%d summits", n)
	}
}

func TestAssign(t *testing.T) {
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, given, day, text, want, rule string }{
		{"front matter", "geneva-2021", "", "Anything.", "Geneva 2021", "F1"},
		{"front matter, alias", "Alaska 2025", "", "Anything.", "Anchorage 2025", "F1"},
		{"front matter, unknown", "Our summit", "", "Anything.", "Our summit", "F1"},
		{"date and names", "", "2021-06-17", "Biden and Putin met by the lake in Geneva.", "Geneva 2021", "F2"},
		{"date and keyword", "", "2023-07-12", "NATO leaders promised more.", "NATO Vilnius 2023", "F2"},
		{"date alone", "", "2021-06-17", "Rain fell on the harvest.", "", "F5"},
		{"a week off and one name", "", "2021-06-25", "Biden went home.", "", "F5"},
		{"weeks ahead, two names and a meeting", "", "2021-05-25", "Biden and Putin will meet next month.", "Geneva 2021", "F3"},
		{"weeks ahead, two names alone", "", "2021-05-25", "Biden thinks of Putin.", "", "F5"},
		{"months ahead", "", "2021-04-25", "Biden and Putin will meet in Geneva.", "", "F5"},
		{"a name inside a word", "", "2022-11-13", "Bidenomics and Xinhua were talked of; a meeting.", "", "F5"},
		{"two at once, the nearer", "", "2021-06-13", "Leaders of the G7 and of NATO.", "G7 Carbis Bay 2021", "F2"},
		{"no date, place and two names", "", "", "In Singapore, Trump shook hands with Kim.", "Singapore 2018", "F4"},
		{"no date, two summits fit", "", "", "In Helsinki, Bush, Gorbachev, Clinton and Yeltsin are remembered.", "", "F5"},
	} {
		m := doc.Meta{Summit: c.given}
		if c.day != "" {
			m.Published, _ = time.Parse(time.DateOnly, c.day)
		}
		got := l.Assign(doc.New(m, c.text))
		if got.Name != c.want || got.Rule != c.rule || got.Why == "" {
			t.Errorf("%s: got %+v, want %s by %s", c.name, got, c.want, c.rule)
		}
	}
}

// Each summit is found by its own words on its first day, and the list is in
// order of time.
func TestListFindsItself(t *testing.T) {
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	first := func(spellings string) string { s, _, _ := strings.Cut(spellings, "|"); return s }
	var last time.Time
	for _, s := range l.All() {
		if s.From.Before(last) {
			t.Errorf("%s stands too late", s.Name)
		}
		last = s.From
		words := []string{first(s.Place)}
		for _, w := range append(append([]string{}, s.Who...), s.Keywords...) {
			words = append(words, first(w))
		}
		d := doc.New(doc.Meta{Published: s.From}, "They met: "+strings.Join(words, ", ")+".")
		if got := l.Assign(d); got.Name != s.Name {
			t.Errorf("%s is taken for %s: %s", s.Name, got.Name, got.Why)
		}
	}
}

func BenchmarkAssign(b *testing.B) {
	l, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	d := doc.New(doc.Meta{Published: time.Date(2021, 6, 17, 0, 0, 0, 0, time.UTC)}, strings.Repeat("Biden and Putin met by the lake in Geneva. ", 100))
	for b.Loop() {
		l.Assign(d)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(builtIn); err != nil {
			b.Fatal(err)
		}
	}
}

func TestOwnDefinitionsComeFirst(t *testing.T) {
	l, _ := Default()
	l, err := l.With([]byte("- {name: Geneva 2021, from: 2021-06-16, place: Lakeside}\n- {name: Ours, from: 2030-01-02, keywords: [ours]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if l.All()[0].Place != "Lakeside" || strings.Count(names(l), "Geneva 2021") != 1 {
		t.Errorf("own definition does not replace: %s", names(l))
	}
}

func names(l *List) string {
	var b strings.Builder
	for _, s := range l.All() {
		b.WriteString(s.Name + ";")
	}
	return b.String()
}

func TestLoadTellsLines(t *testing.T) {
	_, err := Load([]byte("- {name: A, from: 2001-01-01, place: X}\n- {name: A, from: 2001-01-01, place: X}\n- {name: B, from: soon, place: X}\n- {name: C, from: 2001-01-01}\n- {nom: D}\n"))
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{"line 2: A stands already in line 1", "line 3: B: from", "line 4: C needs a place, who (participants) or keywords", "line 5: "} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in:\n%v", want, err)
		}
	}
}
