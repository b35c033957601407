package exchange

import "strings"

// columns are those of a table of entries, with the other names they go by.
// The first two make an entry; the last four describe its category and need to
// stand in one of its rows only.
var columns = []struct {
	name, about string
	also        []string
}{
	{"category", "the name of the category the entry belongs to", []string{"cat", "class", "tone"}},
	{"term", "word or phrase; word* for any word that begins so; parley's notation: urge/v for a verb in all its forms, /n a noun, /a an adjective with -er and -est, /ly an adjective and its adverb, (a|b) one of these, _ a gap of one to five words, @my one of a closed class", []string{"word", "entry", "phrase", "lemma", "dicterm"}},
	{"weight", "how strongly: 0 to 3 for tone and event, -1 to 1 for valence, any number but 0 for others; empty is 1", []string{"score", "value", "valence"}},
	{"pos", "only as noun or verb", nil},
	{"prev", "only behind one of these words; ^ is the beginning of a clause", nil},
	{"notprev", "not behind one of these words", nil},
	{"next", "only before one of these words; $ is the end of a clause", nil},
	{"notnext", "not before one of these words", nil},
	{"near", "only with one of these words within six words", nil},
	{"eg", "a sentence in which the entry must be found", []string{"example"}},
	{"not", "a sentence in which it must not be found", []string{"counter"}},
	{"note", "why it is here, or its source", []string{"comment"}},
	{"plain", "yes: the term is words as they stand, no notation; no: it is notation", nil},
	{"about", "what belongs into the category", nil},
	{"layer", "tone, event, valence or other: entries of one layer never take words from another", nil},
	{"into", "categories it counts toward, with a factor: constructive 1, hopeful 0.3", nil},
	{"source", "where the entries or weights come from", nil},
}

// A header knows in which column of a table what stands.
type header struct {
	at      map[string]int
	unknown []string
}

func readHeader(cells []string) header {
	h := header{at: map[string]int{}}
	for i, c := range cells {
		name := columnName(c)
		if _, twice := h.at[name]; name == "" || twice {
			if strings.TrimSpace(c) != "" {
				h.unknown = append(h.unknown, strings.TrimSpace(c))
			}
			continue
		}
		h.at[name] = i
	}
	return h
}

func columnName(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, c := range columns {
		if s == c.name {
			return c.name
		}
		for _, a := range c.also {
			if s == a {
				return c.name
			}
		}
	}
	return ""
}

func (h header) has(name string) bool { _, ok := h.at[name]; return ok }

func (h header) get(r row, name string) string {
	if i, ok := h.at[name]; ok {
		return strings.TrimSpace(clean(r.cell(i)))
	}
	return ""
}

func columnNames() string {
	var names []string
	for _, c := range columns {
		names = append(names, c.name)
	}
	return strings.Join(names, ", ")
}
