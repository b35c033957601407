package lexicon

import (
	"strings"

	"go.yaml.in/yaml/v3"
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
	s := &source{file: file, head: fields{line: 1}}
	inEntries := false
	for n := 1; text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		switch {
		case line == "" || line[0] == '#':
		case !inEntries && line == "entries:":
			inEntries = true
		case inEntries && strings.HasPrefix(line, "- {") && strings.HasSuffix(line, "}"):
			row, ok := flowLine(line[3:len(line)-1], n)
			if !ok {
				return nil, false
			}
			s.rows = append(s.rows, row)
		case !inEntries:
			key, value, ok := headLine(line)
			if !ok {
				return nil, false
			}
			s.head.kv = append(s.head.kv, field{key, value, n})
		default:
			return nil, false
		}
	}
	return s, inEntries
}

// headLine reads `key: value` with the value plain or in double quotes.
func headLine(line string) (key, value string, ok bool) {
	key, rest, ok := strings.Cut(line, ": ")
	if !ok || !plainKey(key) {
		return "", "", false
	}
	value, rest, ok = scalar(rest, false)
	return key, value, ok && rest == ""
}

func plainKey(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}

// flowLine reads `key: value, key: value`.
func flowLine(s string, line int) (fields, bool) {
	f := fields{line: line, kv: make([]field, 0, 2)}
	for {
		key, rest, ok := strings.Cut(s, ": ")
		if !ok || !plainKey(key) {
			return f, false
		}
		var value string
		if value, rest, ok = scalar(rest, true); !ok {
			return f, false
		}
		f.kv = append(f.kv, field{key, value, line})
		if rest == "" {
			return f, true
		}
		if s, ok = strings.CutPrefix(rest, ", "); !ok {
			return f, false
		}
	}
}

// scalar reads one plain or double-quoted scalar and gives what follows it.
func scalar(s string, flow bool) (value, rest string, ok bool) {
	if strings.HasPrefix(s, `"`) {
		end := strings.IndexByte(s[1:], '"')
		if end < 0 || strings.IndexByte(s[1:1+end], '\\') >= 0 {
			return "", "", false
		}
		return s[1 : 1+end], s[end+2:], true
	}
	value = s
	if flow {
		if i := strings.IndexByte(s, ','); i >= 0 {
			value, rest = s[:i], s[i:]
		}
	}
	if value == "" || !plainStart(value) || strings.ContainsAny(value, "{}[],\"\\\t") && flow ||
		strings.Contains(value, ": ") || strings.Contains(value, " #") || strings.HasSuffix(value, ":") || strings.TrimSpace(value) != value {
		return "", "", false
	}
	return value, rest, true
}

// plainStart reports whether a plain YAML scalar may begin like s.
func plainStart(s string) bool {
	c := s[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '(' || c == '_' || c == '.' || c == '^' || c == '$' ||
		c == '-' && len(s) > 1 && s[1] != ' '
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
