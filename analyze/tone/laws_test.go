package tone

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"parley/analyze/doc"
	"parley/lexicon"
)

func standard(t testing.TB) *Scorer {
	t.Helper()
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	return New(lex)
}

func scoreAll(s *Scorer, text string) (*doc.Document, Score) {
	d := doc.New(doc.Meta{}, text)
	return d, s.Score(d, []doc.Span{{End: len(d.Body)}}, Context{})
}

// own are sentences of our own that seed the fuzzing.
var own = []string{
	"", "The talks were frank, useful and not without progress, but serious differences remain.", "“We’ll see,” he said – “nobody knows.”", "Could you please look at this page? Thanks!!!",
	"They warned them not to torpedo the nascent progress; IT WOULD HAVE BEEN A DISASTER.", "their 'help' ‘is a joke’ of the so-called allies", "\xff\xfe not \x00 good", "…", "''I don't think it's constructive,''",
}

// TestEmpty holds that nothing says nothing.
func TestEmpty(t *testing.T) {
	for _, text := range []string{"", " ", "...", "The table stood in the room."} {
		_, sc := scoreAll(standard(t), text)
		if sc.Overall != 0 || sc.Valence != 0 || len(sc.Tone) != 0 || len(sc.Hits) != 0 {
			t.Errorf("%q scores %+v", text, sc)
		}
	}
}

// TestNegationFlips holds that a negated word of praise lowers overall and
// valence.
func TestNegationFlips(t *testing.T) {
	s := standard(t)
	for _, w := range []string{"constructive", "productive", "respectful", "honest", "helpful", "friendly", "hopeful", "encouraging"} {
		_, yes := scoreAll(s, "The answer of the other side was "+w+" today.")
		_, no := scoreAll(s, "The answer of the other side was not "+w+" today.")
		if no.Overall >= yes.Overall || no.Valence >= yes.Valence || yes.Overall <= 0 {
			t.Errorf("%s: %.3f %.3f, not %s: %.3f %.3f", w, yes.Overall, yes.Valence, w, no.Overall, no.Valence)
		}
	}
}

// TestSplit holds that hits do not depend on how the spans of whole sentences
// are cut, and that a long text is heard like its passages.
func TestSplit(t *testing.T) {
	s := standard(t)
	a, b := "The talks were constructive and friendly. ", "The plan is a disgrace and we reject it."
	d := doc.New(doc.Meta{}, a+b)
	whole := s.Score(d, []doc.Span{{End: len(d.Body)}}, Context{})
	parts := s.Score(d, []doc.Span{{End: len(a) - 1}, {Start: len(a), End: len(d.Body)}}, Context{})
	if !reflect.DeepEqual(whole, parts) {
		t.Errorf("whole %+v\nparts %+v", whole, parts)
	}
	text := strings.Repeat(strings.Join(own[1:3], " ")+"\n", 10)
	_, one := scoreAll(s, text)
	_, ten := scoreAll(s, strings.Repeat(text, 10))
	if math.Abs(one.Overall-ten.Overall) > 1e-9 || math.Abs(one.Valence-ten.Valence) > 1e-9 {
		t.Errorf("one %.4f %.4f, ten times %.4f %.4f", one.Overall, one.Valence, ten.Overall, ten.Valence)
	}
}

// FuzzScore holds the laws of a score on any bytes.
func FuzzScore(f *testing.F) {
	for _, s := range own {
		f.Add(s)
	}
	s := standard(f)
	f.Fuzz(func(t *testing.T, text string) {
		d, sc := scoreAll(s, text)
		if _, again := scoreAll(s, text); !reflect.DeepEqual(sc, again) {
			t.Error("two scores of one text")
		}
		if !(sc.Overall >= -1 && sc.Overall <= 1 && sc.Valence >= -1 && sc.Valence <= 1) {
			t.Errorf("overall %v, valence %v", sc.Overall, sc.Valence)
		}
		for name, v := range sc.Tone {
			if !(v > 0) || math.IsInf(v, 0) {
				t.Errorf("%s %v", name, v)
			}
		}
		for i, h := range sc.Hits {
			if h.Span.Start < 0 || h.Span.End > len(d.Body) || h.Span.Start >= h.Span.End || i > 0 && h.Span.Start < sc.Hits[i-1].Span.Start {
				t.Errorf("hit %d at %v", i, h.Span)
			}
			if utf8.ValidString(d.Body) && !utf8.ValidString(d.Text(h.Span)) {
				t.Errorf("hit %d cuts a letter", i)
			}
			if math.IsNaN(h.Weight) || h.Weight == 0 {
				t.Errorf("hit %d weighs %v", i, h.Weight)
			}
		}
	})
}

func TestParseTable(t *testing.T) {
	table := learned()
	if len(table.columns) != len(Tones)+2 || len(table.rows) < 20 {
		t.Fatalf("%d columns, %d rows", len(table.columns), len(table.rows))
	}
	for _, name := range standard(t).FeatureNames() {
		if table.rows[name] == nil {
			t.Errorf("no row for %s", name)
		}
	}
	for i, c := range table.columns[:len(Tones)] {
		if w := table.rows[c][i]; w <= 0 {
			t.Errorf("%s weighs %.2f for itself", c, w)
		}
	}
	for _, bad := range []string{"f a\nx 1 2\n", "f a\nx y\n"} {
		if _, err := parseTable(bad); err == nil {
			t.Errorf("%q is accepted", bad)
		}
	}
}

func BenchmarkScore(b *testing.B) {
	s := standard(b)
	text := strings.Repeat(strings.Join(own[1:6], " ")+"\n\n", 300)
	d := doc.New(doc.Meta{}, text)
	for b.Loop() {
		s.Score(d, []doc.Span{{End: len(text)}}, Context{})
	}
	b.ReportMetric(float64(len(text))*float64(b.N)/1e6/b.Elapsed().Seconds(), "MB/s")
}
