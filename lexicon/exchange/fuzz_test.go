package exchange

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/lexicon"
)

// fuzz holds a reader to its laws on any bytes: no panic, bounded output, the
// same from the same, nothing that does not compile but for its own reasons, and
// what was read survives being written and read again.
func fuzz(f *testing.F, format Format, seeds ...string) {
	for _, test := range sameTests {
		if test.format == format {
			f.Add([]byte(test.text))
		}
	}
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<16 {
			t.Skip()
		}
		laws(t, File{"f." + string(format), b}, Options{Format: format, Workbook: sheetsOf})
	})
}

func laws(t *testing.T, file File, o Options) {
	r, again := Read("f", []File{file}, o), Read("f", []File{file}, o)
	if diff := cmp.Diff(r, again); diff != "" {
		t.Fatal(diff)
	}
	if r.Formats[0] != Workbook && len(r.Entries) > len(file.Data)+1 || len(r.Faults) > maxProblems+1 || len(r.Warnings) > maxProblems+5 {
		t.Fatalf("%d entries, %d faults, %d warnings of %d bytes", len(r.Entries), len(r.Faults), len(r.Warnings), len(file.Data))
	}
	if len(r.Entries) > 300 || len(r.Entries) == 0 {
		return
	}
	lexicon.LintDictionary(r.Dictionary)
	if r.Formats[0] == Parley { // free text of hand-made YAML may hold what a table cannot
		got := Read("f", WriteParley(r.Dictionary), Options{})
		if diff := cmp.Diff(byName(bareOf(r.Dictionary)), byName(bareOf(got.Dictionary))); diff != "" {
			t.Fatal(diff, got.Faults)
		}
		return
	}
	table, err := WriteTable(r.Dictionary)
	if err != nil {
		t.Fatal(err)
	}
	for _, files := range [][]File{{{"f.csv", table}}, WriteParley(r.Dictionary)} {
		got := Read("f", files, Options{})
		if diff := cmp.Diff(byName(bareOf(r.Dictionary)), byName(bareOf(got.Dictionary))); diff != "" {
			t.Fatal(diff, got.Faults, got.Warnings, string(files[0].Data))
		}
	}
}

func FuzzLIWC(f *testing.F) { fuzz(f, LIWC, "%\n1\ta\n\t2\tb (c)\n%\nlike\t(02 1)1/2\nkind <of>1\n") }
func FuzzDICX(f *testing.F) { fuzz(f, DICX, "a,b,c\n\"x \"\"y\",1,0\nz;1;2\n") }
func FuzzWordStat(f *testing.F) {
	fuzz(f, WordStat, "A\n \tB\n\t\tC_D (1)\n\t@R [X] (2)\nE (1)\n")
}
func FuzzLexicoder(f *testing.F) { fuzz(f, Lexicoder, "+a\nb\n+\nc\n") }
func FuzzYoshikoder(f *testing.F) {
	fuzz(f, Yoshikoder, "<dictionary><cnode name='a'><pnode name='b' score='2'/></cnode></dictionary>")
}
func FuzzQuanteda(f *testing.F) { fuzz(f, Quanteda, "a: &x [b]\nc: *x\nd: {__: e, f: null}\n") }
func FuzzScores(f *testing.F)   { fuzz(f, Scores, "a b\t1\n:)\t2.5\nx -3\n") }
func FuzzInquirer(f *testing.F) { fuzz(f, Inquirer, "Entry,Source,P\nA#1,x,P\n") }
func FuzzTable(f *testing.F) {
	fuzz(f, Table, "term,category,weight,layer,into,about,plain\nurge/v,a,1,tone,b 1,x,\n'=1,b,2,,,,yes\n(a|b) _ c,b,,,,,no\n")
}
func FuzzParley(f *testing.F) {
	fuzz(f, Parley, string(parleyFiles[0].Data), string(parleyFiles[1].Data), string(WriteParley(full)[0].Data), string(WriteParley(full)[1].Data))
}
func FuzzWorkbook(f *testing.F) {
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, b []byte) {
		laws(t, File{"f.xlsx", b}, Options{Format: Workbook, Workbook: sheetsOf})
	})
}

// FuzzAny leaves the format to be found out.
func FuzzAny(f *testing.F) {
	for _, test := range sameTests {
		f.Add(test.file, []byte(test.text))
	}
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if len(b) < 1<<16 && name != "" {
			laws(t, File{name, b}, Options{Workbook: sheetsOf})
		}
	})
}

// FuzzSheets reads sheets of any cells: form feeds part sheets, line ends rows,
// commas cells.
func FuzzSheets(f *testing.F) {
	f.Add([]byte("category,term,weight,plain\na,urge/v,2,\na,and/or,1,yes\n\x0ccategory,layer,into\na,tone,b 1\nb,other,\n"))
	f.Add([]byte("x,a,b\ngood,1,\n\x0cColumns,what\n"))
	split := func(b []byte) ([]Sheet, error) {
		var out []Sheet
		for i, s := range strings.Split(strings.ToValidUTF8(string(b), ""), "\x0c") {
			sheet := Sheet{Name: fmt.Sprint("S", i)}
			for row := range strings.SplitSeq(s, "\n") {
				sheet.Rows = append(sheet.Rows, strings.Split(row, ","))
			}
			out = append(out, sheet)
		}
		return out, nil
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) < 1<<16 {
			laws(t, File{"f.xlsx", append([]byte("PK\x03\x04"), b...)}, Options{Workbook: func(b []byte) ([]Sheet, error) { return split(b[4:]) }})
		}
	})
}
