package duplicate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// prose makes n words drawn like those of a language from a seed.
func prose(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 7))
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("word%d", int(math.Exp(r.Float64()*9)))
	}
	return out
}

func text(words []string) string { return strings.Join(words, " ") }

func TestFind(t *testing.T) {
	story, other := prose(1, 400), prose(2, 400)
	changed := slices.Clone(story)
	for i := 10; i < 400; i += 40 {
		changed[i] = "altered"
	}
	articles := []Article{
		{Doc: "late", Published: "2021-06-18", Sketch: New("TOKYO (AP) — " + strings.ToUpper(text(story)))},
		{Doc: "first", Published: "2021-06-16T10:00:00Z", Wire: "AP", Sketch: New(text(story))},
		{Doc: "other", Published: "2021-06-15", Sketch: New(text(other))},
		{Doc: "edited", Published: "2021-06-17", Sketch: New(text(changed))},
		{Doc: "same", Sketch: New("“" + text(story[:200]) + ",” — " + text(story[200:]))},
		{Doc: "cut", Published: "2021-06-17", Sketch: New(text(story[:180]))},
		{Doc: "short", Sketch: New("Photo: leaders shake hands")},
		{Doc: "short too", Sketch: New("Photo: leaders shake hands")},
		{Doc: "none"},
	}
	got := Find(articles)
	want := []string{"late D2", "edited D2", "same D1", "cut D3"}
	if len(got) != len(want) {
		t.Fatalf("%d copies: %+v", len(got), got)
	}
	for i, c := range got {
		if c.Doc+" "+c.Rule != want[i] || c.Of != "first" || c.Wire != "AP" || c.Share <= .2 {
			t.Errorf("%+v, want %s", c, want[i])
		}
	}
}

// A form filled in a year later is no copy; the same words are.
func TestFindMindsTheDate(t *testing.T) {
	form := prose(6, 300)
	filled := append([]string{"other", "names"}, form[20:]...)
	for _, c := range []struct {
		day  string
		text []string
		want int
	}{{"2021-06-20", filled, 1}, {"2022-06-16", filled, 0}, {"", filled, 1}, {"2022-06-16", form, 1}} {
		got := Find([]Article{{Doc: "a", Published: "2021-06-16", Sketch: New(text(form))}, {Doc: "b", Published: c.day, Sketch: New(text(c.text))}})
		if len(got) != c.want {
			t.Errorf("%s: %+v", c.day, got)
		}
	}
}

// Law: pairs that meet in several bands give what they give when told once, and
// the number of processors does not matter.
func TestFindMindsNoRepetition(t *testing.T) {
	dice := rand.New(rand.NewPCG(11, 1))
	var articles []Article
	for i := range 400 {
		story := prose(uint64(20+dice.IntN(12)), 200)
		for range dice.IntN(30) {
			story[dice.IntN(len(story))] = fmt.Sprint("new", dice.IntN(9))
		}
		day := ""
		if i%5 > 0 {
			day = fmt.Sprintf("2021-06-%02d", 1+dice.IntN(20))
		}
		articles = append(articles, Article{Doc: fmt.Sprint(i), Published: day, Sketch: New(text(story[:100+dice.IntN(100)]))})
	}
	f := finder{articles, newGroups(len(articles)), make([]link, len(articles))}
	seen, told := map[[2]int32]bool{}, 0
	one := turn{map[uint64]int32{}, make([]int32, len(articles)), nil}
	for band := range bands {
		one.find(articles, band)
		for _, p := range one.pairs {
			if told++; !seen[[2]int32{p.i, p.j}] {
				seen[[2]int32{p.i, p.j}] = true
				f.join(p)
			}
		}
	}
	if once, got := f.groups.copies(articles, f.best), Find(articles); !slices.Equal(once, got) || len(got) < 100 || told < 2*len(seen) {
		t.Errorf("%d copies, told once %d; %d pairs told %d times", len(got), len(once), len(seen), told)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	whole := Find(articles)
	for _, n := range []int{1, 5, bands + 1} {
		runtime.GOMAXPROCS(n)
		if got := Find(articles); !slices.Equal(got, whole) {
			t.Errorf("%d processors: %d copies, want %d", n, len(got), len(whole))
		}
	}
}

// The estimate of a sketch lies within three standard errors of the true share.
func TestSketchEstimatesTheShare(t *testing.T) {
	for keep := 100; keep <= 1000; keep += 100 {
		a := prose(3, 1000)
		b := append(slices.Clone(a[:keep]), prose(4, 1000-keep)...)
		true := jaccard(a, b)
		_, share := judge(New(text(a)), New(text(b)))
		if math.Abs(share-true) > 3*math.Sqrt(true*(1-true)/Places)+.01 {
			t.Errorf("%d of 1000 kept: %.3f, want %.3f", keep, share, true)
		}
	}
}

func jaccard(a, b []string) float64 {
	set := func(w []string) map[string]bool {
		out := map[string]bool{}
		for i := 2; i < len(w); i++ {
			out[text(w[i-2:i+1])] = true
		}
		return out
	}
	x, y, both := set(a), set(b), 0
	for k := range x {
		if y[k] {
			both++
		}
	}
	return float64(both) / float64(len(x)+len(y)-both)
}

func TestWire(t *testing.T) {
	for _, c := range []struct{ byline, text, want string }{
		{"", "GENEVA (AP) — Two presidents met.", "AP W2"},
		{"By Ann Lee, Associated Press", "Two presidents met.", "AP W1"},
		{"Reuters", "Two met.", "Reuters W1"},
		{"", "MOSCOW, June 16. /TASS/. Two met.", "TASS W2"},
		{"", strings.Repeat("Two met. ", 30) + "(Kyodo)\n", "Kyodo W3"},
		{"By Japp Apfel", "They met, the AP said.", " "},
		{"", strings.Repeat("long ", 100) + "a story (Reuters) had said so. The end of it is here.", " "},
	} {
		name, rule := Wire(c.byline, c.text)
		if got := name + " " + rule; got != c.want {
			t.Errorf("%q %q: %q, want %q", c.byline, c.text[:min(40, len(c.text))], got, c.want)
		}
	}
}

func FuzzNew(f *testing.F) {
	f.Add("Two presidents met in Geneva.")
	f.Add("“Ünïcode” — \xff\xfe words")
	f.Fuzz(func(t *testing.T, s string) {
		a, b := New(s), New(strings.ToUpper(strings.ToLower(s)))
		if *a != *New(s + " ") || a.Shingles < 0 {
			t.Fatal("white space counts")
		}
		if isASCII(s) && *a != *b {
			t.Fatal("case counts")
		}
	})
}

func isASCII(s string) bool { return strings.IndexFunc(s, func(r rune) bool { return r > 127 }) < 0 }

// 100,000 articles of 400 words, a tenth of them copies of earlier ones.
func BenchmarkHundredThousand(b *testing.B) {
	const n = 100_000
	vocabulary := prose(9, 1<<16)
	bytes := 0
	for b.Loop() {
		articles := make([]Article, n)
		for i := range articles {
			k := i
			if i%10 == 9 {
				k = i - 5
			}
			words := vocabulary[k*37%(1<<15):][:400]
			body := shuffled(words, uint64(k))
			if k != i {
				body += " (AP)"
			}
			bytes += len(body)
			articles[i] = Article{Doc: fmt.Sprint(i), Sketch: New(body)}
		}
		if c := Find(articles); len(c) < n/10*9/10 || len(c) > n/10*11/10 {
			b.Fatal(len(c))
		}
	}
	b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
	b.SetBytes(int64(bytes / b.N))
}

func shuffled(words []string, seed uint64) string {
	w := slices.Clone(words)
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(w), func(i, j int) { w[i], w[j] = w[j], w[i] })
	return text(w)
}

func BenchmarkNew(b *testing.B) {
	s := text(prose(5, 500))
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		New(s)
	}
}
