package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"parley/analyze/doc"
)

// Load reads the YAML files of fsys, or only those named, and compiles them
// into a lexicon called name. Its error is a ProblemsError with all faults of
// spelling; Lint also tries the examples.
func Load(fsys fs.FS, name string, files ...string) (*Lexicon, error) {
	d, ps := Read(fsys, name, files...)
	l, more := Compile(d)
	if ps = append(ps, more...); len(ps) > 0 {
		sortProblems(ps)
		return nil, ProblemsError(ps)
	}
	return l, nil
}

// Lint gives every fault of the files at once, in the order of files and lines:
// those of Load, and entries that do not match their own examples.
func Lint(fsys fs.FS, files ...string) []Problem {
	d, ps := Read(fsys, "lint", files...)
	l, more := Compile(d)
	ps = append(ps, more...)
	ps = append(ps, lintEntries(l)...)
	sortProblems(ps)
	return ps
}

// Read reads files without compiling them. A folder is read in the order of
// its names; without files all *.yaml and *.yml of the top folder are read.
func Read(fsys fs.FS, name string, files ...string) (Dictionary, []Problem) {
	d := Dictionary{Name: name}
	var ps []Problem
	if len(files) == 0 {
		files, ps = yamlFiles(fsys)
	}
	sources, faults := readSources(fsys, files)
	ps = append(ps, faults...)
	many := 0
	for _, s := range sources {
		many += len(s.rows)
	}
	d.Entries = make([]Entry, 0, many)
	seen := map[string]string{}
	for _, s := range sources {
		cat, faults := decodeHead(s)
		ps = append(ps, faults...)
		before := len(d.Entries)
		d.Entries, faults = decodeRows(d.Entries, s, &cat)
		ps = append(ps, faults...)
		if other, twice := seen[cat.Name]; twice && cat.Name != "" {
			d.Entries = d.Entries[:before]
			ps = append(ps, Problem{s.file, 0, fmt.Sprintf("category %s is already in %s", cat.Name, other), "one file for each category"})
			continue
		}
		seen[cat.Name] = s.file
		d.Categories = append(d.Categories, cat)
	}
	return d, append(ps, strayShares(d.Categories, seen)...)
}

// strayShares tells of categories that others count toward and no file has.
func strayShares(cats []Category, fileOf map[string]string) (ps []Problem) {
	for _, c := range cats {
		for _, s := range c.Into {
			if fileOf[s.Category] == "" {
				ps = append(ps, Problem{fileOf[c.Name], 0, fmt.Sprintf("into: category %q is not there", s.Category), ""})
			}
		}
	}
	return ps
}

func yamlFiles(fsys fs.FS) ([]string, []Problem) {
	list, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, []Problem{{".", 0, err.Error(), ""}}
	}
	var files []string
	for _, f := range list {
		if ext := path.Ext(f.Name()); !f.IsDir() && (ext == ".yaml" || ext == ".yml") {
			files = append(files, f.Name())
		}
	}
	if len(files) == 0 {
		return nil, []Problem{{".", 0, "no .yaml file", "one file for each category"}}
	}
	return files, nil
}

// readSources reads the files; those that are no dictionary at all are only told of.
func readSources(fsys fs.FS, files []string) (out []*source, ps []Problem) {
	for _, file := range files {
		b, err := fs.ReadFile(fsys, file)
		if err != nil {
			ps = append(ps, Problem{file, 0, err.Error(), ""})
			continue
		}
		s, faults := readSource(file, b)
		ps = append(ps, faults...)
		if s != nil {
			out = append(out, s)
		}
	}
	return out, ps
}

// hashOf covers all that has an effect on scores, in order.
func hashOf(d *Dictionary) string {
	b := make([]byte, 0, 64*len(d.Entries))
	put := func(parts ...string) {
		for _, p := range parts {
			b = append(append(b, p...), 0)
		}
	}
	number := func(x float64) { b = append(strconv.AppendFloat(b, x, 'g', -1, 64), 0) }
	for _, c := range d.Categories {
		put("c", c.Name, c.Layer.String())
		for _, s := range c.Into {
			put(s.Category)
			number(s.Factor)
		}
		if c.Language != "" {
			put("l", c.Language)
		}
	}
	for i := range d.Entries {
		e := &d.Entries[i]
		put("e", e.Category, e.Term)
		number(e.Weight)
		put(strconv.FormatBool(e.Plain), e.Pos, e.Prev, e.NotPrev, e.Next, e.NotNext, e.Near)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// lintEntries holds entries to their examples. An entry with a gap or a
// condition must have one; any other term is its own example.
func lintEntries(l *Lexicon) []Problem {
	var ps []Problem
	m := l.Matcher()
	for i := range l.dict.Entries {
		e := &l.dict.Entries[i]
		add := func(hint, format string, args ...any) {
			ps = append(ps, Problem{e.File, e.Line, fmt.Sprintf(format, args...), hint})
		}
		needs := l.entry[i].cond != nil || slices.Contains(strings.Fields(e.Term), gapWord)
		switch {
		case needs && e.Example == "":
			add("eg: a sentence of your own that the entry fits", "%q has a gap or a condition but no example", e.Term)
		case e.Example != "" && !l.fires(m, i, e.Example):
			add("", "%q does not match its own example %q", e.Term, e.Example)
		}
		if e.Counter != "" && l.fires(m, i, e.Counter) {
			add("", "%q matches %q, which it should not", e.Term, e.Counter)
		}
	}
	return ps
}

// fires reports whether entry i is found in text.
func (l *Lexicon) fires(m *Matcher, i int, text string) bool {
	d := doc.New(doc.Meta{}, text)
	for _, s := range d.Sentences {
		for _, hit := range m.Match(d, s.First, s.Last, nil) {
			if hit.Entry == i {
				return true
			}
		}
	}
	return false
}
