package stance

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/analyze/speaker"
	"parley/analyze/tone"
	"parley/lexicon"
	"parley/lexicon/people"
)

// A statementCase is one case of testdata/statements.txtar.
type statementCase struct {
	text, cue, content, addressee, speaker, to string
	kind                                       Kind
	cast                                       []speaker.Entity
	want                                       []string
}

func parseCase(t *testing.T, data string) *statementCase {
	c := &statementCase{}
	for line := range strings.Lines(data) {
		key, v, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		if !ok {
			t.Fatalf("line %q: want key: value", line)
		}
		switch key {
		case "text":
			c.text = v
		case "cue":
			c.cue = v
		case "content":
			c.content = v
		case "addressee":
			c.addressee = v
		case "without":
		case "to":
			c.to = v
		case "kind":
			if c.kind, ok = ParseKind(v); !ok {
				t.Fatalf("unknown kind %q", v)
			}
		case "speaker":
			c.speaker = v
		case "want":
			c.want = append(c.want, v)
		case "people", "countries":
			c.add(key, v)
		default:
			t.Fatalf("unknown key %q", key)
		}
	}
	return c
}

func (c *statementCase) add(key, list string) {
	for name := range strings.SplitSeq(list, ", ") {
		e := speaker.Entity{Name: name, Kind: speaker.Country, ID: people.ID("x/" + name)}
		if key == "people" {
			i := strings.LastIndexByte(name, ' ')
			e.Name, e.Kind, e.Sex = name[:i], speaker.Person, pick(name[i:] == " f", people.Female, people.Male)
			e.ID = people.ID("x/" + e.Name)
		}
		c.cast = append(c.cast, e)
	}
}

// input builds what the rooms before would give.
func (c *statementCase) input(t *testing.T, sc *tone.Scorer) Input {
	d := doc.New(doc.Meta{}, c.text)
	find := func(s string) doc.Span {
		i := strings.Index(c.text, s)
		if i < 0 {
			t.Fatalf("%q is not in the text", s)
		}
		return doc.Span{Start: i, End: i + len(s)}
	}
	q := &quote.Quote{Content: []doc.Span{find(c.content)}, Cue: find(c.cue), Outer: -1, SameAs: -1}
	if c.addressee != "" {
		q.Addressee = find(c.addressee)
	}
	at := &speaker.Attribution{Speakers: []int{slices.IndexFunc(c.cast, func(e speaker.Entity) bool { return e.Name == c.speaker })}}
	if c.to != "" {
		at.Addressees = []int{slices.IndexFunc(c.cast, func(e speaker.Entity) bool { return e.Name == c.to })}
	}
	cast := &speaker.Cast{Entities: c.cast, Mentions: c.mentions(d)}
	var mask []doc.Span
	for _, m := range cast.Mentions {
		mask = append(mask, m.Span)
	}
	return Input{Doc: d, Quote: q, Cast: cast, Attr: at, Score: sc.Score(d, q.Content, tone.Context{Mask: mask})}
}

// mentions finds the full and last names of the cast.
func (c *statementCase) mentions(d *doc.Document) []speaker.Mention {
	var out []speaker.Mention
	for i, e := range c.cast {
		last := e.Name[strings.LastIndexByte(e.Name, ' ')+1:]
		for _, tok := range d.Tokens {
			s := tok.Span()
			if bare(straight(d.Text(s))) != last {
				continue
			}
			if full := s.End - len(e.Name); full >= 0 && d.Body[full:s.End] == e.Name {
				s.Start = full
			}
			out = append(out, speaker.Mention{Span: s, Entities: []int{i}})
		}
	}
	slices.SortFunc(out, func(a, b speaker.Mention) int { return a.Span.Start - b.Span.Start })
	return out
}

func describe(s Stance) string {
	sign := "0"
	switch {
	case s.Polarity > faint:
		sign = "+"
	case s.Polarity < -faint:
		sign = "-"
	case s.Polarity != 0:
		sign = "~"
	}
	return fmt.Sprintf("%s %s %s", s.Target, sign, s.Rule)
}

func TestStatements(t *testing.T) {
	a, err := txtar.ParseFile("testdata/statements.txtar")
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	m, sc := testModel(t), tone.New(lex)
	for _, f := range a.Files {
		t.Run(f.Name, func(t *testing.T) {
			c := parseCase(t, string(f.Data))
			var got []string
			m := m
			if c.kind != Both {
				if m, err = New(Options{Kind: c.kind}); err != nil {
					t.Fatal(err)
				}
			}
			for _, s := range m.Of(c.input(t, sc)) {
				got = append(got, describe(s))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s\n-want +got:\n%s", c.text, diff)
			}
		})
	}
}

// marked takes the marks [P: ] and [Q: ] out of a text.
func marked(t *testing.T, s string) (text string, p, q doc.Span) {
	for _, m := range []struct {
		open string
		span *doc.Span
	}{{"[P:", &p}, {"[Q:", &q}} {
		before, rest, ok1 := strings.Cut(s, m.open)
		name, after, ok2 := strings.Cut(rest, "]")
		if !ok1 || !ok2 {
			t.Fatalf("%q has no %s ]", s, m.open)
		}
		*m.span = doc.Span{Start: len(before), End: len(before) + len(name)}
		s = before + name + after
	}
	return s, p, q
}

func TestPairs(t *testing.T) {
	a, err := txtar.ParseFile("testdata/pairs.txtar")
	if err != nil {
		t.Fatal(err)
	}
	m := testModel(t)
	for _, f := range a.Files {
		t.Run(f.Name, func(t *testing.T) {
			c := fields(string(f.Data))
			text, p, q := marked(t, c["text"])
			d := doc.New(doc.Meta{}, text)
			there, back := m.Directed(d, p, q), m.Directed(d, q, p)
			if got := fmt.Sprint(m.Pair(d, p, q)); got != c["want"] || c["rule"] != "" && !toldBy(there, c["rule"]) && !toldBy(back, c["rule"]) {
				t.Errorf("%s: got %s, want %s by %s; %s | %s", text, got, c["want"], c["rule"], reasons(d, there), reasons(d, back))
			}
		})
	}
}
