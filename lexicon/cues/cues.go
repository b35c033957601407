// Package cues says which words report speech, how, and with what attitude:
// verbs ("said"), nouns ("his claim that") and phrases ("according to").
//
//	data/verbs.yaml     {verb: accuse, takes: [object], act: accuse, stance: -0.9, tone: critical}
//	data/nouns.yaml     {noun: claim, act: argue, loaded: true}
//	data/phrases.yaml   {phrase: according to, act: state}
//	data/thoughts.yaml  verbs of thought and feeling: no speech ("he hoped"), yet a clause's verb
//	data/actions.yaml   verbs of acts and states, for the same reason
//
// An entry says with which complements a verb reports (takes), what is done by
// saying it (act), whether it judges the speaker (loaded) or takes what is said to
// be so (factive), and what tone and stance it lends. Forms are made by rule
// (inflect.go) or listed as irregular. Keys, acts and tones that are not known,
// and words that stand twice, are faults with file and line.
package cues

import "iter"

// Takes is the set of complements a verb reports with.
type Takes uint8

// The complements.
const (
	Clause Takes = 1 << iota // "said [that] it was late"
	Inf                      // "vowed to go", "warned them not to go"
	Object                   // "praised the plan", "described it as weak"
	About                    // "complained about costs"
	Person                   // "told reporters that ..."
	Quote                    // with quotation marks only: "he joked"
)

// Kind says what part of speech a cue is.
type Kind uint8

// The kinds of cue.
const (
	Verb Kind = iota
	Noun
	Phrase
)

// A Cue is one reporting word or phrase.
type Cue struct {
	Lemma      string
	Kind       Kind
	Takes      Takes
	Act        string  // kind of speech act: "state", "promise", "accuse", ...
	Tone       string  // one of the nine tones, or ""
	Stance     float64 // toward whom the act is directed, -1..1
	Factive    bool    // who uses it takes what is said to be so ("admitted")
	Loaded     bool    // judges the speaker ("claimed"), not neutral ("said")
	NeedsQuote bool    // an object is speech only with quotation marks in it
	NeedsNoun  bool    // an object is speech only as concern, hope, doubt, ...
	NeedsThat  bool    // a bare clause is speech only with a pronoun as its subject
	NounToo    bool    // the base and the form in -s are nouns as well ("claims")
}

// Has reports whether c takes complement t.
func (c *Cue) Has(t Takes) bool { return c.Takes&t != 0 }

// A Form is one inflected form of a cue.
type Form struct {
	*Cue
	Words []string // lower case, one or more
	Ing   bool     // present participle
	Base  bool     // infinitive or plain present
	Past  bool     // past or past participle
}

// A Table finds cues by the first word of their forms. It is read-only.
type Table struct {
	first map[string][]Form // longest forms first
	lemma map[string]*Cue
	plain map[string]Plain // finite forms of verbs that are no speech
}

// At gives the forms that begin with the lower-cased word, longest first.
func (t *Table) At(word string) []Form { return t.first[word] }

// Lemma gives the verb or phrase with that lemma, or nil.
func (t *Table) Lemma(lemma string) *Cue { return t.lemma[lemma] }

// Words gives the words at which a cue or a verb that is no speech begins, in no order.
func (t *Table) Words() iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range t.first {
			if !yield(w) {
				return
			}
		}
		for w := range t.plain {
			if !yield(w) {
				return
			}
		}
	}
}
