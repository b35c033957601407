package lexicon

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/lexicon/rows"
)

// A source is a category file as written, before any meaning is given to it.
type source struct {
	file string
	head fields
	rows []fields
}

// fields are the keys and values of one mapping of scalars, in their order.
type fields struct {
	line int
	kv   []field
}

type field struct {
	key, value string
	line       int
}

func (f *fields) get(key string) string {
	for _, kv := range f.kv {
		if kv.key == key {
			return kv.value
		}
	}
	return ""
}

// readSource reads one file. The canonical form, one entry a line, is read
// without the YAML library, which manages 1 MB/s; anything else goes through it.
func readSource(file string, b []byte) (*source, []Problem) {
	if s, ok := readLines(file, string(b)); ok {
		return s, nil
	}
	return readYAML(file, b)
}

// readLines reads the canonical form: "key: value" lines, then "entries:" and
// lines of the form "- {term: word, weight: 1}". It gives up on anything else,
// so what it accepts means the same in YAML (a test holds both to it).
func readLines(file, text string) (*source, bool) {
	many := strings.Count(text, "\n")
	s := &source{file: file, head: fields{line: 1}, rows: make([]fields, 0, many)}
	all := make([]field, 0, 2*many) // of all rows
	inEntries := false
	for n := 1; text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		switch {
		case line == "" || line[0] == '#':
		case !inEntries && line == "entries:":
			inEntries = true
		case inEntries && strings.HasPrefix(line, "- "):
			from := len(all)
			if !rows.Flow(line[2:], func(key string, v rows.Value) bool {
				all = append(all, field{key, v.Text, n})
				return v.List == nil
			}) {
				return nil, false
			}
			s.rows = append(s.rows, fields{n, all[from:len(all):len(all)]})
		case !inEntries:
			key, value, ok := rows.Pair(line)
			if !ok {
				return nil, false
			}
			s.head.kv = append(s.head.kv, field{key, value.Text, n})
		default:
			return nil, false
		}
	}
	return s, inEntries
}

// readYAML reads any YAML form of the same content and names every fault.
func readYAML(file string, b []byte) (*source, []Problem) {
	var root yaml.Node
	if err := yaml.Unmarshal(b, &root); err != nil {
		return nil, []Problem{yamlProblem(file, err)}
	}
	s := &source{file: file, head: fields{line: 1}}
	if len(root.Content) == 0 || root.Content[0].Kind != yaml.MappingNode {
		return nil, []Problem{{file, 0, "is not a dictionary: no keys", "begin with category: NAME, then entries:"}}
	}
	var ps []Problem
	top := root.Content[0].Content
	for i := 0; i+1 < len(top); i += 2 {
		key, value := top[i], top[i+1]
		if key.Value == "entries" {
			ps = append(ps, s.readEntries(value)...)
			continue
		}
		if value.Kind != yaml.ScalarNode {
			ps = append(ps, Problem{file, value.Line, key.Value + " must be one value", ""})
			continue
		}
		s.head.kv = append(s.head.kv, field{key.Value, value.Value, key.Line})
	}
	return s, ps
}

func (s *source) readEntries(list *yaml.Node) []Problem {
	if list.Kind != yaml.SequenceNode {
		return []Problem{{s.file, list.Line, "entries must be a list", "- {term: word, weight: 1}"}}
	}
	var ps []Problem
	for _, item := range list.Content {
		if item.Kind != yaml.MappingNode {
			ps = append(ps, Problem{s.file, item.Line, "an entry must have keys", "- {term: word, weight: 1}"})
			continue
		}
		row := fields{line: item.Line}
		for i := 0; i+1 < len(item.Content); i += 2 {
			k, v := item.Content[i], item.Content[i+1]
			if v.Kind != yaml.ScalarNode {
				ps = append(ps, Problem{s.file, v.Line, k.Value + " must be one value", ""})
				continue
			}
			row.kv = append(row.kv, field{k.Value, v.Value, k.Line})
		}
		s.rows = append(s.rows, row)
	}
	return ps
}

// yamlProblem takes the line out of the library's message.
func yamlProblem(file string, err error) Problem {
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	p := Problem{File: file, Msg: "not valid YAML: " + msg}
	if rest, ok := strings.CutPrefix(msg, "line "); ok {
		num, text, _ := strings.Cut(rest, ": ")
		for _, c := range num {
			if c < '0' || c > '9' {
				return p
			}
			p.Line = p.Line*10 + int(c-'0')
		}
		if strings.HasPrefix(text, "did not find expected") { // the parser counts lines from 0, the scanner from 1
			p.Line++
		}
		p.Msg = "not valid YAML: " + text
	}
	return p
}
