package usage

import (
	"fmt"
	"slices"
	"strings"
)

// judging are endings of adjectives and adverbs that often judge (V2).
var judging = []string{"ful", "less", "ous", "ive", "able", "ible", "ly"}

// neutral are frequent words with such an ending that do not judge.
var neutral = setOf(`only early family reply apply supply rely imply july italy assembly monopoly ally anomaly belly bully daily weekly monthly yearly hourly quarterly annually
recently currently previously formerly originally initially finally eventually ultimately lately newly shortly immediately simultaneously temporarily permanently
nearly roughly approximately exactly mostly mainly partly largely generally usually normally typically frequently rarely occasionally repeatedly regularly
especially particularly specifically namely actually really apparently allegedly reportedly officially publicly privately directly indirectly jointly separately respectively
directly fully completely entirely totally merely simply hardly barely highly relatively equally similarly additionally accordingly consequently subsequently firstly secondly thirdly lastly
previous various numerous obvious religious continuous indigenous famous five live give drive arrive receive believe achieve relative executive legislative native representative
active archive objective perspective initiative detective comprehensive extensive alternative collective respective successive administrative table cable available able enable unable
variable vegetable constable unless nevertheless nonetheless regardless wireless possible visible physically politically economically historically nationally internationally
locally globally electronically automatically technically chemically militarily financially federally elderly bodily fly`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// evaluative says why a word may judge, "" when it does not.
func (c *Counter) evaluative(s string) string {
	if w, ok := c.o.Valence[s]; ok { // V1
		return fmt.Sprintf("valence %+.2g", w)
	}
	if len(s) < 6 || neutral[s] {
		return ""
	}
	i := slices.IndexFunc(judging, func(end string) bool { return strings.HasSuffix(s, end) })
	if i < 0 { // V2
		return ""
	}
	return "ending -" + judging[i]
}
