package plain

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"

	"parley/analyze/ingest/record"
)

// Markdown reads a text with YAML or TOML front matter (P3), or none. Unknown
// keys are kept. Front matter that cannot be read is a *record.Problem naming
// the line.
func Markdown(text string, fields *record.Map) (*record.Record, error) {
	fence, matter, body, err := split(text)
	if err != nil {
		return nil, err
	}
	if fence == "" {
		return Text(text, fields), nil
	}
	f := fields.Filler()
	if fence == "---" {
		err = fillYAML(f, matter)
	} else {
		err = fillTOML(f, matter)
	}
	if err != nil {
		return nil, malformed(err.Error())
	}
	r, _ := f.Record(1)
	if r.Text != "" {
		r.Keep("text", r.Text)
	}
	r.Text = prose(body)
	return withTitle(r), nil
}

// HasFrontMatter reports whether a file begins with front matter.
func HasFrontMatter(head string) bool {
	fence, _, _, err := split(head)
	return fence != "" || err != nil
}

// split finds the front matter. A fence that is never closed is an error when
// what follows it looks like a key; else it is a rule across the page.
func split(text string) (fence, matter, body string, err error) {
	line, rest, more := cutLine(text)
	fence = strings.TrimRight(line, " \t")
	if !more || fence != "---" && fence != "+++" {
		return "", "", text, nil
	}
	first, _, _ := cutLine(rest)
	if !looksLikeKey(first, fence) {
		return "", "", text, nil
	}
	at := rest
	for at != "" && len(rest)-len(at) <= maxHeader {
		line, after, _ := cutLine(at)
		if end := strings.TrimRight(line, " \t"); end == fence || fence == "---" && end == "..." {
			return fence, rest[:len(rest)-len(at)], after, nil
		}
		at = after
	}
	return "", "", "", malformed("it begins at line 1 and is never closed by " + fence)
}

func looksLikeKey(line, fence string) bool {
	if fence == "+++" {
		return strings.Contains(line, "=") || strings.HasPrefix(line, "[") || strings.HasPrefix(line, "#")
	}
	key, _, ok := strings.Cut(line, ":")
	return line == "---" || strings.HasPrefix(line, "#") || ok && len(key) < 60 && !strings.Contains(strings.TrimSpace(key), " ")
}

func malformed(reason string) *record.Problem {
	return &record.Problem{
		Reason: "front matter: " + reason,
		Hint:   "quote values that hold a colon or a quotation mark, or remove the front matter",
	}
}

// fillYAML keeps scalars as they are written, so that a date stays a date.
func fillYAML(f *record.Filler, matter string) error {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(matter), &root); err != nil {
		return yamlError(err)
	}
	if root.Kind == 0 {
		return nil
	}
	top := root.Content[0]
	if top.Kind != yaml.MappingNode {
		return fmt.Errorf("line %d: not a list of keys and values", top.Line+1)
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(top.Content); i += 2 {
		key := top.Content[i]
		if seen[key.Value] {
			return fmt.Errorf("line %d: key %q is there twice", key.Line+1, key.Value)
		}
		seen[key.Value] = true
		addNode(f, key.Value, top.Content[i+1], 0)
	}
	return nil
}

// yamlError moves the line number from the front matter to the file.
func yamlError(err error) error {
	msg := strings.TrimPrefix(err.Error(), "yaml: ")
	var line int
	if n, _ := fmt.Sscanf(msg, "line %d:", &line); n == 1 {
		_, after, _ := strings.Cut(msg, ":")
		if strings.HasPrefix(after, " did not find expected") { // the parser counts lines from 0, the scanner from 1
			line++
		}
		return fmt.Errorf("line %d:%s", line+1, after)
	}
	for _, start := range []string{"mapping values", "did not find", "found ", "could not find"} {
		if strings.HasPrefix(msg, start) { // the parser leaves out its line 0
			return errors.New("line 2: " + msg)
		}
	}
	return errors.New(msg)
}

func addNode(f *record.Filler, name string, n *yaml.Node, depth int) {
	switch {
	case depth > 4:
	case n.Kind == yaml.ScalarNode && n.Tag != "!!null":
		f.Add(name, n.Value)
	case n.Kind == yaml.SequenceNode:
		f.Add(name, strings.Join(scalars(n), ", "))
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			addNode(f, name+"."+n.Content[i].Value, n.Content[i+1], depth+1)
		}
	}
}

func scalars(n *yaml.Node) []string {
	var out []string
	for _, c := range n.Content {
		if c.Kind == yaml.ScalarNode {
			out = append(out, c.Value)
		}
	}
	return out
}

func fillTOML(f *record.Filler, matter string) error {
	var top map[string]any
	if _, err := toml.Decode(matter, &top); err != nil {
		var pe toml.ParseError
		if errors.As(err, &pe) {
			return fmt.Errorf("line %d: %s", pe.Position.Line+1, pe.Message)
		}
		return errors.New(strings.TrimPrefix(err.Error(), "toml: "))
	}
	addTOML(f, "", top)
	return nil
}

func addTOML(f *record.Filler, prefix string, t map[string]any) {
	for _, k := range sorted(t) {
		switch v := t[k].(type) {
		case map[string]any:
			addTOML(f, prefix+k+".", v)
		case time.Time:
			f.Add(prefix+k, tomlTime(v))
		case []any:
			var list []string
			for _, e := range v {
				list = append(list, fmt.Sprint(e))
			}
			f.Add(prefix+k, strings.Join(list, ", "))
		default:
			f.Add(prefix+k, fmt.Sprint(v))
		}
	}
}

// tomlTime writes a TOML date as far as it says: the library marks local dates
// and times by the name of their zone.
func tomlTime(t time.Time) string {
	switch t.Location().String() {
	case "date-local":
		return t.Format(time.DateOnly)
	case "datetime-local":
		return t.Format("2006-01-02 15:04:05")
	}
	return t.Format(time.RFC3339)
}

func sorted(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
