package stance

import "strings"

// DefaultTopics are the targets of diplomacy beside people and countries.
var DefaultTopics = []Topic{
	{"deal", words("deals"), 0},
	{"agreement", words("agreements accord accords pact treaty"), 0},
	{"talks", words("negotiations discussions negotiation"), 0},
	{"dialogue", words("dialog"), leaning},
	{"communication", words("communications"), leaning},
	{"summit", words("meeting summits meetings"), 0},
	{"sanctions", words("sanction"), 0},
	{"ceasefire", words("cease-fire truce armistice"), leaning},
	{"relationship", words("relations ties relationships"), 0},
	{"cooperation", words("collaboration"), leaning},
	{"war", words("wars"), -leaning / 3},
	{"conflict", words("confrontation"), -leaning},
	{"peace", nil, leaning},
	{"denuclearization", words("denuclearisation denuclearize denuclearise de-nuclearize denuke de-nuke de-nuked"), leaning},
	{"nuclear weapons", words("nukes"), -leaning},
	{"nuclear war", nil, -leaning},
	{"nuclear tests", []string{"nuclear test", "nuclear testing", "missile test", "missile tests", "missile launches"}, -leaning},
	{"aggression", nil, -leaning}, {"terrorism", nil, -leaning}, {"escalation", nil, -leaning},
	{"human rights violations", []string{"human rights abuses"}, -leaning},
	{"stability", nil, leaning}, {"diplomacy", nil, leaning}, {"disarmament", nil, leaning}, {"partnership", nil, leaning},
	{"tariffs", words("tariff"), 0},
	{"military exercises", []string{"military drills", "joint exercises", "joint drills", "war games"}, 0},
	{"nuclear program", []string{"nuclear programme", "missile program", "missile programme", "nuclear arsenal"}, 0},
	{"inspections", words("inspection verification"), 0},
	{"concessions", words("concession"), 0},
	{"rhetoric", nil, 0},
	{"border security", []string{"strong borders", "secure borders"}, leaning},
	{"renewable energy", []string{"clean energy", "solar energy", "wind energy", "solar power", "wind power"}, leaning},
	{"climate change", []string{"global warming", "climate crisis"}, -leaning},
	{"status quo", nil, 0},
	{"fentanyl", nil, -leaning}, {"corruption", nil, -leaning}, {"extremism", nil, -leaning}, {"proliferation", nil, -leaning},
	{"coercion", nil, -leaning}, {"interference", words("meddling"), -leaning},
}

// leaning is what leaders as a rule think of peace and of war.
const leaning = 0.3

func words(s string) []string { return strings.Fields(s) }

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
				list := append(x[w[0]], topicName{w[1:], i})
				for k := len(list) - 1; k > 0 && len(list[k].rest) > len(list[k-1].rest); k-- {
					list[k], list[k-1] = list[k-1], list[k]
				}
				x[w[0]] = list
			}
		}
	}
	return x
}

// topicAt gives the topic whose name begins at word i and the name's length in
// words; no topic is -1.
func (v *view) topicAt(i int) (topic, n int) {
	for _, n := range v.words[i].lex.topics {
		if v.follows(i+1, n.rest) {
			return n.topic, 1 + len(n.rest)
		}
	}
	return -1, 0
}
