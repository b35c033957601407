package coverage

import (
	"fmt"
	"iter"
	"math"
	"strings"
	"testing"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

func of(rows ...statement.Statement) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		for i := range rows {
			if !yield(&rows[i], nil) {
				return
			}
		}
	}
}

func row(article, outlet, speaker, kind, text string, at int) statement.Statement {
	return statement.Statement{Doc: article, Outlet: outlet, Speaker: speaker, Kind: kind, Text: text, N: at, Content: []doc.Span{{Start: at * 100, End: at*100 + 10}}}
}

const (
	whole   = "We will open the northern bridge in spring, and nobody should stand in its way."
	passage = "Thank you all for coming to this hall tonight. It has been a long winter for both our towns and our people are tired of it. " + whole +
		" After that we shall speak of the harbour, of the ferries, of the schools on either bank, and of what the ministers have still to sign before the summer comes."
)

func rows() []statement.Statement {
	return []statement.Statement{
		row("b1", "Bugle", "Ann Lee", "direct", whole, 1),
		row("c1", "Clarion", "Ann Lee", "direct", "we will open the northern bridge in spring", 2),
		row("d1", "Dispatch", "Ann Lee", "mixed", "We will open the northern crossing in spring and none should stand in its way", 1),
		row("e1", "Echo", "Ann Lee", "turn", passage, 1),
		row("c1", "Clarion", "Bo Ek", "direct", "We will open the northern bridge", 3),
		row("d1", "Dispatch", "Ann Lee", "direct", "The harbour can wait for another year", 3),
		row("b1", "Bugle", "Ann Lee", "indirect", "the northern bridge will open in spring", 4),
		row("b1", "Bugle", "Ann Lee", "direct", "a good day", 5),
	}
}

func TestAlign(t *testing.T) {
	q, err := Align(of(rows()...))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, u := range q[0].Uses {
		got = append(got, u.Outlet+" "+u.Rule)
	}
	if s := strings.Join(got, ", "); s != "Bugle C1, Clarion C2, Dispatch C3, Echo C4" {
		t.Errorf("uses of %q: %s", q[0].Text, s)
	}
	if q[0].Speaker != "Ann Lee" || q[0].Text != whole {
		t.Errorf("got %+v", q[0])
	}
	if s := Marked(q[0].Uses[1].Edits); s != "we will open the northern bridge in spring [-and nobody should stand in its way.-]" {
		t.Error(s)
	}
	if s := Marked(q[0].Uses[2].Edits); s != "We will open the northern [-bridge-] {+crossing+} in spring and [-nobody-] {+none+} should stand in its way" {
		t.Error(s)
	}
	if math.Abs(q[0].Uses[1].Share-8.0/15) > 1e-9 {
		t.Errorf("share %g", q[0].Uses[1].Share)
	}
	if len(q) != 4 { // the bridge, the passage, Bo's words, the harbour
		t.Errorf("%d quotations", len(q))
	}
}

// Two that share words only by way of a third stay apart when the third is shorter.
func TestAlignDoesNotChain(t *testing.T) {
	q, err := Align(of(
		row("a", "Bugle", "Ann Lee", "direct", "we came to the river at dawn and slept there under the old stone bridge", 1),
		row("b", "Echo", "Ann Lee", "direct", "slept there under the old stone bridge", 1),
		row("c", "Alert", "Ann Lee", "direct", "nobody slept there under the old stone bridge because of all the rain that fell", 1)))
	if err != nil || len(q) != 2 || len(q[0].Uses) != 2 || len(q[1].Uses) != 1 {
		t.Errorf("%v %+v", err, q)
	}
}

func TestMatrix(t *testing.T) {
	q, err := Align(of(rows()...))
	if err != nil {
		t.Fatal(err)
	}
	m := NewMatrix(q, []statement.Article{{Outlet: "Echo"}, {Outlet: "Clarion"}, {Outlet: "Bugle"}, {Outlet: "Dispatch"}, {Outlet: "Alert"}, {Outlet: "Echo"}, {}}, 2)
	if s := strings.Join(m.Outlets, " "); s != "Alert Bugle Clarion Dispatch Echo" {
		t.Error(s)
	}
	if len(m.Quotations) != 1 {
		t.Fatalf("%d quotations used by two outlets", len(m.Quotations))
	}
	want := []How{LeftOut, Full, Cut, Changed, Full}
	for j, c := range m.Cells[0] {
		if c.How != want[j] {
			t.Errorf("%s: %q, want %q", m.Outlets[j], c.How, want[j])
		}
	}
}

func TestLeads(t *testing.T) {
	l, err := Leads(of(append(rows(), row("b1", "Bugle", "Bo Ek", "headline", "Bridge to open", 0))...))
	if err != nil {
		t.Fatal(err)
	}
	if len(l) != 4 || l[0].Doc != "b1" || l[0].Text != whole || l[1].Speaker != "Ann Lee" || l[1].N != 2 {
		t.Errorf("got %+v", l)
	}
}

func TestFraming(t *testing.T) {
	var texts []Text
	for i := range 4 {
		texts = append(texts,
			Text{fmt.Sprint("b", i), "Bugle", "The regime met the envoys. The regime spoke of the bridge and the river."},
			Text{fmt.Sprint("c", i), "Clarion", "The government met the envoys. The government spoke of the bridge and the river."})
	}
	texts[0].Body += " Oddly oddly oddly oddly."
	k := Framing(texts, FrameOptions{})
	if len(k) != 2 || k[0].Group != "Bugle" || k[0].Word != "regime" || k[1].Word != "government" {
		t.Fatalf("got %+v", k)
	}
	if r := k[0]; r.Count != 8 || r.Others != 0 || r.Articles != 4 || r.Z < 1.5 || r.Low > r.LogOdds || r.G2 < 5 || r.Dispersion > .1 || r.Q < r.P || len(r.Contexts) != 3 || r.Contexts[0] != "The [regime] met the envoys. The regime spoke" {
		t.Errorf("got %+v", r)
	}
	if one := Framing(texts[:1], FrameOptions{}); len(one) != 0 {
		t.Errorf("one outlet has no others: %+v", one)
	}
}

func TestVerbs(t *testing.T) {
	var all []statement.Statement
	for i := range 12 {
		a, b := row(fmt.Sprint("b", i), "Bugle", "Ann Lee", "direct", "x", 1), row(fmt.Sprint("c", i), "Clarion", "Ann Lee", "direct", "x", 1)
		a.CueWord, b.CueWord = "claim", "say"
		if i%3 == 0 {
			a.CueWord = "say"
		}
		all = append(all, a, b)
	}
	v, err := Verbs(of(all...), func(s *statement.Statement) string { return s.Outlet }, FrameOptions{})
	if err != nil || len(v) != 2 || v[0].Group != "Bugle" || v[0].Word != "claim" || v[0].Count != 8 || v[1].Word != "say" {
		t.Errorf("%v %+v", err, v)
	}
}

func TestSimilarity(t *testing.T) {
	texts := []Text{
		{"a", "", "bridge river spring envoys harbour"}, {"b", "", "bridge river spring envoys ferry"},
		{"c", "", "budget taxes deficit minister"}, {"d", "", "budget taxes deficit chancellor"}, {"e", "", ""}}
	s := Cosine(texts)
	if !(s[0][1] > .5 && s[2][3] > .4 && s[0][2] == 0 && s[1][0] == s[0][1] && s[4][0] == 0) {
		t.Errorf("got %v", s)
	}
	at, stress, err := Map(s)
	if err != nil {
		t.Fatal(err)
	}
	gap := func(i, j int) float64 { return math.Hypot(at[i][0]-at[j][0], at[i][1]-at[j][1]) }
	if !(gap(0, 1) < gap(0, 2) && gap(2, 3) < gap(1, 3) && stress > 0 && stress < .5) {
		t.Errorf("places %v, stress %g", at, stress)
	}
	for n := range 3 { // few or equal articles have places too
		same := square(n, func(int, int) float64 { return 1 })
		if at, _, err := Map(same); err != nil || len(at) != n {
			t.Errorf("%d equal articles: %v %v", n, at, err)
		}
	}
	if _, _, err := Map(make([][]float64, maxMap+1)); err == nil {
		t.Error("a map of too many articles gives no error")
	}
}

func TestSharedQuotes(t *testing.T) {
	q := []Quotation{{Uses: []Use{{Doc: "a"}, {Doc: "b"}}}, {Uses: []Use{{Doc: "a"}, {Doc: "elsewhere"}}}}
	s := SharedQuotes([]string{"a", "b", "c"}, q)
	if s[0][1] != .5 || s[0][2] != 0 || s[2][2] != 1 {
		t.Errorf("got %v", s)
	}
}

func FuzzDiff(f *testing.F) {
	f.Add("We will open the bridge", "we will, then, open it")
	f.Add("", "a")
	f.Add("x \xff y", "“x” y y")
	f.Fuzz(func(t *testing.T, a, b string) {
		from, to := &item{}, &item{}
		v := newVocabulary()
		for text, it := range map[*string]*item{&a: from, &b: to} {
			words, keys := split(*text)
			it.words, it.keys = words, v.numbers(keys)
		}
		edits, kept := diff(from, to)
		var built []string
		n := 0
		for _, e := range edits {
			if e.Op != '-' {
				built = append(built, e.Text)
			}
			if e.Op == '=' {
				n += len(strings.Fields(e.Text))
			}
		}
		if strings.Join(built, " ") != strings.Join(to.words, " ") || n != kept || kept > min(len(from.keys), len(to.keys)) {
			t.Fatalf("%q to %q: %q, %d kept", a, b, Marked(edits), kept)
		}
	})
}

// 20,000 statements of 200 articles on one event, many of them shared.
func BenchmarkAlign(b *testing.B) {
	var all []statement.Statement
	for i := range 20_000 {
		text := fmt.Sprintf("thing%d was said about matter%d of the day%d and of place%d", i%4000, i%3999, i%4001, i%4003)
		all = append(all, row(fmt.Sprint(i%200), fmt.Sprint("Outlet ", i%20), fmt.Sprint("Speaker ", i%10), "direct", text, i))
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Align(of(all...)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(all)*b.N)/b.Elapsed().Seconds(), "statements/s")
}
