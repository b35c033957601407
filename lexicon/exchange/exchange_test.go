package exchange

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"parley/lexicon"
)

func e(category, term string, weight float64) lexicon.Entry {
	return lexicon.Entry{Category: category, Term: term, Weight: weight, Plain: true}
}

func cat(names ...string) []lexicon.Category {
	var out []lexicon.Category
	for _, n := range names {
		out = append(out, lexicon.Category{Name: n, Layer: lexicon.Other})
	}
	return out
}

// small is the dictionary that flat files write in every format.
var small = lexicon.Dictionary{Name: "small", Categories: cat("warm", "cold"), Entries: []lexicon.Entry{
	e("warm", "friend*", 1), e("warm", "good will", 1), e("warm", "don't worry", 1), e("warm", "bridge", 1),
	e("cold", "rebuff", 1), e("cold", "?old shoulder", 1), e("cold", "bridge", 1)}}

// nested has a category inside another and entries in both.
var nested = lexicon.Dictionary{Name: "small", Categories: cat("mood", "mood.warm", "mood.warm.very"), Entries: []lexicon.Entry{
	e("mood", "feel*", 1), e("mood.warm", "friend*", 1), e("mood.warm.very", "dear friend", 1)}}

// weighted has numbers.
var weighted = lexicon.Dictionary{Name: "small", Categories: cat("warm", "cold"), Entries: []lexicon.Entry{
	e("warm", "friend*", 1.5), e("warm", "good will", 1), e("cold", "rebuff", 2.25), e("cold", "friend*", -0.5)}}

var rated = lexicon.Dictionary{Name: "small", Categories: []lexicon.Category{{Name: "valence", Layer: lexicon.Valence}}, Entries: []lexicon.Entry{
	e("valence", "cheerful", .75), e("valence", "gloomy", -.5), e("valence", "not bad", .25), e("valence", "dire", -1)}}

var sameTests = []struct {
	name, file, text string
	format           Format
	want             lexicon.Dictionary
}{
	{"parley", "small.yaml", "", Parley, small}, // two files, see parleyFiles
	{"X1 X2 quanteda", "small.yml", "warm:\n  - friend*\n  - Good  Will\n  - don’t worry\n  - bridge\ncold: [rebuff, '?old shoulder', bridge]\n", Quanteda, small},
	{"liwc", "small.dic", "%\n1\twarm\n2\tcold\n%\nFriend*\t1\ngood will\t1\ndon't worry\t1\nbridge\t1\t2\nrebuff\t2\n?old shoulder\t2\n", LIWC, smallLIWC()},
	{"L1 L2 L4 X6 liwc, every trap", "small.dic", "\n%\t\t\n01                    warm\n\t\n02\tx\tcold\n%\t\t\n\nfriend*             01\ngood will\t01\ndon't worry  01\nbridge\t01 02\t\nrebuff   \t02\n?old shoulder\t02\n", LIWC, smallLIWC()},
	{"dicx", "small.dicx", "DicTerm,warm,cold\nfriend*,X,\n\"good will\",x,0\ndon't worry,1,\nbridge,X,X\nrebuff,,1\n?old shoulder,,X\n", DICX, smallLIWC()},
	{"LIWC-22 as csv", "small.csv", "Entry;warm;cold\nfriend*;X;\ngood will;x;0\ndon't worry;1;\nbridge;X;X\nrebuff;;1\n?old shoulder;;X\n", DICX, smallLIWC()},
	{"W1 W2 wordstat", "small.cat", "WARM\n\tFRIEND* (1)\n\tGOOD_WILL (1)\n   \tDON'T WORRY (1)\n\tBRIDGE (1)\nCOLD\n\tREBUFF (1)\n\t?OLD SHOULDER (1)\n\tBRIDGE (1)\n", WordStat, named(small, "WARM", "COLD")},
	{"lexicoder", "small.lc3", "+warm\nfriend* \n good will\ndon't\x01 worry\nbridge\n+cold\nrebuff\n?old shoulder\nbridge\n", Lexicoder, small},
	{"yoshikoder", "small.ykd", `<?xml version="1.0" encoding="UTF-8"?><dictionary style="050805" patternengine="substring"><cnode name="New dictionary"><cnode name="warm" desc="">
<pnode name="friend*"/><pnode name="good will"/><pnode name="don&apos;t worry"/><pnode name="bridge"/></cnode><cnode name="cold"><pnode name="rebuff"/><pnode name="?old shoulder"/><pnode name="bridge"/></cnode></cnode></dictionary>`, Yoshikoder, small},
	{"G1 G2 inquirer", "small.csv", "Entry,Source,warm,cold,Othtags,Defined\nFRIEND*,Own,warm,,Noun,a | person\nGOOD WILL,Own,warm,,,\nDON'T WORRY,Own,warm,,,\nBRIDGE#1,Own,warm,,Noun,over water\nBRIDGE#2,Own,warm,cold,Noun,over time\nREBUFF,Own,,cold,,\n?OLD SHOULDER,Own,,cold,,\n", Inquirer, smallLIWC()},
	{"csv", "small.csv", "term,category,weight\nfriend*,warm,1\n\"Good  will\",warm,\ndon't worry,warm,1\nbridge,warm,1\nrebuff,cold,1\n?old shoulder,cold,\nbridge,cold,1\n", Table, small},
	{"csv from a spreadsheet of another land", "small.csv", "Category;Word;Note;Score\nwarm;friend*;;1,0\nwarm;good will;;1\nwarm;don’t worry;;1\nwarm;bridge;;1\ncold;rebuff;;1\ncold;?old shoulder;;1\ncold;bridge;;1\n", Table, small},

	{"X3 nested quanteda", "small.yml", "mood:\n  __: feel*\n  warm:\n    __: [friend*]\n    very: [dear friend]\n", Quanteda, nested},
	{"W1 X3 nested wordstat", "small.cat", "mood\n\tfeel* (1)\n\twarm\n\t\tfriend* (1)\n\t\tvery\n\t\t\tdear friend (1)\n", WordStat, nested},
	{"L3 X3 nested liwc", "small.dic", "%\n1\tmood\n\t2\twarm\n\t\t3\tvery\n%\nfeel*\t1\nfriend*\t2\ndear friend\t3\n", LIWC, nested},
	{"K1 K2 X3 nested yoshikoder", "small.ykd", `<dictionary><cnode name="x"><cnode name="mood"><pnode name="feel*"/><cnode name="warm"><cnode name="very"><pnode name="dear friend"/></cnode><pnode name="friend*"/></cnode></cnode></cnode></dictionary>`, Yoshikoder, nested},

	{"weighted dicx", "small.dicx", "term,warm,cold\nfriend*,1.5,-0.5\ngood will,X,\nrebuff,,2.25\n", DICX, lexicon.Dictionary{Name: "small", Categories: weighted.Categories, Entries: []lexicon.Entry{weighted.Entries[0], weighted.Entries[1], weighted.Entries[3], weighted.Entries[2]}}},
	{"weighted csv", "small.csv", "category\tterm\tweight\nwarm\tfriend*\t1.5\nwarm\tgood will\t1\ncold\trebuff\t2.25\ncold\tfriend*\t-0.5\n", Table, weighted},
	{"K3 weighted yoshikoder", "small.ykd", `<dictionary><cnode name="x"><cnode name="warm"><pnode name="friend*" score="1.5"/><pnode name="good will"/></cnode><cnode name="cold"><pnode name="rebuff" score="2.25"/><pnode name="friend*" score="-0.5"/></cnode></cnode></dictionary>`, Yoshikoder, weighted},

	{"X7 afinn", "small.txt", "cheerful\t3\ngloomy\t-2\nnot bad\t1\ndire\t-4\n", Scores, rated},
	{"X7 vader", "small.txt", "cheerful\t3.0\t0.5\t[3, 3]\ngloomy\t-2.0\t0.4\t[-2, -2]\nnot bad\t1\t0\t[1, 1]\ndire\t-4\t0\t[-4]\n", Scores, rated},
	{"csv of words and scores", "small.csv", "word,score\ncheerful,0.75\ngloomy,-0.5\nnot bad,0.25\ndire,-1\n", Table, rated},
	{"scores by a blank", "small.txt", "cheerful .75\ngloomy -.5\nnot bad 0.25\ndire -1\n", Scores, rated},
	{"csv with the layer", "small.csv", "category,term,weight,layer\nvalence,cheerful,0.75,valence\nvalence,gloomy,-0.5,\nvalence,not bad,0.25,\nvalence,dire,-1,\n", Table, rated},
}

// smallLIWC is small in the order of formats that list an entry once: the entries
// of a category stand as their lines do.
func smallLIWC() lexicon.Dictionary {
	d := small
	x := small.Entries
	d.Entries = []lexicon.Entry{x[0], x[1], x[2], x[3], x[6], x[4], x[5]}
	return d
}

func named(d lexicon.Dictionary, names ...string) lexicon.Dictionary {
	out := lexicon.Dictionary{Name: d.Name, Categories: cat(names...)}
	for _, x := range d.Entries {
		x.Category = strings.ToUpper(x.Category)
		out.Entries = append(out.Entries, x)
	}
	return out
}

// bare is a dictionary without the places of its entries.
func bareOf(d lexicon.Dictionary) lexicon.Dictionary {
	out := d
	out.Entries = nil
	for _, x := range d.Entries {
		x.File, x.Line = "", 0
		out.Entries = append(out.Entries, x)
	}
	return out
}

var parleyFiles = []File{
	{"b.yaml", []byte("category: warm\nlayer: other\nentries:\n- {term: friend*, weight: 1}\n- {term: good will, weight: 1}\n- {term: don't worry, weight: 1}\n- {term: bridge, weight: 1}\n")},
	{"c.yaml", []byte("category: cold\nlayer: other\nentries:\n  - term: Rebuff\n    weight: 1\n  - {term: \"?old shoulder\", weight: 1}\n  - {term: bridge, weight: 1}\n")},
}

func TestSameDictionaryInEveryFormat(t *testing.T) {
	for _, test := range sameTests {
		t.Run(test.name, func(t *testing.T) {
			files := []File{{test.file, []byte(test.text)}}
			if test.format == Parley {
				files = parleyFiles
			}
			r := Read("small", files, Options{})
			if len(r.Faults) > 0 {
				t.Fatal(r.Faults)
			}
			if r.Formats[0] != test.format {
				t.Errorf("format %s, want %s", r.Formats[0], test.format)
			}
			if diff := cmp.Diff(test.want, bareOf(r.Dictionary)); diff != "" {
				t.Error(diff, r.Warnings)
			}
			for _, x := range r.Entries {
				if x.File == "" || x.Line == 0 {
					t.Errorf("%s has no place", x.ID())
				}
			}
			if _, ps := lexicon.Compile(r.Dictionary); len(ps) > 0 {
				t.Error(ps)
			}
		})
	}
}

// Line ends, marks and encodings change nothing.
func TestBytes(t *testing.T) {
	text := "%\n1\twarm\n%\ncaf\u00e9\t1\nfriend*\t1\n"
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
	utf16be, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(text)
	latin, _ := charmap.Windows1252.NewEncoder().String(text)
	want := Read("d", []File{{"d.dic", []byte(text)}}, Options{})
	if len(want.Entries) != 2 || want.Entries[0].Term != "café" {
		t.Fatal(want.Entries)
	}
	for name, b := range map[string]string{"crlf": strings.ReplaceAll(text, "\n", "\r\n"), "cr": strings.ReplaceAll(text, "\n", "\r"), "mark": "\ufeff" + text,
		"utf-16": utf16, "utf-16 without mark": utf16be, "windows-1252": latin, "cr and mark": "\ufeff" + strings.ReplaceAll(text, "\n", "\r")} {
		got := Read("d", []File{{"d.dic", []byte(b)}}, Options{})
		if diff := cmp.Diff(want.Dictionary, got.Dictionary); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if guessed := len(got.Warnings) > 0; guessed != (name == "windows-1252") {
			t.Errorf("%s: warnings %v", name, got.Warnings)
		}
	}
}

var troubleTests = []struct {
	name, file, text string
	faults, warnings []string
	entries          int
}{
	{"faults of a table all at once", "d.csv", "term,category,weight,pos,colour\ngood,warm,high,,\n,warm,1,,\nkind,,1,,\nfine,warm,1,adjective,\nnice,warm,1,,red\n",
		[]string{`d.csv:2: "good": weight "high" is not a number`, `d.csv:3: the row has no term`, `d.csv:4: "kind" has no category`, `d.csv:5: "fine": pos "adjective" is not known`},
		[]string{`d.csv:1: column "colour" is not read`}, 1},
	{"weight outside its layer", "d.csv", "term,category,weight,layer\ngood,v,2,valence\nfine,v,1,\nnone,v,0,\n",
		[]string{`d.csv:2: "good": weight 2 is outside -1..1, the range of valence`, `d.csv:4: "none": weight 0 has no effect or no size`}, nil, 1},
	{"an open quotation mark", "d.csv", "term,category\ngood,warm\n\"bad,cold\nfine,warm\n", []string{"d.csv:3: the row cannot be read"}, nil, 1},
	{"roll-up into nothing", "d.csv", "term,category,into\ngood,warm,nowhere 1\n", []string{`d.csv:2: warm counts toward "nowhere", which is not there`}, nil, 1},
	{"X9 notation that is none", "d.csv", "term,category\nand/or,x\nurge/v,x\n(yes|no,x\n",
		nil, []string{`d.csv:2: "and/or" is taken as words`, `d.csv:4: "(yes|no" is taken as words`}, 3},
	{"X9 notation that should be some", "d.csv", "term,category,plain\nand/or,x,no\nurge/v,x,no\nurge/v,y,yes\n", []string{`d.csv:2: term "and/or": mark /or is not v, n, a or ly`}, nil, 2},
	{"L5 L6 X6 unknown numbers and rules", "d.dic", "%\n1\ta (b)\n2\tnone\n%\ngood\t1\t7\nkind\t<of>1/2\nlike\t(02 134)1\nlost\nkind (of)\t1\n",
		nil, []string{`d.dic:2: category "a (b)" is called "a"`, "d.dic:3: category none has no entries", `d.dic:5: "good": the legend has no category 7`, "d.dic:6:", "d.dic:7:", `d.dic:8: "lost" has no number`, "d.dic:9:"}, 3},
	{"no legend's end", "d.dic", "%\n1\ta\ngood\t1\n", []string{"d.dic: the legend of categories has no end"}, []string{"d.dic:2: category a has no entries", `d.dic:3: "good\t1" is no number and name`}, 0},
	{"X5 twice", "d.lc3", "+a\ngood\nGood\n", nil, []string{"d.lc3: 1 entry stood twice in a category: kept once"}, 1},
	{"X5 twice with another weight", "d.csv", "term,category,weight\ngood,a,1\ngood,a,2\n", nil, []string{`d.csv:3: "good" stands in a with weight 1 and 2: the first counts`}, 1},
	{"broken xml", "d.ykd", "<dictionary><cnode name='a'>\n<pnode name='good'/>\n<pnode name='bad'></cnode>", []string{"d.ykd:3: not valid XML"}, nil, 2},
	{"broken yaml", "d.yml", "a: [good, bad\nb: c: d\n", []string{"d.yml:"}, nil, 0},
	{"deep", "d.yml", strings.Repeat("{a: ", 40) + "x" + strings.Repeat("}", 40), []string{"d.yml:1: categories lie deeper than 32 levels"}, []string{"d.yml:1: category a.a"}, 0},
	{"every word", "d.lc3", "+a\n*\n? *\ngood\n", nil, []string{`d.lc3:2: "*" of a would match every word`, `d.lc3:3: "? *" of a would match every word`}, 1},
	{"too long", "d.lc3", "+a\n" + strings.Repeat("very ", 17) + "\ngood\n", nil, []string{"d.lc3:2:"}, 1},
	{"X4 names", "d.lc3", "+A category\ngood\n", nil, []string{`d.lc3:1: category "A category" is called A-category here`}, 1},
	{"W3 wordstat's rule", "d.cat", "A\n\t@RULE [GOOD NEAR BAD] (1)\n\tGOOD (1)\n", nil, []string{"d.cat:2:"}, 1},
	{"no dictionary", "d.docx", "hello", []string{"d.docx: is not a dictionary of a known format"}, nil, 0},
	{"nothing", "d.dic", "", []string{"d.dic: is not a dictionary of a known format"}, nil, 0},
	{"old workbook", "d.xls", "\xd0\xcf\x11\xe0", []string{"d.xls: is a workbook of before 2007"}, nil, 0},
	{"yaml of parley with faults", "d.yaml", "category: a\nentries:\n- {term: good, weight: 1}\n- {term: bad, weight: x, colour: red}\n", []string{`d.yaml:4: unknown key "colour"`, `d.yaml:4: "bad": weight "x" is not a number`}, nil, 1},
}

func TestTrouble(t *testing.T) {
	for _, test := range troubleTests {
		t.Run(test.name, func(t *testing.T) {
			r := Read("d", []File{{test.file, []byte(test.text)}}, Options{})
			checkProblems(t, "faults", r.Faults, test.faults)
			checkProblems(t, "warnings", r.Warnings, test.warnings)
			if len(r.Entries) != test.entries {
				t.Errorf("%d entries, want %d: %v", len(r.Entries), test.entries, r.Entries)
			}
		})
	}
}

func checkProblems(t *testing.T, what string, got []lexicon.Problem, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s %q, want %q", what, got, want)
		return
	}
	for i := range want {
		if !strings.HasPrefix(got[i].String(), want[i]) {
			t.Errorf("%s %d: %q, want %q", what, i, got[i], want[i])
		}
	}
}

func TestTwoFiles(t *testing.T) {
	r := Read("d", []File{{"a.lc3", []byte("+warm\ngood\n")}, {"b.csv", []byte("term,category\nkind,warm\nrude,cold\n")}, parleyFiles[1]}, Options{})
	checkProblems(t, "faults", r.Faults, []string{"b.csv: category warm is already in a.lc3", "c.yaml: category cold is already in b.csv"})
	if len(r.Entries) != 2 {
		t.Error(r.Entries)
	}
}

// X8: what a spreadsheet writes of a third, and a third, are the same weight.
func TestWeightsKeepTwelveDigits(t *testing.T) {
	r := Read("d", []File{{"d.csv", []byte("term,category,weight\na,x,0.333333333333333\nb,x,0.33333333333333331\n")}}, Options{})
	if len(r.Entries) != 2 || r.Entries[0].Weight != r.Entries[1].Weight || r.Entries[0].Weight != .333333333333 {
		t.Error(r.Entries, r.Faults)
	}
}

func BenchmarkRead(b *testing.B) {
	var table, liwc strings.Builder
	table.WriteString("term,category,weight\n")
	liwc.WriteString("%\n1\twarm\n2\tcold\n%\n")
	for i := range 20000 {
		fmt.Fprintf(&table, "word%d begin*,warm,1.5\n", i)
		fmt.Fprintf(&liwc, "word%d*\t1\t2\n", i)
	}
	for _, f := range []File{{"table.csv", []byte(table.String())}, {"liwc.dic", []byte(liwc.String())}} {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				if r := Read("d", []File{f}, Options{}); len(r.Faults) > 0 {
					b.Fatal(r.Faults)
				}
			}
			b.ReportMetric(float64(len(f.Data)*b.N)/1e6/b.Elapsed().Seconds(), "MB/s")
		})
	}
}
