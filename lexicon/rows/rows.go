// Package rows reads data files of parley: YAML lists with a row a line,
//
//   - {key: value, key: [value, value]}
//
// Every start of parley waits for some thousands of them, so lines of this form are
// read five to ten times as fast as the YAML library does (BenchmarkRead); whatever
// else a file holds, and everything at fault, is left to the library. What Flow takes
// means the same there, which a fuzz test holds it to.
package rows

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Read gives the rows of a list as nodes with their lines, for Decoder. The
// error is the library's where b is no YAML; else b is no list.
func Read(b []byte) ([]yaml.Node, error) {
	if nodes, ok := readLines(string(b)); ok {
		return nodes, nil
	}
	var nodes []yaml.Node
	err := yaml.Unmarshal(b, &nodes)
	if wrong := new(yaml.TypeError); errors.As(err, &wrong) {
		err = errors.New("want a list of rows, - {key: value, key: value}")
	}
	return nodes, err
}

// readLines reads rows, comments and empty lines; ok is false where there is
// anything else.
func readLines(text string) (out []yaml.Node, ok bool) {
	var m maker
	out = make([]yaml.Node, 0, strings.Count(text, "\n")+1)
	for n := 1; text != ""; n++ {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		switch {
		case line == "":
		case line[0] == '#':
			if !printable(line) {
				return nil, false
			}
		case strings.HasPrefix(line, "- "):
			content, ok := m.row(line[2:], n)
			if !ok {
				return nil, false
			}
			out = append(out, yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: n, Content: content})
		default:
			return nil, false
		}
	}
	return out, len(out) > 0
}

// A maker makes nodes, many at a time.
type maker struct{ free []yaml.Node }

// row gives the keys and values of one line.
func (m *maker) row(text string, line int) ([]*yaml.Node, bool) {
	content := make([]*yaml.Node, 0, 2*strings.Count(text, ": "))
	ok := Flow(text, func(key string, v Value) bool {
		content = append(content, m.node(Word{Text: key}, line), m.value(v, line))
		return true
	})
	return content, ok
}

func (m *maker) value(v Value, line int) *yaml.Node {
	if v.List == nil {
		return m.node(v.Word, line)
	}
	list := m.node(Word{}, line)
	list.Kind, list.Tag, list.Content = yaml.SequenceNode, "!!seq", make([]*yaml.Node, len(v.List))
	for i, w := range v.List {
		list.Content[i] = m.node(w, line)
	}
	return list
}

func (m *maker) node(w Word, line int) *yaml.Node {
	if len(m.free) == 0 {
		m.free = make([]yaml.Node, 256)
	}
	n := &m.free[0]
	m.free = m.free[1:]
	n.Kind, n.Value, n.Line = yaml.ScalarNode, w.Text, line
	if w.Quoted || isText(w.Text) {
		n.Tag = "!!str"
	}
	return n
}

// isText reports a plain scalar that is text by its first letter: numbers, days
// and the words for true and false in YAML 1.1 begin otherwise. The library looks
// at the others.
func isText(s string) bool {
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= 'A' && s[0] <= 'Z') && strings.IndexByte("yYnNtTfFoO", s[0]) < 0
}
