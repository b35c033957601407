package exchange

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/lexicon"
)

// quanteda reads YAML of lists: keys are categories, which may nest; values are
// entries. Own entries of a key with children stand under "__".
func (b *builder) quanteda(text string) {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(text), &root); err != nil {
		b.yamlFault(err)
		return
	}
	if len(root.Content) == 0 {
		return
	}
	b.branch(root.Content[0], nil)
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

func (b *builder) yamlFault(err error) {
	m := yamlLine.FindStringSubmatch(err.Error())
	line := 0
	if m != nil && m[1] != "" {
		line, _ = strconv.Atoi(m[1])
	}
	b.fault(line, "an entry with : or # wants quotation marks", "not valid YAML: %s", yamlLine.ReplaceAllString(err.Error(), ""))
}

func (b *builder) branch(n *yaml.Node, path []string) {
	switch {
	case len(path) > maxDepth:
		b.fault(n.Line, "", "categories lie deeper than %d levels", maxDepth)
	case n.Kind == yaml.MappingNode:
		b.mapping(n, path)
	case len(path) == 0:
		b.fault(n.Line, "category: [word, two words, begin*]", "has no categories")
	case n.Kind == yaml.SequenceNode:
		for _, item := range n.Content {
			b.leaf(item, path)
		}
	default:
		b.leaf(n, path)
	}
}

func (b *builder) mapping(n *yaml.Node, path []string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind != yaml.ScalarNode {
			b.fault(k.Line, "", "the name of a category must be one value")
			continue
		}
		if k.Value == "__" && len(path) > 0 {
			b.branch(v, path)
			continue
		}
		b.branch(v, b.nest(slices.Clip(path), k.Value, k.Line))
	}
}

func (b *builder) leaf(n *yaml.Node, path []string) {
	switch {
	case n.Kind == yaml.ScalarNode && n.Tag == "!!null":
	case n.Kind == yaml.ScalarNode:
		b.add(n.Line, b.category(n.Line, path...), n.Value, 1)
	case n.Kind == yaml.MappingNode: // a list of maps nests as well
		b.branch(n, path)
	default:
		b.fault(n.Line, "", "an entry of %s is a list or an alias, not a word", strings.Join(path, "."))
	}
}

// takeOwn reads parley's own files together, because their categories may roll
// up into each other's.
func (r *Result) takeOwn(files []File, seen map[string]string) {
	m := memory{}
	var names []string
	for _, f := range files {
		m[f.Name] = f.Data
		names = append(names, f.Name)
	}
	d, faults := lexicon.Read(m, r.Name, names...)
	r.Faults = append(r.Faults, faults...)
	for i, c := range d.Categories {
		if !slices.ContainsFunc(d.Entries, func(e lexicon.Entry) bool { return e.Category == c.Name }) || c.Name == "" {
			continue // its fault is told already
		}
		if other, twice := seen[c.Name]; twice {
			r.Faults = append(r.Faults, lexicon.Problem{File: names[min(i, len(names)-1)], Msg: fmt.Sprintf("category %s is already in %s", c.Name, other), Hint: "give one of them another name"})
			d.Entries = slices.DeleteFunc(d.Entries, func(e lexicon.Entry) bool { return e.Category == c.Name })
			continue
		}
		seen[c.Name] = "parley's own files"
		r.Categories = append(r.Categories, c)
	}
	d.Entries = slices.DeleteFunc(d.Entries, func(e lexicon.Entry) bool { return e.Category == "" })
	for i := range d.Entries {
		e := &d.Entries[i]
		e.Weight = rounded(e.Weight)
		if e.Plain || !notation(e.Term) { // X1
			e.Term, e.Plain = word(e.Term), true
		}
	}
	r.Entries = append(r.Entries, d.Entries...)
}

// memory is a folder of files held in memory.
type memory map[string][]byte

func (m memory) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (m memory) ReadFile(name string) ([]byte, error) {
	if b, ok := m[name]; ok {
		return b, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// notation reports whether a term uses signs of parley's notation.
func notation(term string) bool {
	if strings.ContainsAny(term, "/()|") {
		return true
	}
	for w := range strings.FieldsSeq(term) {
		if w == "_" || len(w) > 1 && w[0] == '@' {
			return true
		}
	}
	return false
}
