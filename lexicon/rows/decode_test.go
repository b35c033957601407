package rows

import (
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

type row struct {
	Name string   `yaml:"name"`
	Who  []string `yaml:"who,omitempty"`
	Skip string   `yaml:"-"`
	To   float64

	line int
}

func TestDecoder(t *testing.T) {
	decode := Decoder[row]()
	for _, c := range []struct {
		in    string
		want  row
		fault string // in the message; "" for none
	}{
		{"{name: Aix}", row{Name: "Aix"}, ""},
		{"{name: Aix, who: [Ann, Bo]}", row{Name: "Aix", Who: []string{"Ann", "Bo"}}, ""},
		{"{to: 1}", row{To: 1}, ""},
		{"{}", row{}, ""},
		{"{name: Aix, nmae: Aix}", row{Name: "Aix"}, "field nmae not found"},
		{"{name: Aix, Skip: a}", row{Name: "Aix"}, "field Skip not found"},
		{"{name: Aix, line: 1}", row{Name: "Aix"}, "field line not found"},
		{"{name: Aix, name: Bonn}", row{}, `"name" already defined`},
		{"{name: [Aix]}", row{}, "cannot unmarshal"},
		{"Aix", row{}, "cannot unmarshal"},
	} {
		var n yaml.Node
		if err := yaml.Unmarshal([]byte(c.in), &n); err != nil {
			t.Fatal(err)
		}
		got, err := decode(n.Content[0])
		c.want.line, got.line = n.Content[0].Line, n.Content[0].Line // as who reads rows notes it
		switch {
		case c.fault == "" && (err != nil || !reflect.DeepEqual(got, c.want)):
			t.Errorf("%s: %+v, %v", c.in, got, err)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%s: %v, want %q", c.in, err, c.fault)
		}
	}
}
