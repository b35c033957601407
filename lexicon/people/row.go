package people

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A row is one entry of a data file.
type row struct {
	ID        string   `yaml:"id"`
	Name      string   `yaml:"name"`
	Aka       []string `yaml:"aka"`
	Family    string   `yaml:"family"`
	Sex       string   `yaml:"sex"`
	Born      string   `yaml:"born"`
	Died      string   `yaml:"died"`
	Of        string   `yaml:"of"`
	Prominent bool     `yaml:"prominent"`
	Major     bool     `yaml:"major"`
	Terms     []string `yaml:"terms"`
	Kind      string   `yaml:"kind"`
	Adj       []string `yaml:"adj"`
	People    []string `yaml:"people"`
	Capital   string   `yaml:"capital"`
	Seats     []string `yaml:"seats"`
	Chief     []string `yaml:"chief"`
}

// list, mark and word give the field of a key, nil when it is none of theirs.
func (r *row) list(key string) *[]string {
	switch key {
	case "aka":
		return &r.Aka
	case "terms":
		return &r.Terms
	case "adj":
		return &r.Adj
	case "people":
		return &r.People
	case "seats":
		return &r.Seats
	case "chief":
		return &r.Chief
	}
	return nil
}

func (r *row) mark(key string) *bool {
	switch key {
	case "prominent":
		return &r.Prominent
	case "major":
		return &r.Major
	}
	return nil
}

func (r *row) word(key string) *string {
	switch key {
	case "id":
		return &r.ID
	case "name":
		return &r.Name
	case "family":
		return &r.Family
	case "sex":
		return &r.Sex
	case "born":
		return &r.Born
	case "died":
		return &r.Died
	case "of":
		return &r.Of
	case "kind":
		return &r.Kind
	case "capital":
		return &r.Capital
	}
	return nil
}

// strangers are the keys of a row that its kind of file does not have.
func (r *row) strangers(k Kind) (out []string) {
	for _, f := range []struct {
		key   string
		set   bool
		kinds string // of files that have it: persons, countries, organisations
	}{
		{"id", r.ID != "", "co"}, {"family", r.Family != "", "p"}, {"sex", r.Sex != "", "p"}, {"born", r.Born != "", "p"}, {"died", r.Died != "", "p"},
		{"of", r.Of != "", "po"}, {"prominent", r.Prominent, "p"}, {"terms", r.Terms != nil, "p"}, {"kind", r.Kind != "", "o"},
		{"adj", r.Adj != nil, "c"}, {"people", r.People != nil, "c"}, {"capital", r.Capital != "", "c"}, {"seats", r.Seats != nil, "c"}, {"chief", r.Chief != nil, "c"}, {"major", r.Major, "co"},
	} {
		if f.set && !strings.Contains(f.kinds, kindNames[k][:1]) {
			out = append(out, f.key)
		}
	}
	return out
}

// decode reads one item, the fast way where it can.
func decode(b []byte) (*row, error) {
	if r, ok := flow(string(b)); ok {
		return r, nil
	}
	return strict(b)
}

// strict reads one item with the YAML library: an unknown key or one that
// stands twice is an error.
func strict(b []byte) (*row, error) {
	dec := yaml.NewDecoder(bytes.NewReader(b))
	dec.KnownFields(true)
	var r row
	err := dec.Decode(&r)
	var wrong *yaml.TypeError
	if errors.As(err, &wrong) {
		return nil, errors.New(explain(wrong.Errors[0]))
	}
	if err != nil {
		return nil, fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	return &r, nil
}

// explain puts the library's words for an unknown key into ours.
func explain(msg string) string {
	_, msg, _ = strings.Cut(msg, ": ") // the line is that of the item
	if key, ok := strings.CutPrefix(msg, "field "); ok {
		key, _, _ = strings.Cut(key, " ")
		return fmt.Sprintf("no key %q: a person has name aka family sex born died of prominent terms; a country id name aka adj people capital seats chief major; an organisation id name aka kind of major", key)
	}
	return msg
}

// An item is one "- {...}" of a file, with its line: items are decoded one by
// one so that a fault costs no other entry and names its line.
type item struct {
	line int
	text []byte
}

func items(b []byte) []item {
	var out []item
	n := 0
	for line := range bytes.Lines(b) {
		n++
		line = bytes.TrimRight(line, "\r\n")
		switch {
		case bytes.HasPrefix(line, []byte("- ")):
			out = append(out, item{n, line[2:]})
		case len(bytes.TrimSpace(line)) == 0 || line[0] == '#':
		case len(out) > 0:
			last := &out[len(out)-1]
			last.text = append(append(bytes.Clone(last.text), '\n'), line...)
		default:
			out = append(out, item{n, line})
		}
	}
	return out
}
