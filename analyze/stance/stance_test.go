package stance

import (
	"reflect"
	"strings"
	"testing"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/analyze/speaker"
	"parley/analyze/tone"
)

func TestToward(t *testing.T) {
	m := testModel(t)
	for _, c := range []struct{ text, target, want string }{
		{"Keller was convicted of fraud and lied to the court.", "Keller", "neg"},
		{"Keller is a brilliant and widely admired leader who won the prize.", "Keller", "pos"},
		{"The session was held in the town hall, Keller said.", "Keller", "neu"},
	} {
		i := strings.Index(c.text, c.target)
		r := m.Toward(doc.New(doc.Meta{}, c.text), doc.Span{Start: i, End: i + len(c.target)})
		if r.Label != c.want || len(r.Contributions) == 0 {
			t.Errorf("%s: got %s %.2f %v, want %s", c.text, r.Label, r.Score, r.Contributions, c.want)
		}
	}
	if r := m.Toward(doc.New(doc.Meta{}, "one two"), doc.Span{Start: 3, End: 3}); r.Label != "neu" || r.Score != 0 {
		t.Errorf("empty target: got %v", r)
	}
}

// TestToldTwoWays: two targets in one sentence with opposite polarity.
func TestToldTwoWays(t *testing.T) {
	m := testModel(t)
	text := "Keller praised Novak but condemned Berger."
	d := doc.New(doc.Meta{}, text)
	at := func(s string) doc.Span {
		i := strings.Index(text, s)
		return doc.Span{Start: i, End: i + len(s)}
	}
	if r := m.Directed(d, at("Keller"), at("Novak")); r.Label != "pos" {
		t.Errorf("Novak: got %v", r)
	}
	if r := m.Directed(d, at("Keller"), at("Berger")); r.Label != "neg" {
		t.Errorf("Berger: got %v", r)
	}
}

func TestKinds(t *testing.T) {
	text := "Keller praised Novak, a corrupt liar who was convicted of fraud."
	d := doc.New(doc.Meta{}, text)
	for _, k := range []Kind{Both, Rules, Linear} {
		m, err := New(Options{Kind: k})
		if err != nil {
			t.Fatal(err)
		}
		r := m.Toward(d, doc.Span{Start: 15, End: 20})
		rules, weights := false, false
		for _, c := range r.Contributions {
			rules = rules || strings.HasPrefix(c.Rule, "R")
			weights = weights || strings.HasPrefix(c.Rule, "L:")
		}
		if weights != (k != Rules) || rules && k == Linear {
			t.Errorf("kind %d: %v", k, r.Contributions)
		}
	}
}

func TestAuthor(t *testing.T) {
	m := testModel(t)
	text := "The brutal regime of Novak, a corrupt liar, failed again. Keller met Berger."
	d := doc.New(doc.Meta{}, text)
	c := &statementCase{}
	c.add("people", "Novak m, Keller f, Berger m")
	cast := &speaker.Cast{Entities: c.cast, Mentions: c.mentions(d)}
	whole := []doc.Span{{End: len(text)}}
	got := m.Author(d, cast, whole, m.tone.Score(d, whole, tone.Context{}))
	if len(got) != 1 || got[0].Target != "Novak" || got[0].Polarity >= 0 {
		t.Errorf("got %v, want Novak below 0 and nobody else", got)
	}
}

func TestTopics(t *testing.T) {
	m, err := New(Options{Topics: []Topic{{Name: "pipeline", Aliases: []string{"gas link", "talks"}}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"We welcome the gas link.", "We welcome the talks."} {
		topicCase(t, m, text)
	}
}

func topicCase(t *testing.T, m *Model, text string) {
	d := doc.New(doc.Meta{}, text)
	q := &quote.Quote{Content: []doc.Span{{End: len(text)}}}
	got := m.Of(Input{Doc: d, Quote: q, Cast: &speaker.Cast{}, Attr: &speaker.Attribution{}, Score: m.tone.Score(d, q.Content, tone.Context{})})
	if len(got) != 1 || got[0].Target != "pipeline" || got[0].Polarity <= 0 {
		t.Errorf("%s: got %v, want pipeline above 0", text, got)
	}
}

func TestFramesTellTheLine(t *testing.T) {
	for file, want := range map[string]string{
		"- {verbs: praise, to: 1}\n- {verbs: praise, to: 1}": `frames.yaml:2: "praise" stands twice`,
		"- {verbz: praise, to: 1}":                           "frames.yaml:1: ",
		"- {verbs: praise, to: 7}":                           "frames.yaml:1: to is 7",
		"- {verbs: praise}":                                  "frames.yaml:1: to is 0",
		"- {to: 1}":                                          "frames.yaml:1: has no words",
		"verbs: praise":                                      "frames.yaml: want a list",
	} {
		if _, err := loadFrames([]byte(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", file, err, want)
		}
	}
}

func TestForms(t *testing.T) {
	fs, err := standardFrames()
	if err != nil {
		t.Fatal(err)
	}
	for form, lemma := range map[string]string{"praised": "praise", "slamming": "slam", "supplies": "", "defies": "defy",
		"criticism": "criticism", "critics": "critic", "betrayed": "betray", "vetoed": "veto", "lashed": "lash out"} {
		list := fs[form]
		if lemma == "" && len(list) > 0 || lemma != "" && (len(list) == 0 || list[0].word != lemma) {
			t.Errorf("%s: got %v, want %q", form, list, lemma)
		}
	}
}

func TestWeightsAreFew(t *testing.T) {
	n := 0
	for line := range strings.Lines(weightFile + tieFile) {
		if line[0] != '#' {
			n += 2
		}
	}
	if n > 2000 {
		t.Errorf("%d weights, want at most 2000", n)
	}
	for _, bad := range []string{"w=x\t1", "w=x\ta\t1", "nowhere=x\t1\t1", "w=x\t1\t1\nw=x\t1\t1"} {
		if _, err := parseWeights(bad); err == nil || !strings.Contains(err.Error(), "weights.tsv:") {
			t.Errorf("%q: got %v, want an error with its line", bad, err)
		}
	}
}

func FuzzDirected(f *testing.F) {
	f.Add("Keller, who came late, accused Mr. Novak of stalling.", uint16(0), uint16(6), uint16(35), uint16(40))
	f.Add("“We thank him,” he said", uint16(4), uint16(6), uint16(13), uint16(16))
	m := testModel(f)
	f.Fuzz(func(t *testing.T, text string, a, b, c, e uint16) {
		d := doc.New(doc.Meta{}, text)
		p, q := inside(text, a, b), inside(text, c, e)
		checkResult(t, d, m.Toward(d, p))
		r := m.Directed(d, p, q)
		checkResult(t, d, r)
		if again := m.Directed(d, p, q); !reflect.DeepEqual(r, again) {
			t.Errorf("twice: %v, %v", r, again)
		}
		if k := m.Pair(d, p, q); k < 0 || k > 4 {
			t.Errorf("pair: %d", k)
		}
	})
}

func inside(text string, a, b uint16) doc.Span {
	n := len(text) + 1
	s := doc.Span{Start: int(a) % n, End: int(b) % n}
	s.Start, s.End = min(s.Start, s.End), max(s.Start, s.End)
	return s
}

func checkResult(t *testing.T, d *doc.Document, r Result) {
	t.Helper()
	if r.Score < -1 || r.Score > 1 || r.Score != r.Score {
		t.Errorf("score %g", r.Score)
	}
	if r.Label != "neg" && r.Label != "neu" && r.Label != "pos" {
		t.Errorf("label %q", r.Label)
	}
	for _, c := range r.Contributions {
		if c.Span.Start < 0 || c.Span.End > len(d.Body) || c.Span.Start > c.Span.End {
			t.Errorf("contribution outside the text: %v", c)
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("Keller thanked Novak. He said peace was good, and she should not be brutal.", uint16(22), uint16(60), uint16(0), uint16(6), uint16(15), uint16(20))
	m := testModel(f)
	f.Fuzz(func(t *testing.T, text string, a, b, c, e, g, h uint16) {
		d := doc.New(doc.Meta{}, text)
		content, one, two := inside(text, a, b), inside(text, c, e), inside(text, g, h)
		if content.Empty() || one.Empty() || two.Empty() {
			return
		}
		cast := &speaker.Cast{Entities: []speaker.Entity{{Name: "One", ID: "1"}, {Name: "Two", ID: "2", Kind: speaker.Country}}}
		if one.Start > two.Start {
			one, two = two, one
		}
		cast.Mentions = []speaker.Mention{{Span: one, Entities: []int{0}}, {Span: two, Entities: []int{1}}}
		q := &quote.Quote{Content: []doc.Span{content}, CueLemma: "thank"}
		in := Input{Doc: d, Quote: q, Cast: cast, Attr: &speaker.Attribution{Speakers: []int{0}}, Score: m.tone.Score(d, q.Content, tone.Context{})}
		got := m.Of(in)
		for _, s := range got {
			if s.TargetID == "1" {
				t.Errorf("the speaker is a target: %v", s)
			}
			if s.Polarity < -1 || s.Polarity > 1 || s.Confidence < 0 || s.Confidence > 1 || s.Span.Start < 0 || s.Span.End > len(text) || s.Target == "" {
				t.Errorf("bad stance %v", s)
			}
		}
		if !reflect.DeepEqual(got, m.Of(in)) {
			t.Error("not the same twice")
		}
	})
}

// benchText is an article of about 5 kB.
var benchText = strings.Repeat("Maria Keller thanked Tomas Novak for his patience, but accused the northern states of stalling the talks. "+
	"“We had a very good and constructive meeting,” she said. Novak, who was criticized by Berger, said the deal was dead.\n", 22)

func BenchmarkOf(b *testing.B) {
	m := testModel(b)
	d := doc.New(doc.Meta{}, benchText)
	c := &statementCase{}
	c.add("people", "Maria Keller f, Tomas Novak m, Berger m")
	cast := &speaker.Cast{Entities: c.cast, Mentions: c.mentions(d)}
	var in []Input
	for i := range d.Sentences {
		q := &quote.Quote{Content: []doc.Span{d.Sentences[i].Span}}
		in = append(in, Input{Doc: d, Quote: q, Cast: cast, Attr: &speaker.Attribution{Speakers: []int{0}}, Score: m.tone.Score(d, q.Content, tone.Context{})})
	}
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range in {
			m.Of(in[i])
		}
	}
}

func BenchmarkToward(b *testing.B) {
	m := testModel(b)
	text := benchText[:224]
	d := doc.New(doc.Meta{}, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		m.Toward(d, doc.Span{Start: 0, End: 12})
	}
}

// TestLongText: one paragraph of 2 MB without a stop, and a million marks.
func TestLongText(t *testing.T) {
	m := testModel(t)
	for _, text := range []string{strings.Repeat("Keller thanked Novak and ", 80000), strings.Repeat("“Keller ", 60000)} {
		d := doc.New(doc.Meta{}, text)
		c := &statementCase{}
		c.add("people", "Keller f, Novak m")
		cast := &speaker.Cast{Entities: c.cast, Mentions: c.mentions(d)}
		q := &quote.Quote{Content: []doc.Span{{End: len(text)}}}
		m.Of(Input{Doc: d, Quote: q, Cast: cast, Attr: &speaker.Attribution{Speakers: []int{0}}})
		m.Author(d, cast, q.Content, tone.Score{})
		m.Toward(d, doc.Span{Start: len(text) / 2, End: len(text)/2 + 6})
	}
}
