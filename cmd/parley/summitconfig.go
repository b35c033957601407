package main

import (
	"errors"
	"fmt"
	"os"

	"go.yaml.in/yaml/v3"

	"parley/analyze/summit"
)

// A summitConfig is one entry of summits: a definition as in parley's own list,
// or the path of a file of them.
type summitConfig struct {
	path string
	node *yaml.Node
}

// UnmarshalYAML takes a text for a path and a mapping for a definition, which
// is checked when the list is built.
func (s *summitConfig) UnmarshalYAML(n *yaml.Node) error {
	switch n.Kind {
	case yaml.ScalarNode:
		s.path = n.Value
		return nil
	case yaml.MappingNode:
		s.node = n
		return nil
	}
	return fmt.Errorf("line %d: summits: want a file, or a definition with name, from and place, who or keywords", n.Line)
}

// loadSummits gives parley's list with own definitions tried first, the ones
// named first before the later ones; nil when there are none.
func loadSummits(own []summitConfig) (*summit.List, error) {
	if len(own) == 0 {
		return nil, nil
	}
	list, err := summit.Default()
	if err != nil {
		return nil, err
	}
	for i := len(own) - 1; i >= 0; i-- {
		where, b, err := own[i].read()
		if err == nil {
			var next *summit.List
			if next, err = list.With(b); err == nil {
				list = next
			}
		}
		if err != nil {
			return nil, usageError("name, from (a day) and one of place, participants, keywords; see analyze/summit/data for the form", "summits: %s: %s", where, oneLine(err))
		}
	}
	return list, nil
}

// read gives the definitions of an entry as YAML, and where they stand.
func (s *summitConfig) read() (where string, b []byte, err error) {
	if s.node == nil {
		b, err = os.ReadFile(s.path)
		return s.path, b, err
	}
	where = fmt.Sprintf("line %d", s.node.Line)
	b, err = yaml.Marshal([]*yaml.Node{s.node})
	if err == nil && len(s.node.Content) == 0 {
		err = errors.New("the definition is empty")
	}
	return where, b, err
}
