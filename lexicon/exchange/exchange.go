// Package exchange reads and writes the dictionaries of other programs. Every
// reader gives the same canonical object, a lexicon.Dictionary, so that nothing
// else needs to know where a dictionary came from.
//
// What is canonical:
//
//	X1  terms of words and globs are Plain, in lower case, one blank between words, straight apostrophes
//	X2  entries are grouped by category, categories in the order of their file; inside a category the file's order holds
//	X3  nested categories are flattened: the names from the top joined by "."
//	X4  a sign that a category's name may not have (blank, comma, slash) becomes "-"; the name as written goes to About
//	X5  an entry that stands twice in a category is kept once
//	X6  a category without entries is left out
//	X7  a list of terms and scores without categories is one category "valence" of the layer valence, divided by the
//	    end of its scale (1, 3, 4, 5, 10 or 100) where it runs beyond -1..1
//	X8  weights are kept to 12 digits, which every format holds
//	X9  terms of tables are parley's notation where they use its signs rightly ("urge/v"), else words
//
// What was done to a dictionary beside that is said in Warnings; what could not
// be read is said in Faults, all at once, and the rest is read.
//
// The formats were learned from quanteda (R/dictionaries.R, Benoit et al. 2018),
// the LIWC manuals and the files in circulation; see each reader.
package exchange

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"parley/lexicon"
)

// A Format names how a dictionary is written.
type Format string

// The formats.
const (
	Auto       Format = ""           // by content and ending
	Parley     Format = "yaml"       // one file a category, see package lexicon
	Quanteda   Format = "quanteda"   // YAML of lists
	LIWC       Format = "dic"        // LIWC 2001 to 2015
	DICX       Format = "dicx"       // LIWC-22
	WordStat   Format = "cat"        // WordStat
	Lexicoder  Format = "lc3"        // Lexicoder 2 and 3
	Yoshikoder Format = "ykd"        // Yoshikoder
	Scores     Format = "scores"     // term and score: VADER, AFINN
	Inquirer   Format = "inquirer"   // General Inquirer
	Table      Format = "csv"        // a header with term, category, weight and parley's own columns
	Workbook   Format = "xlsx"       // the same as a workbook
	unknown    Format = "unreadable" // none of them
)

// Formats are the formats that can be read, by name.
var Formats = []Format{Parley, Quanteda, LIWC, DICX, WordStat, Lexicoder, Yoshikoder, Scores, Inquirer, Table, Workbook}

// endings are those a folder is searched for.
var endings = []string{".yaml", ".yml", ".dic", ".dicx", ".cat", ".lc3", ".ykd", ".lcd", ".tsv", ".csv", ".xlsx", ".xlsm"}

// IsDictionary reports whether a file in a folder is taken for a dictionary.
func IsDictionary(name string) bool {
	return slices.Contains(endings, strings.ToLower(path.Ext(name))) && !strings.HasPrefix(path.Base(name), ".") && !strings.HasPrefix(path.Base(name), "~$")
}

// A File is one file of a dictionary.
type File struct {
	Name string // with its ending; faults name it
	Data []byte
}

// A Sheet is one sheet of a workbook as text. Row i stands in line i+1.
type Sheet struct {
	Name string
	Rows [][]string
}

// Options say how to read.
type Options struct {
	Format   Format                        // Auto when it is to be found out
	Workbook func([]byte) ([]Sheet, error) // opens .xlsx; nil when there is none
}

// A Result is what was read of a dictionary.
type Result struct {
	lexicon.Dictionary
	Formats  []Format          // of each file
	Faults   []lexicon.Problem // what could not be read, in the order of files and lines
	Warnings []lexicon.Problem // what was changed or left out
}

// Err is nil without faults, else a lexicon.ProblemsError.
func (r *Result) Err() error {
	if len(r.Faults) == 0 {
		return nil
	}
	return lexicon.ProblemsError(r.Faults)
}

// Limits keep what is read from a damaged or hostile file bounded.
const (
	maxTerm     = 4000 // bytes of a term
	maxWords    = 16   // words of a term, as package lexicon has it
	maxDepth    = 32   // of nested categories
	maxProblems = 200  // told of one file; the rest are counted
	maxFile     = 128 << 20
)

// Read reads the files of one dictionary called name. Files of parley's own
// YAML are read together; a category that stands in two files is a fault.
func Read(name string, files []File, o Options) *Result {
	r := &Result{Dictionary: lexicon.Dictionary{Name: name}}
	var own []File
	seen := map[string]string{}
	for _, f := range files {
		text, format, b := open(name, f, o)
		r.Formats = append(r.Formats, format)
		if format == Parley {
			own = append(own, File{f.Name, []byte(text)})
			r.Warnings = append(r.Warnings, b.warnings...)
			continue
		}
		b.read(format, text, f.Data, o)
		r.take(b, seen)
	}
	if len(own) > 0 {
		r.takeOwn(own, seen)
	}
	sortProblems(r.Faults)
	sortProblems(r.Warnings)
	return r
}

// open decodes a file and finds its format.
func open(name string, f File, o Options) (string, Format, *builder) {
	b := newBuilder(name, f.Name)
	if len(f.Data) > maxFile {
		b.fault(0, "split it", "is longer than %d MB", maxFile>>20)
		return "", unknown, b
	}
	if format, ok := binary(b, f.Data); ok {
		return "", format, b
	}
	text, warning := decode(f.Data)
	if warning != "" {
		b.warn(0, "save it as UTF-8 when letters look wrong", "%s", warning)
	}
	if o.Format != Auto {
		return text, o.Format, b
	}
	return text, detect(f.Name, text), b
}

func (b *builder) read(format Format, text string, data []byte, o Options) {
	switch format {
	case Quanteda:
		b.quanteda(text)
	case LIWC:
		b.liwc(text)
	case DICX:
		b.dicx(text)
	case WordStat:
		b.wordStat(text)
	case Lexicoder:
		b.lexicoder(text)
	case Yoshikoder:
		b.yoshikoder(text)
	case Scores:
		b.scores(text)
	case Inquirer:
		b.inquirer(text)
	case Table:
		b.table(text)
	case Workbook:
		b.workbook(data, o)
	default:
		if len(b.faults) == 0 {
			b.fault(0, "name the format with --from, one of "+list(Formats), "is not a dictionary of a known format")
		}
	}
}

func list(formats []Format) string {
	var names []string
	for _, f := range formats {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

// take adds what b has read.
func (r *Result) take(b *builder, seen map[string]string) {
	d := b.finish()
	again := map[string]bool{}
	for _, c := range d.Categories {
		if other, twice := seen[c.Name]; twice {
			b.fault(0, "give one of them another name", "category %s is already in %s", c.Name, other)
			again[c.Name] = true
			continue
		}
		seen[c.Name] = b.file
		r.Categories = append(r.Categories, c)
	}
	for i := range d.Entries {
		if !again[d.Entries[i].Category] {
			r.Entries = append(r.Entries, d.Entries[i])
		}
	}
	r.Faults, r.Warnings = append(r.Faults, b.faults...), append(r.Warnings, b.warnings...)
}

func sortProblems(ps []lexicon.Problem) {
	slices.SortStableFunc(ps, func(a, b lexicon.Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}

// capped appends p unless there are too many already; the last place says so.
func capped(ps []lexicon.Problem, dropped *int, p lexicon.Problem) []lexicon.Problem {
	if len(ps) < maxProblems {
		return append(ps, p)
	}
	*dropped++
	return ps
}

func more(file string, n int, what string) lexicon.Problem {
	return lexicon.Problem{File: file, Msg: fmt.Sprintf("%d more %s", n, what)}
}
