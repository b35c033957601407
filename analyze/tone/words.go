package tone

import "strings"

// A role is what a function word does to the hits near it.
type role uint16

const (
	negator  role = 1 << iota // N1
	partial                   // N4: hardly, barely
	raiser                    // N2: "not think", "not believe": the negation moves into the clause behind
	exempt                    // N3: "not only", "no doubt": no negation
	booster                   // B1
	damper                    // B2
	hedge                     // H1
	counter                   // H2: would have, could have
	iffy                      // H3: if, unless
	contrast                  // C1: but, however
	concede                   // C2: although, while, despite
	expect                    // E1: expect, want, hope: what follows is not yet so
	sneer                     // I1: so-called
	less                      // K1
	clause                    // begins a clause of its own: because, when, who
)

// roles are the function words of the context rules. The lists follow VADER's
// constants (Hutto and Gilbert 2014) and the degree words of Taboada et al.
// 2011, section 2.3, cut to what diplomats and politicians say.
var roles = roleMap(map[role]string{
	negator: `not no never without neither nor nobody none nothing nowhere cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't hasn't haven't hadn't
		couldn't shouldn't mustn't ain't dont cant wont isnt doesnt didnt lack lacks lacked lacking absent refuse refuses refused refusing fail fails failed failing unable unwilling neither`,
	partial:  "hardly barely scarcely rarely seldom",
	raiser:   "think believe see expect want feel know say mean consider find suppose imagine intend seem appear going need have",
	exempt:   "only just merely simply doubt question wonder matter problem coincidence longer surprise less fewer least",
	booster:  "very extremely really so truly absolutely totally completely highly deeply incredibly remarkably exceptionally particularly especially profoundly entirely fully utterly enormously tremendously strongly seriously greatly most more much immensely hugely wholly firmly sincerely genuinely such unbelievably extraordinarily deadly badly wholeheartedly categorically strictly",
	damper:   "slightly somewhat a-bit kinda sorta fairly partly partially marginally little relatively moderately mildly almost nearly sort kind bit",
	hedge:    "maybe perhaps possibly probably might may seems seem seemingly apparently presumably potentially could likely",
	counter:  "would've could've should've",
	iffy:     "if unless whether",
	contrast: "but however yet nevertheless nonetheless",
	concede:  "although though while despite whereas notwithstanding",
	expect:   "expect expects expected expecting want wants wanted ask asks asked urge urges urged urging require requires required should must need needs demand demands demanded invite",
	sneer:    "so-called supposed supposedly self-styled self-proclaimed alleged pseudo quote-unquote",
	less:     "less least",
	clause:   "because when who which since until where as so",
})

func roleMap(lists map[role]string) map[string]role {
	m := map[string]role{}
	for r, list := range lists {
		for w := range strings.FieldsSeq(list) {
			m[w] |= r
		}
	}
	return m
}
