package stance

import (
	"maps"
	"slices"
	"strings"

	"parley/analyze/doc"
	"parley/lexicon/cues"
)

// class is a set of closed word classes.
type class uint32

const (
	boundary     class = 1 << iota // signs that end a clause
	subordinator                   // words that begin one
	negator
	saying // reporting verbs that need no table: said, told
	be     // forms of be, become and the like
	modal
	duty // must, should, need
	first
	second
	third
	preposition
	determiner
	adverb // may stand between be and a participle
	relative
	refusal  // negates the verb behind it
	possible // what only might be
	getting  // makes a subject the patient of a noun: "drew criticism"
	calendar // names of days and months
	thinking // verbs of thinking, which report a view
	plural   // nouns for many people: see groups
)

var classes = classTable(map[class]string{
	boundary: `, ; : ( ) [ ] — – -- - … . ! ? “ ” " « » „`,
	subordinator: `that who whom which because while although though but when if after before since whether where and or whose
		unless until despite`,
	negator: `not no never nothing nobody none neither nor without hardly barely cannot can't don't doesn't didn't won't wouldn't couldn't
		isn't aren't wasn't weren't hasn't haven't hadn't shouldn't ain't`,
	saying: `said says say saying told tells tell wrote writes write tweeted added adds argued argues explained noted insisted asked stated
		announced claimed claims claim replied continued testified acknowledged suggested declared responded according quipped joked
		recalled concluded observed remarked alleged alleges contends contended asserted asserts maintained maintains complained complains stressed declares writes believes thinks`,
	be:     `is are was were be been being am 's 're he's she's they're we're i'm you're seems seem seemed became become becomes remains remained looks looked feels`,
	modal:  `will would can could may might shall should must wo`,
	duty:   `must should ought needs`,
	first:  `i me my mine we us our ours myself ourselves i'm i've i'll i'd we're we've we'll we'd`,
	second: `you your yours y'all you're you've you'll you'd`,
	third: `he she it they him her them his their its himself herself itself themselves he's he'll he'd
		she's she'll she'd they're they've they'll they'd`,
	preposition: `of in on at by for with to from against about toward towards into over between among under without like against upon behind`,
	adverb: `also often repeatedly frequently publicly openly strongly sharply harshly long recently previously already once then now
		consistently immediately quickly later widely heavily roundly personally directly still even again never just really very so too
		been being largely vocally fiercely heartily warmly falsely wrongly`,
	relative: `who which that whom`,
	refusal:  `refused refuses refuse refusing declined declines declining stopped failed fails denied denies refusal unwilling unable`,
	getting: `drew draw draws drawn drawing face faces faced facing receive receives received receiving won win wins winning got get gets
		getting earned earn earns under met enjoys enjoyed enjoy attracted attracts prompted prompting sparked sparking triggered provoked
		provoking elicited suffered suffers drawing brought`,
	thinking: `think thinks thought believe believed feel feels felt fear fears feared suspect suspects claim assume assumes`,
	plural:   strings.Join(slices.Sorted(maps.Keys(groups)), " "),
	calendar: `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
		november december jan feb aug sept oct nov dec`,
	possible:   `would could might may`,
	determiner: `the a an this that these those his her its their our my your any some every no`,
})

func classTable(lists map[class]string) map[string]class {
	t := make(map[string]class, 256)
	for c, list := range lists {
		for _, w := range strings.Fields(list) {
			t[w] |= c
		}
	}
	return t
}

// A lexeme is all that is known of a word: its classes, the frames and the
// topics that begin with it.
type lexeme struct {
	class  class
	forms  []form // longest first
	cues   []form // reporting verbs with a stance
	topics []topicName
	names  bool    // it may be a mention by itself: see reader.unnamed
	owner  *lexeme // the same with a possessive ending: no word of a class
}

var noLexeme lexeme

// A vocabulary finds lexemes by the hash that a token carries, so that a word is
// looked up once and never folded again.
type vocabulary struct {
	index doc.Index
	list  []*lexeme // by number
}

// newVocabulary joins the classes, frames and topics.
func newVocabulary(fs frames, topics topicIndex, table *cues.Table) *vocabulary {
	v := &vocabulary{list: []*lexeme{&noLexeme}}
	v.index.Grow(len(classes) + len(fs) + len(topics))
	at := func(w string) *lexeme {
		n := v.index.Add(w)
		if int(n) == len(v.list) {
			v.list = append(v.list, &lexeme{})
		}
		return v.list[n]
	}
	for w, c := range classes {
		at(w).class = c
	}
	for w, f := range fs {
		at(w).forms = f
	}
	for w := range table.Words() {
		for _, c := range table.At(w) {
			if c.Kind == cues.Verb && c.Stance != 0 {
				at(w).cues = append(at(w).cues, form{frame: &frame{word: c.Lemma, to: c.Stance}, rest: c.Words[1:], participle: c.Past})
			}
		}
	}
	for w, t := range topics {
		at(w).topics = t
	}
	at(counterpart)
	for _, l := range v.list[1:] {
		l.owner = &noLexeme
		if len(l.forms)+len(l.topics) > 0 {
			l.owner = &lexeme{forms: l.forms, topics: l.topics, names: len(l.topics) > 0}
		}
		l.names = l.class&(first|second|third|plural) != 0 || len(l.topics) > 0
	}
	at(counterpart).names = true
	return v
}

// A memo remembers the lexemes of the words met last.
type memo = doc.Memo[*lexeme]

// remembered is how many words' lexemes are.
const remembered = 1 << 13

// lookup gives token t in lower case and what is known of it, without its
// possessive ending when there is none with it. The memo may be nil.
func (v *vocabulary) lookup(d *doc.Document, t *doc.Token, m *memo) (string, *lexeme) {
	text, simple := lower(d, t)
	if !simple || m == nil { // words that differ by their apostrophes share a hash
		return text, v.find(text, t.Hash)
	}
	l, known := m.Of(t.Hash)
	if !known {
		*l = v.find(text, t.Hash)
	}
	return text, *l
}

// find is lookup without a memory.
func (v *vocabulary) find(text string, h doc.Hash) *lexeme {
	if n := v.index.Number(h); n > 0 {
		return v.list[n]
	}
	switch {
	case strings.HasSuffix(text, "n't"):
		return &notLexeme
	case strings.HasSuffix(text, "'s"):
		if n := v.index.Number(doc.HashOf(bare(text))); n > 0 {
			return v.list[n].owner
		}
	}
	return &noLexeme
}

var notLexeme = lexeme{class: negator}

// bare takes the possessive ending off a word.
func bare(w string) string { return strings.TrimSuffix(w, "'s") }

// stem cuts the common endings of a lower-case word; it need not be a word, only
// the same for most forms of one.
func stem(w string) string {
	w = bare(w)
	if len(w) > 4 && strings.HasSuffix(w, "ies") {
		return w[:len(w)-3] + "y"
	}
	for _, s := range [...]string{"ing", "ed", "es", "s", "ly"} {
		if strings.HasSuffix(w, s) && len(w)-len(s) >= 4 {
			w = w[:len(w)-len(s)]
			break
		}
	}
	if len(w) > 4 && strings.HasSuffix(w, "e") {
		w = w[:len(w)-1]
	}
	return w
}
