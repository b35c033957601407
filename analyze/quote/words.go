package quote

import "strings"

// class says what a function word does; most words have none.
type class uint16

const (
	det    class = 1 << iota // determiners and possessives: begin a noun phrase
	prep                     // prepositions
	aux                      // auxiliaries and modals: belong to the verb
	adv                      // adverbs that stand inside a verb group
	subord                   // begin a subordinate clause
	coord                    // and, but, or
	subj                     // subject pronouns
	obj                      // object pronouns
	rel                      // who, which
	neg                      // not, never
	when                     // days, months, times of day: adverbials without a preposition
)

var classes = classTable(map[class]string{
	det: `the a an this that these those some many several most all both no every each another any his her its their my our your
		one two three four five six seven eight nine ten dozens hundreds other`,
	prep: `in on at to for from with by of about after before during over under between against into through upon toward towards
		among amid since until within without near behind across despite via per following including regarding concerning`,
	aux:    `is was are were be been being has had have having do does did will would can could may might must shall should is't isn't wasn't didn't don't doesn't won't wouldn't can't couldn't hasn't haven't hadn't shouldn't mustn't needn't ain't`,
	adv:    `also then later even still just now recently once again often only further instead ever soon already first famously simply always sometimes reportedly himself herself themselves itself further previously yesterday today tonight`,
	subord: `that because while when as if although though whether since until unless where why how what before after whereas than once so`,
	coord:  `and but or yet nor`,
	subj:   `he she they it i we you who`,
	obj:    `him her them us me you it`,
	rel:    `who which whom`,
	neg:    `not never n't neither nor`,
	when: `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
		today yesterday tonight earlier later recently afterwards afterward last week month year night morning afternoon evening this early late ago`,
})

func classTable(m map[class]string) map[string]class {
	t := map[string]class{}
	for c, words := range m {
		for _, w := range strings.Fields(words) {
			t[w] |= c
		}
	}
	return t
}

// verbal reports whether a word can be nothing but a finite verb or auxiliary,
// which ends a noun phrase. Forms in -ed may be adjectives ("elected leaders").
func (f *finder) verbal(t int) bool {
	e := f.entry(t)
	if e.class&(aux|when) == aux|when && f.d.Tokens[t].Upper {
		return false // the month
	}
	return e.class&aux != 0 || e.verb && !e.plain.Noun && !strings.HasSuffix(e.word, "ed")
}

// finite is verbal for token t with its neighbours: a form in -ed that has an
// object behind it is a verb ("signed a treaty", "agreed to meet").
func (f *finder) finite(t int) bool {
	if f.verbal(t) {
		return true
	}
	p, ok := f.entry(t).plain, f.entry(t).verb
	if !ok && !f.looksFinite(t) || !ok && f.d.Tokens[t].Upper || ok && !p.Past || t+1 >= len(f.d.Tokens) {
		return false
	}
	next := f.word(t + 1)
	return next == "to" || f.class(t+1)&(det|obj) != 0
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// possessive reports whether w ends as Ann's or the leaders’, or is his, her, their.
func possessive(w string) bool {
	return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "‘s") || strings.HasSuffix(w, "s’") || w == "his" || w == "her" || w == "their"
}
