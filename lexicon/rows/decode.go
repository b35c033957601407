package rows

import (
	"bytes"
	"cmp"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Decoder gives a function that decodes rows as T, a struct: a key that T does not
// have, or one that stands twice, is an error. A row of known keys is decoded as it
// stands, which is what every start waits for; one at fault is written out and read
// by the library's strict decoder, for its message: a node alone cannot be read
// strictly.
func Decoder[T any]() func(*yaml.Node) (T, error) {
	known := keys(reflect.TypeFor[T]())
	return func(n *yaml.Node) (T, error) {
		var row, faulty T
		if n.Kind == yaml.MappingNode && allKnown(n, known) && n.Decode(&row) == nil {
			return row, nil
		}
		b, err := yaml.Marshal(n)
		if err != nil {
			return faulty, err
		}
		d := yaml.NewDecoder(bytes.NewReader(b))
		d.KnownFields(true)
		err = d.Decode(&faulty)
		return faulty, err
	}
}

func allKnown(n *yaml.Node, known map[string]bool) bool {
	for i := 0; i < len(n.Content); i += 2 {
		if !known[n.Content[i].Value] {
			return false
		}
	}
	return true
}

// keys are those of a struct's fields, as the library takes them: by their tags,
// else their names in lower case.
func keys(t reflect.Type) map[string]bool {
	out := make(map[string]bool, t.NumField())
	for i := range t.NumField() {
		f := t.Field(i)
		key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if f.IsExported() && key != "-" {
			out[cmp.Or(key, strings.ToLower(f.Name))] = true
		}
	}
	return out
}
