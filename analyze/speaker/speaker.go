package speaker

import (
	"parley/analyze/doc"
	"parley/lexicon/people"
)

// Kind says what an entity of the cast is.
type Kind uint8

// The kinds of entity.
const (
	Person Kind = iota
	Country
	Organisation
	Group  // "European nations", "Democrats"
	Phrase // unnamed: "a senior official", "aides"
)

var kindNames = [...]string{"person", "country", "organisation", "group", "phrase"}

// String gives the name used in rows.
func (k Kind) String() string { return kindNames[k] }

// An Entity is one member of an article's cast.
type Entity struct {
	ID      people.ID // directory ID; "" for those known from the text alone
	Name    string    // canonical name, or the phrase for a Phrase
	Kind    Kind
	Sex     people.Sex
	Plural  bool
	Country people.ID // side, when known
}

// A Mention is one place where an entity is named or meant.
type Mention struct {
	Span       doc.Span
	Entities   []int // indexes into Cast.Entities; several for "both leaders"
	Rule       string
	Pronoun    bool
	Confidence float64 // 0..1
}

// An Attribution says who made one statement.
type Attribution struct {
	Speakers   []int    // indexes into Cast.Entities; empty when refused
	AsWritten  doc.Span // "He"; empty when the text does not say
	Addressees []int    // indexes into Cast.Entities
	Rule       string   // S1 ...
	Why        string   // one short sentence for explain
	Confidence float64  // 0..1
}

// A Cast is who an article speaks of and who said each statement.
type Cast struct {
	Entities     []Entity
	Mentions     []Mention     // in order of their first byte
	Attributions []Attribution // one a quote, same order
}
