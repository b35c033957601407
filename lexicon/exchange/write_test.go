package exchange

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/lexicon"
	"parley/report"
	"parley/report/xlsx"
)

// full has everything a dictionary can hold.
var full = lexicon.Dictionary{Name: "full",
	Categories: []lexicon.Category{
		{Name: "angry", About: `Says "no", loudly: #1, {really}`, Source: "own, 2026", Layer: lexicon.Tone, Into: []lexicon.Share{{Category: "sour", Factor: .5}}},
		{Name: "mine.b", Layer: lexicon.Other},
		{Name: "pleasant", Layer: lexicon.Valence},
		{Name: "sour", Layer: lexicon.Tone},
	},
	Entries: []lexicon.Entry{
		{Category: "angry", Term: "storm/v (out|off|) of", Weight: 2.5, Prev: "^ he she", NotPrev: "not", Next: "@det $", NotNext: "water", Near: "talks room", Example: `He said: "I, too, stormed out of the room."`, Counter: "A storm.", Note: "line one\nline two \\ end"},
		{Category: "angry", Term: "@iam furious", Weight: 1},
		{Category: "angry", Term: "fire", Weight: 0.333333333333, Plain: true, Pos: "verb", Example: "They fire at us."},
		{Category: "angry", Term: "fire", Weight: 1, Plain: true, Pos: "noun", Example: "The fire."},
		{Category: "angry", Term: "no _ deal", Weight: 1, Example: "There is no such deal."},
		{Category: "mine.b", Term: "and/or", Weight: -7, Plain: true},
		{Category: "mine.b", Term: "=sum(a1)", Weight: 1, Plain: true},
		{Category: "mine.b", Term: "'-)", Weight: 1, Plain: true},
		{Category: "mine.b", Term: "-5", Weight: 1, Plain: true},
		{Category: "mine.b", Term: "true", Weight: 1, Plain: true},
		{Category: "mine.b", Term: "null", Weight: 1, Plain: true},
		{Category: "mine.b", Term: "007", Weight: 1, Plain: true},
		{Category: "mine.b", Term: "1e3", Weight: 1, Plain: true},
		{Category: "mine.b", Term: "über*, \"ja\"", Weight: 1, Plain: true},
		{Category: "mine.b", Term: "_x0041_", Weight: 1, Plain: true},
		{Category: "mine.b", Term: "* word: #tag", Weight: 1, Plain: true},
		{Category: "pleasant", Term: "sunny", Weight: .25, Plain: true},
		{Category: "sour", Term: "grumble/v", Weight: 1},
	}}

func sheetsOf(b []byte) ([]Sheet, error) {
	list, err := xlsx.ReadSheets(bytes.NewReader(b))
	var out []Sheet
	for _, s := range list {
		out = append(out, Sheet(s))
	}
	return out, err
}

func workbookOf(t *testing.T, d lexicon.Dictionary) []byte {
	t.Helper()
	var grids []report.Grid
	for _, g := range Grids(d) {
		grids = append(grids, report.Grid(g))
	}
	var b bytes.Buffer
	if cuts, err := xlsx.Write(&b, report.Editable(d.Name, "test", grids)); err != nil || len(cuts) > 0 {
		t.Fatal(err, cuts)
	}
	return b.Bytes()
}

// What the formats that hold everything give back is what was written.
func TestRoundTripOfEverything(t *testing.T) {
	standard, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	own := lexicon.Dictionary{Name: "own", Categories: standard.Categories()}
	for i, e := range standard.Entries() { // a tenth; all of it goes through the command's test
		if i%10 == 0 || e.Category != standard.Entries()[i-1].Category || e.Prev+e.Next+e.Near+e.Pos != "" {
			own.Entries = append(own.Entries, e)
		}
	}
	for _, d := range []lexicon.Dictionary{full, canonical(own), small, rated} {
		table, err := WriteTable(d)
		if err != nil {
			t.Fatal(err)
		}
		for format, files := range map[Format][]File{Parley: WriteParley(d), Table: {{"x.csv", table}}, Workbook: {{"x.xlsx", workbookOf(t, d)}}} {
			t.Run(d.Name+" "+string(format), func(t *testing.T) {
				got := Read(d.Name, files, Options{Workbook: sheetsOf})
				if len(got.Faults)+len(got.Warnings) > 0 {
					t.Fatal(got.Faults, got.Warnings)
				}
				if diff := cmp.Diff(byName(bareOf(d)), byName(bareOf(got.Dictionary))); diff != "" {
					t.Error(diff)
				}
				if changes := Diff(d, got.Dictionary); len(changes) > 0 {
					t.Error(changes)
				}
			})
		}
	}
}

// canonical takes the dictionary of files through the reader.
func canonical(d lexicon.Dictionary) lexicon.Dictionary {
	return Read(d.Name, WriteParley(d), Options{}).Dictionary
}

// byName orders categories as files do.
func byName(d lexicon.Dictionary) lexicon.Dictionary {
	d.Categories, d.Entries = slices.Clone(d.Categories), slices.Clone(d.Entries)
	slices.SortFunc(d.Categories, func(a, b lexicon.Category) int { return strings.Compare(a.Name, b.Name) })
	slices.SortStableFunc(d.Entries, func(a, b lexicon.Entry) int { return strings.Compare(a.Category, b.Category) })
	return d
}

// Formats of other programs give back a dictionary of words as it was, and say
// what they cannot hold.
func TestRoundTripOfWords(t *testing.T) {
	for _, d := range []lexicon.Dictionary{small, nested, weighted} {
		b, warnings, err := WriteDICX(d)
		if err != nil || len(warnings) > 0 {
			t.Fatal(err, warnings)
		}
		if got := Read(d.Name, []File{{"x.dicx", b}}, Options{}); len(Diff(d, got.Dictionary)) > 0 || len(got.Warnings) > 0 {
			t.Error(Diff(d, got.Dictionary), got.Warnings)
		}
		b, warnings, err = WriteQuanteda(d)
		if err != nil || (len(warnings) > 0) != (d.Entries[0].Weight != 1) {
			t.Fatal(err, warnings)
		}
		got := Read(d.Name, []File{{"x.yml", b}}, Options{})
		for _, c := range Diff(d, got.Dictionary) {
			if c.Kind != "weight" || len(warnings) == 0 {
				t.Error(c)
			}
		}
	}
}

func TestLossIsSaid(t *testing.T) {
	b, warnings, err := WriteQuanteda(full)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"1 entry with gaps (_) left out, which the format does not have: angry/no _ deal",
		"3 entries without the words around that they ask for (pos, prev, next, near): angry/storm/v (out|off|) of, angry/fire, angry/fire",
		"4 entries without their weight, which the format does not have: angry/storm/v (out|off|) of, angry/fire, mine.b/and/or, ...",
		"4 entries without examples and notes: angry/storm/v (out|off|) of, angry/fire, angry/fire, ...",
		"3 categories without their layer (tone, event, valence)", "1 category without the categories they count toward"}
	if diff := cmp.Diff(want, warnings); diff != "" {
		t.Error(diff)
	}
	got := Read("full", []File{{"x.yml", b}}, Options{})
	if len(got.Faults)+len(got.Warnings) > 0 {
		t.Error(got.Faults, got.Warnings)
	}
	for _, term := range []string{"storming off of", "we are furious", "fire", "grumbled", "true", "007", "null"} {
		if !slices.ContainsFunc(got.Entries, func(x lexicon.Entry) bool { return x.Term == term }) {
			t.Errorf("no entry %q", term)
		}
	}
}

func TestDiff(t *testing.T) {
	b := lexicon.Dictionary{Categories: append(cat("cold"), full.Categories[0]), Entries: []lexicon.Entry{e("cold", "rebuff", 2), e("cold", "snub*", 1), full.Entries[1]}}
	want := []Change{{Kind: "removed", Category: "warm", Entries: 4}, {Kind: "weight", Category: "cold", Term: "rebuff", From: "1", To: "2"},
		{Kind: "removed", Category: "cold", Term: "?old shoulder", From: "1"}, {Kind: "removed", Category: "cold", Term: "bridge", From: "1"},
		{Kind: "added", Category: "cold", Term: "snub*", To: "1"}, {Kind: "added", Category: "angry", Entries: 1}}
	if diff := cmp.Diff(want, Diff(small, b)); diff != "" {
		t.Error(diff)
	}
	if c := Diff(full, full); len(c) > 0 {
		t.Error(c)
	}
}

// The samples are real files; the counts were taken by hand with grep and wc.
func TestSamples(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "corpora", "dictionaries")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no samples: %s", err)
	}
	for _, test := range []struct {
		file                          string
		format                        Format
		categories, entries, warnings int
	}{
		{"clue.dicx", DICX, 2, 6, 0}, {"liwc2015_hier.dic", LIWC, 3, 4, 0}, {"mary.dic", LIWC, 2, 5, 2}, {"mary.lc3", Lexicoder, 2, 5, 2},
		{"mary.ykd", Yoshikoder, 2, 5, 2}, {"mary.yml", Quanteda, 2, 6, 1}, {"places.cat", WordStat, 2, 4, 0}, {"weighted.dicx", DICX, 2, 3, 0},
	} {
		b, err := os.ReadFile(filepath.Join(dir, test.file))
		if err != nil {
			t.Error(err)
			continue
		}
		r := Read("sample", []File{{test.file, b}}, Options{})
		if r.Formats[0] != test.format || len(r.Categories) != test.categories || len(r.Entries) != test.entries || len(r.Faults) > 0 || len(r.Warnings) != test.warnings {
			t.Errorf("%s: %s, %d categories, %d entries, faults %v, warnings %v", test.file, r.Formats[0], len(r.Categories), len(r.Entries), r.Faults, r.Warnings)
		}
	}
}
