package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/lexicon"
	"parley/lexicon/exchange"
	"parley/report/xlsx"
)

// readDictionary reads a file, or all dictionaries of a folder as one. Faults in
// them come with the result.
func readDictionary(path, format string) (*exchange.Result, error) {
	if format != "" && !slices.Contains(exchange.Formats, exchange.Format(format)) {
		return nil, usageError("see parley lexicon check --help", "--from: unknown format %q", format)
	}
	st, err := os.Stat(path)
	if err != nil {
		return nil, usageError("name a file or folder that can be read", "%s", err)
	}
	names := []string{path}
	if st.IsDir() {
		if names, err = dictionariesIn(path); err != nil {
			return nil, err
		}
	}
	var files []exchange.File
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			return nil, usageError("name a file or folder that can be read", "%s", err)
		}
		files = append(files, exchange.File{Name: filepath.ToSlash(n), Data: b})
	}
	return exchange.Read(dictionaryName(path), files, exchange.Options{Format: exchange.Format(format), Workbook: sheets}), nil
}

func dictionariesIn(dir string) ([]string, error) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil, usageError("name a folder that can be read", "%s", err)
	}
	var names []string
	for _, f := range list {
		if !f.IsDir() && exchange.IsDictionary(f.Name()) {
			names = append(names, filepath.Join(dir, f.Name()))
		}
	}
	if len(names) == 0 {
		return nil, usageError("dictionaries end in .yaml, .dic, .dicx, .cat, .lc3, .ykd, .tsv, .csv or .xlsx; name a .txt by itself", "%s holds no dictionary", dir)
	}
	return names, nil
}

// dictionaryName names a dictionary after its file or folder: its columns are
// called so.
func dictionaryName(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	base := filepath.Base(path)
	if st, err := os.Stat(path); err != nil || !st.IsDir() {
		base = strings.TrimSuffix(base, filepath.Ext(base))
	}
	return exchange.Name(base)
}

func sheets(b []byte) ([]exchange.Sheet, error) {
	list, err := xlsx.ReadSheets(bytes.NewReader(b))
	var out []exchange.Sheet
	for _, s := range list {
		out = append(out, exchange.Sheet(s))
	}
	return out, err
}

// loadLexicons compiles the dictionaries at paths. Any fault is an error; what
// was only changed in reading is said in one line.
func loadLexicons(paths []string, warnings io.Writer) ([]*lexicon.Lexicon, error) {
	var out []*lexicon.Lexicon
	used := map[string]int{}
	for _, path := range paths {
		r, err := readDictionary(path, "")
		if err != nil {
			return nil, err
		}
		if used[r.Name]++; used[r.Name] > 1 { // two of a name would share columns
			r.Name = fmt.Sprintf("%s-%d", r.Name, used[r.Name])
		}
		l, ps := lexicon.Compile(r.Dictionary)
		if err := lexicon.ProblemsError(append(r.Faults, ps...)); len(err) > 0 {
			return nil, usageError("mend these lines; parley lexicon check "+path+" lists them all", "%s", err)
		}
		if n := len(r.Warnings); n > 0 && warnings != nil {
			fmt.Fprintf(warnings, "parley: %s: %s in reading it: parley lexicon check %s\n", path, plural(n, "warning"), path)
		}
		out = append(out, l)
	}
	return out, nil
}

// chosenDictionary reads the dictionary at path, which must be without fault;
// "" and "parley" are the one that comes with parley.
func (p *program) chosenDictionary(path string) (lexicon.Dictionary, error) {
	if _, err := os.Stat(path); path == "" || path == "parley" && err != nil {
		l, err := lexicon.Default()
		if err != nil {
			return lexicon.Dictionary{}, failed("this build is broken", err)
		}
		return lexicon.Dictionary{Name: l.Name(), Categories: l.Categories(), Entries: l.Entries()}, nil
	}
	r, err := readDictionary(path, "")
	if err != nil {
		return lexicon.Dictionary{}, err
	}
	if err := r.Err(); err != nil {
		return lexicon.Dictionary{}, usageError("mend these lines; parley lexicon check "+path+" lists them all", "%s", err)
	}
	return r.Dictionary, nil
}
