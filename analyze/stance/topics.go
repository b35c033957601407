package stance

import "strings"

// DefaultTopics are the targets of diplomacy beside people and countries, used
// where the user names none.
var DefaultTopics = []Topic{
	{"deal", []string{"deals"}}, {"agreement", []string{"agreements", "accord", "accords", "pact", "treaty"}},
	{"talks", []string{"negotiations", "discussions", "dialogue", "negotiation", "dialog"}},
	{"summit", []string{"meeting", "summits", "meetings"}},
	{"sanctions", []string{"sanction"}}, {"ceasefire", []string{"cease-fire", "truce", "armistice"}},
	{"relationship", []string{"relations", "ties", "relationships"}},
	{"cooperation", []string{"collaboration"}},
	{"war", []string{"conflict", "wars"}}, {"peace", nil},
	{"denuclearization", []string{"denuclearisation", "denuclearize", "denuclearise", "de-nuclearize", "denuke"}}, {"nuclear weapons", []string{"nukes"}},
	{"tariffs", []string{"tariff"}},
}

// topicIndex finds topics by the lower-case words of their names and aliases.
type topicIndex map[string][]topicName

type topicName struct {
	rest  []string
	topic int
}

func indexTopics(topics []Topic) topicIndex {
	x := topicIndex{}
	for i, t := range topics {
		for _, name := range append([]string{t.Name}, t.Aliases...) {
			if w := strings.Fields(strings.ToLower(name)); len(w) > 0 {
				x[w[0]] = append(x[w[0]], topicName{w[1:], i})
			}
		}
	}
	return x
}

// topicAt gives the topic whose name begins at word i, or -1.
func (m *Model) topicAt(v *view, i int) int {
	for _, n := range m.topicNames[v.words[i].text] {
		if v.follows(i+1, n.rest) {
			return n.topic
		}
	}
	return -1
}
