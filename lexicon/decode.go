package lexicon

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

var headKeys = []string{"category", "about", "layer", "into", "source", "language"}

var rowKeys = []string{"term", "weight", "pos", "prev", "notprev", "next", "notnext", "near", "eg", "not", "note", "plain"}

// decodeRows appends the entries of a file's rows to out, and gives every fault.
func decodeRows(out []Entry, s *source, cat *Category) ([]Entry, []Problem) {
	var ps []Problem
	if len(s.rows) == 0 {
		ps = append(ps, Problem{s.file, 0, "category has no entries", "add entries or remove the file"})
	}
	for i := range s.rows {
		out = append(out, Entry{})
		if faults := decodeRow(&out[len(out)-1], s.file, cat, &s.rows[i]); len(faults) > 0 {
			ps = append(ps, faults...)
			out = out[:len(out)-1]
		}
	}
	return out, ps
}

// decodeHead gives meaning to a file's head: its category, and every fault.
func decodeHead(s *source) (Category, []Problem) {
	ps := checkKeys(s.file, &s.head, headKeys)
	cat := Category{Name: s.head.get("category"), About: s.head.get("about"), Source: s.head.get("source"), Language: s.head.get("language")}
	if !validName(cat.Name) {
		ps = append(ps, Problem{s.file, s.head.line, fmt.Sprintf("category %q is not a name", cat.Name), "category: letters, digits, - and . only"})
	}
	if l := s.head.get("layer"); l != "" {
		i := slices.Index(layerNames[:], l)
		if i < 0 {
			ps = append(ps, Problem{s.file, s.head.line, fmt.Sprintf("layer %q is not known", l), "one of " + strings.Join(layerNames[:], ", ")})
			i = 0
		}
		cat.Layer = Layer(i)
	}
	if l := cat.Language; l != "" && (len(l) != 2 || strings.Trim(l, "abcdefghijklmnopqrstuvwxyz") != "") {
		ps = append(ps, Problem{s.file, s.head.line, fmt.Sprintf("language %q is not a code of two letters", l), "language: fr"})
	}
	into, err := parseShares(s.head.get("into"))
	if err != nil {
		ps = append(ps, Problem{s.file, s.head.line, err.Error(), "into: constructive 1, hopeful 0.3"})
	}
	cat.Into = into
	return cat, ps
}

func validName(s string) bool {
	for _, c := range s {
		if c <= ' ' || c == '/' || c == ',' {
			return false
		}
	}
	return s != ""
}

func parseShares(s string) ([]Share, error) {
	if s == "" {
		return nil, nil
	}
	var out []Share
	for part := range strings.SplitSeq(s, ",") {
		f := strings.Fields(part)
		if len(f) != 2 {
			return nil, fmt.Errorf("into: %q is not a category and a factor", strings.TrimSpace(part))
		}
		x, err := strconv.ParseFloat(f[1], 64)
		if err != nil || x <= 0 || x > 1 {
			return nil, fmt.Errorf("into: factor %q is not above 0 and at most 1", f[1])
		}
		out = append(out, Share{f[0], x})
	}
	return out, nil
}

func checkKeys(file string, f *fields, known []string) []Problem {
	var ps []Problem
	for i, kv := range f.kv {
		if !slices.Contains(known, kv.key) {
			ps = append(ps, Problem{file, kv.line, fmt.Sprintf("unknown key %q", kv.key), "one of " + strings.Join(known, ", ")})
		}
		for _, other := range f.kv[:i] {
			if other.key == kv.key {
				ps = append(ps, Problem{file, kv.line, fmt.Sprintf("key %q stands twice", kv.key), ""})
			}
		}
	}
	return ps
}

// decodeRow fills an empty entry.
func decodeRow(e *Entry, file string, cat *Category, row *fields) []Problem {
	ps := checkKeys(file, row, rowKeys)
	e.Category, e.File, e.Line = cat.Name, file, row.line
	weight := ""
	for _, kv := range row.kv {
		switch kv.key {
		case "term":
			e.Term = kv.value
		case "weight":
			weight = kv.value
		case "pos":
			e.Pos = kv.value
		case "prev":
			e.Prev = kv.value
		case "notprev":
			e.NotPrev = kv.value
		case "next":
			e.Next = kv.value
		case "notnext":
			e.NotNext = kv.value
		case "near":
			e.Near = kv.value
		case "eg":
			e.Example = kv.value
		case "not":
			e.Counter = kv.value
		case "note":
			e.Note = kv.value
		case "plain":
			e.Plain = kv.value == "yes"
			if kv.value != "yes" && kv.value != "no" {
				ps = append(ps, Problem{file, row.line, fmt.Sprintf("plain: %q is not known", kv.value), "yes or no"})
			}
		}
		if kv.value == "" {
			ps = append(ps, Problem{file, row.line, kv.key + " is empty", ""})
		}
	}
	if e.Term == "" {
		return append(ps, Problem{file, row.line, "entry has no term", ""})
	}
	var err error
	if e.Weight, err = parseWeight(weight, cat.Layer); err != nil {
		ps = append(ps, Problem{file, row.line, fmt.Sprintf("%q: %s", e.Term, err), ""})
	}
	if e.Pos != "" && e.Pos != "noun" && e.Pos != "verb" {
		ps = append(ps, Problem{file, row.line, fmt.Sprintf("%q: pos %q is not known", e.Term, e.Pos), "noun or verb"})
	}
	return ps
}

// parseWeight reads a weight and holds it to the range of its layer.
func parseWeight(s string, l Layer) (float64, error) {
	w, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, fmt.Errorf("weight %q is not a number", s)
	}
	return w, CheckWeight(w, l)
}
