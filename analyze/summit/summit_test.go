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
		{"date alone", "", "2021-06-17", "Rain fell on the harvest.", "", "F4"},
		{"a week off and one name", "", "2021-06-25", "Biden went home.", "", "F4"},
		{"no date, place and two names", "", "", "In Singapore, Trump shook hands with Kim.", "Singapore 2018", "F3"},
		{"no date, two summits fit", "", "", "In Helsinki, Bush, Gorbachev, Clinton and Yeltsin are remembered.", "", "F4"},
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
	for _, want := range []string{"line 2: A stands already in line 1", "line 3: B: from", "line 4: C needs a place", "line 5: "} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in:\n%v", want, err)
		}
	}
}
