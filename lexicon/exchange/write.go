package exchange

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/lexicon"
)

// A loss counts what a format cannot hold, to be said in a warning.
type loss struct {
	what     string
	n        int
	examples []string
}

func (l *loss) add(e *lexicon.Entry) {
	l.n++
	if len(l.examples) < 3 {
		l.examples = append(l.examples, e.ID())
	}
}

func (l *loss) warnings(into []string) []string {
	if l.n == 0 {
		return into
	}
	s := count(l.n, "entry", "entries") + " " + l.what + ": " + strings.Join(l.examples, ", ")
	if l.n > len(l.examples) {
		s += ", ..."
	}
	return append(into, s)
}

// flat is a dictionary as other programs know it: words and phrases, no
// notation, no conditions.
type flat struct {
	lexicon.Dictionary
	warnings []string
}

// flatten writes the forms of every term out. Other programs have no gaps, no
// conditions and no layers; what is lost is said.
func flatten(d lexicon.Dictionary, weights bool) flat {
	f := flat{Dictionary: lexicon.Dictionary{Name: d.Name, Categories: d.Categories}}
	gaps := loss{what: "with gaps (_) left out, which the format does not have"}
	conditions := loss{what: "without the words around that they ask for (pos, prev, next, near)"}
	weighted := loss{what: "without their weight, which the format does not have"}
	bad := loss{what: "left out, because the term is not right"}
	notes := loss{what: "without examples and notes"}
	seen := map[[2]string]bool{}
	for i := range d.Entries {
		e := &d.Entries[i]
		forms, err := lexicon.Forms(e)
		if err != nil {
			bad.add(e)
			continue
		}
		if conditional(e) {
			conditions.add(e)
		}
		if e.Example+e.Counter+e.Note != "" {
			notes.add(e)
		}
		if !weights && e.Weight != 1 {
			weighted.add(e)
		}
		if !f.forms(e, forms, seen) {
			gaps.add(e)
		}
	}
	for _, l := range []*loss{&gaps, &conditions, &weighted, &bad, &notes} {
		f.warnings = l.warnings(f.warnings)
	}
	return f
}

func (f *flat) forms(e *lexicon.Entry, forms [][]string, seen map[[2]string]bool) (all bool) {
	all = true
	for _, words := range forms {
		term := strings.Join(words, " ")
		key := [2]string{e.Category, term}
		switch {
		case !e.Plain && strings.Contains(" "+term+" ", " _ "):
			all = false
		case !seen[key]:
			seen[key] = true
			f.Entries = append(f.Entries, lexicon.Entry{Category: e.Category, Term: term, Weight: e.Weight, Plain: true})
		}
	}
	return all
}

func conditional(e *lexicon.Entry) bool {
	return e.Pos+e.Prev+e.NotPrev+e.Next+e.NotNext+e.Near != ""
}

// described warns of what categories lose in formats that know names only.
func described(d *lexicon.Dictionary, warnings []string) []string {
	layers, into := 0, 0
	for _, c := range d.Categories {
		if c.Layer != lexicon.Other {
			layers++
		}
		if len(c.Into) > 0 {
			into++
		}
	}
	if layers > 0 {
		warnings = append(warnings, count(layers, "category", "categories")+" without their layer (tone, event, valence)")
	}
	if into > 0 {
		warnings = append(warnings, count(into, "category", "categories")+" without the categories they count toward")
	}
	return warnings
}

// WriteQuanteda gives the dictionary as quanteda's YAML: a list of terms a
// category. The warnings say what it cannot hold.
func WriteQuanteda(d lexicon.Dictionary) ([]byte, []string, error) {
	f := flatten(d, false)
	terms := map[string][]*yaml.Node{}
	for i := range f.Entries {
		e := &f.Entries[i]
		terms[e.Category] = append(terms[e.Category], text(e.Term))
	}
	root := &yaml.Node{Kind: yaml.MappingNode}
	for _, c := range d.Categories {
		if len(terms[c.Name]) > 0 {
			root.Content = append(root.Content, text(c.Name), &yaml.Node{Kind: yaml.SequenceNode, Content: terms[c.Name]})
		}
	}
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(root); err != nil {
		return nil, nil, err
	}
	return b.Bytes(), described(&d, f.warnings), enc.Close()
}

// text is a string node; the library puts quotation marks where a word would be
// read as a number or as yes and no.
func text(s string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(s)
	return n
}

// WriteDICX gives the dictionary as LIWC-22's table. The warnings say what it
// cannot hold.
func WriteDICX(d lexicon.Dictionary) ([]byte, []string, error) {
	f := flatten(d, true)
	col := map[string]int{}
	head := []string{"DicTerm"}
	for _, c := range d.Categories {
		col[c.Name] = len(head)
		head = append(head, c.Name)
	}
	at := map[string]int{}
	var rows [][]string
	for i := range f.Entries {
		e := &f.Entries[i]
		if _, ok := at[e.Term]; !ok {
			at[e.Term] = len(rows)
			rows = append(rows, append([]string{e.Term}, make([]string, len(head)-1)...))
		}
		v := "X"
		if e.Weight != 1 {
			v = number(e.Weight)
		}
		rows[at[e.Term]][col[e.Category]] = v
	}
	b, err := writeCSV(append([][]string{head}, rows...))
	return b, described(&d, f.warnings), err
}

func writeCSV(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("csv: %w", err)
	}
	return b.Bytes(), nil
}
