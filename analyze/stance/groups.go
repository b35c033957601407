package stance

import "strings"

// groups are nouns for many people or powers at once. With a name before them
// they are a party of their own: "European nations" are not Europe.
var groups = wordSet(`nations countries states capitals allies partners neighbors neighbours governments powers members
	lawmakers senators voters workers farmers soldiers troops businesspeople businessmen investors migrants refugees protesters
	media press journalists reporters critics opponents rivals adversaries enemies rebels militants terrorists activists`)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// vagueGroups are those that name nobody without a name before them.
var vagueGroups = wordSet("nations countries states powers members governments lawmakers capitals rivals enemies")

// group adds the group whose noun stands at word i as a mention, with the words
// from word a on as its name.
func (r *reader) group(a, i int) {
	v := r.view
	for a > 0 && a == i && v.words[a-1].upper && !v.opens(a-1) && v.words[a-1].class == 0 {
		a-- // "Arab states"
	}
	if a == i && vagueGroups[v.words[i].text] {
		return
	}
	p := place{view: v, a: a, b: i + 1, left: a, right: i + 1, inQuote: v.words[i].quoted}
	p.possessive = v.at(i+1) == "'" || v.at(i+1) == "’"
	name := strings.Join(strings.Fields(v.doc.Text(v.span(a, i+1))), " ")
	if a == i {
		name = v.words[i].text
	}
	r.heard = append(r.heard, mention{place: p, entity: -1, name: name, group: true, thing: true})
}

// party reports whether m is somebody, who can act.
func (m *mention) party() bool { return m.entity >= 0 || m.group }
