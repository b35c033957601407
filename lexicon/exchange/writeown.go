package exchange

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"parley/lexicon"
)

// WriteParley gives the dictionary as parley's own files, one a category, in
// the form that loads fast: an entry a line. It holds everything.
func WriteParley(d lexicon.Dictionary) []File {
	var out []File
	taken := map[string]bool{}
	for _, c := range d.Categories {
		out = append(out, File{fileName(c.Name, taken), []byte(categoryFile(c, d.Entries))})
	}
	return out
}

// fileName makes a name for a category's file that every system allows.
func fileName(category string, taken map[string]bool) string {
	base := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '.' || r == '_' {
			return unicode.ToLower(r)
		}
		return '-'
	}, category)
	if r := []rune(base); len(r) > 60 {
		base = string(r[:60])
	}
	base = strings.TrimLeft(base, ".")
	name := base
	for n := 2; taken[name] || name == ""; n++ {
		name = fmt.Sprintf("%s-%d", base, n)
	}
	taken[name] = true
	return name + ".yaml"
}

func categoryFile(c lexicon.Category, entries []lexicon.Entry) string {
	var b strings.Builder
	head := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, scalar(value, false))
		}
	}
	head("category", c.Name)
	head("about", c.About)
	head("language", c.Language)
	head("layer", c.Layer.String())
	head("into", shares(c.Into))
	head("source", c.Source)
	b.WriteString("entries:\n")
	for i := range entries {
		if e := &entries[i]; e.Category == c.Name {
			b.WriteString(entryLine(e))
		}
	}
	return b.String()
}

func shares(list []lexicon.Share) string {
	var parts []string
	for _, s := range list {
		parts = append(parts, s.Category+" "+number(s.Factor))
	}
	return strings.Join(parts, ", ")
}

func entryLine(e *lexicon.Entry) string {
	s := "- {term: " + scalar(e.Term, true) + ", weight: " + number(e.Weight)
	for _, kv := range conditions(e) {
		if kv[1] != "" {
			s += ", " + kv[0] + ": " + scalar(kv[1], true)
		}
	}
	if e.Plain && notation(e.Term) {
		s += ", plain: yes"
	}
	return s + "}\n"
}

// conditions are the optional parts of an entry by the names of their keys and
// columns.
func conditions(e *lexicon.Entry) [][2]string {
	return [][2]string{{"pos", e.Pos}, {"prev", e.Prev}, {"notprev", e.NotPrev}, {"next", e.Next}, {"notnext", e.NotNext}, {"near", e.Near},
		{"eg", e.Example}, {"not", e.Counter}, {"note", e.Note}}
}

// scalar writes a value so that YAML, and the fast reader of package lexicon,
// read it back as it is: bare where nothing in it is a sign, else in quotation
// marks, with escapes only where it must be.
func scalar(s string, flow bool) string {
	if bare(s, flow) {
		return s
	}
	if !strings.ContainsAny(s, "\"\\") && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return `"` + s + `"`
	}
	return strconv.Quote(s) // YAML knows all of Go's escapes
}

func bare(s string, flow bool) bool {
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
		case i > 0 && strings.ContainsRune(" -./'*", r):
		case i > 0 && !flow && r == ',':
		default:
			return false
		}
	}
	return s != "" && strings.TrimSpace(s) == s
}

// usedColumns are those of the table that some entry fills; category, term and
// weight always stand.
func usedColumns(d *lexicon.Dictionary) []string {
	used := map[string]bool{"category": true, "term": true, "weight": true}
	for i := range d.Entries {
		for name, v := range entryCells(&d.Entries[i]) {
			used[name] = used[name] || v != ""
		}
	}
	var names []string
	for _, c := range columns {
		if used[c.name] {
			names = append(names, c.name)
		}
	}
	return names
}

func entryCells(e *lexicon.Entry) map[string]string {
	m := map[string]string{"category": e.Category, "term": e.Term, "weight": number(e.Weight), "plain": plainCell(e)}
	for _, kv := range conditions(e) {
		m[kv[0]] = kv[1]
	}
	return m
}

// plainCell is filled where a reader would take words for notation.
func plainCell(e *lexicon.Entry) string {
	if e.Plain && notation(e.Term) {
		return "yes"
	}
	return ""
}

// WriteTable gives the dictionary as CSV with a header. What there is to say of
// a category stands in the row of its first entry. It holds everything.
func WriteTable(d lexicon.Dictionary) ([]byte, error) {
	head := append(usedColumns(&d), "about", "layer", "into", "source")
	rows := [][]string{head}
	cats := map[string]*lexicon.Category{}
	for i := range d.Categories {
		cats[d.Categories[i].Name] = &d.Categories[i]
	}
	for i := range d.Entries {
		cells := entryCells(&d.Entries[i])
		if c := cats[d.Entries[i].Category]; c != nil {
			cells["about"], cells["layer"], cells["into"], cells["source"] = c.About, c.Layer.String(), shares(c.Into), c.Source
			delete(cats, c.Name)
		}
		line := make([]string, len(head))
		for k, name := range head {
			line[k] = guard(cells[name], name)
		}
		rows = append(rows, line)
	}
	return writeCSV(rows)
}

// guard keeps a spreadsheet from taking a term for a formula; unguard undoes it,
// which is why statement.Guard does not serve here.
func guard(s, column string) string {
	if column != "weight" && formula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

func unguard(s string) string {
	if rest := strings.TrimLeft(s, "'"); len(rest) < len(s) && formula(rest) {
		return s[1:]
	}
	return s
}

func formula(s string) bool {
	for _, r := range strings.TrimLeft(s, " ") {
		return strings.ContainsRune("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20", r)
	}
	return false
}
