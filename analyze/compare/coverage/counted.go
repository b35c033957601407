package coverage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// counted is counts of words by group, groups in the order they are met.
type counted struct {
	names []string
	words map[string]map[string]int
}

func (c *counted) add(group, word string, n int) {
	if c.words == nil {
		c.words = map[string]map[string]int{}
	}
	if c.words[group] == nil {
		c.names, c.words[group] = append(c.names, group), map[string]int{}
	}
	c.words[group][word] += n
}

// top lists the n words counted most: "say 12 (60 %), tell 4 (20 %)".
func (c *counted) top(group string, n int) string {
	var words []string
	all := 0
	for w, k := range c.words[group] {
		words, all = append(words, w), all+k
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(c.words[group][b]-c.words[group][a], cmp.Compare(a, b)) })
	parts := make([]string, min(n, len(words)))
	for i := range parts {
		k := c.words[group][words[i]]
		parts[i] = fmt.Sprintf("%s %d (%.0f %%)", words[i], k, 100*float64(k)/float64(all))
	}
	return strings.Join(parts, ", ")
}
