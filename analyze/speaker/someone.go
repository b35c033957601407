package speaker

import (
	"strings"

	"parley/lexicon/people"
)

// someone reports whether entity i is one unnamed source, "a senior French
// diplomat", whom a pronoun of that sex may mean (S11). "The diplomat" is mostly
// another word for somebody with a name, and "a reporter" asks what others answer.
func (b *builder) someone(i int, sex people.Sex) bool {
	e := &b.cast.Entities[i]
	if e.Kind != Phrase {
		return false
	}
	words := strings.Fields(strings.ToLower(e.Name))
	if len(words) < 2 || words[0] != "a" && words[0] != "an" && words[0] != "one" {
		return false
	}
	end := 2
	for end < len(words) && !cuts[words[end]] && !strings.HasSuffix(words[end-1], ",") {
		end++
	}
	switch head := strings.TrimRight(words[end-1], ","); {
	case !sources[head]:
		return false
	case strings.HasSuffix(head, "woman"):
		return sex == people.Female
	case strings.HasSuffix(head, "man"):
		return sex == people.Male
	}
	return true
}

// sources are who speaks without a name.
var sources = set(`official aide diplomat adviser advisor source insider staffer negotiator lawmaker officer envoy minister ambassador
	spokesman spokeswoman spokesperson analyst expert`)
