// Package lexicon loads, lints, compiles and matches dictionaries of tone.
//
// A dictionary is a set of categories (constructive, hostile, ...) and entries.
// An entry is a word or a phrase with a weight, and may ask for a context. The
// terms of parley's own files are written so:
//
//	word            the word itself, in any case of letters
//	word/v          a verb in all its forms: urge, urges, urged, urging
//	word/n          a noun and its plural
//	word/a          an adjective with -er and -est
//	word/ly         an adjective and its adverb in -ly
//	wor*            any word that begins so; ? stands for one letter
//	(a|b c|)        one of the alternatives, the empty one included
//	@name           one of a closed class of words, see Classes
//	_               a gap of one to five words inside the sentence
//
// The conditions of an entry are lists of words (or @classes) apart by blanks:
// prev, notprev, next, notnext look at the neighbouring word, where ^ is the
// beginning and $ the end of a sentence or clause; near wants one of the words
// within six words; pos is noun or verb, guessed from the neighbouring words.
//
// plain: yes takes the term as words and globs though it looks like notation
// ("and/or"). Dictionaries of other programs come in by package exchange.
//
// Matching takes the longest phrase first: a token that a phrase has used is
// not used again by a shorter entry of the same layer. Attitudes, events and
// general valence are layers apart.
package lexicon

import (
	"embed"
	"io/fs"
	"sync"
)

//go:embed data/*.yaml
var embedded embed.FS

// A Layer keeps kinds of categories apart: an entry of one layer never takes
// words away from another layer.
type Layer uint8

// The layers.
const (
	Tone    Layer = iota // attitudes of the speaker; weights 0..3
	Event                // what is done, not how it is spoken of; weights 0..3
	Valence              // general pleasantness of words; weights -1..1
	Other                // users' own categories; any weight
	layers
)

var layerNames = [...]string{"tone", "event", "valence", "other"}

func (l Layer) String() string { return layerNames[l] }

// A Share says how much of a category's score counts toward another category.
type Share struct {
	Category string
	Factor   float64
}

// A Category is a named group of entries.
type Category struct {
	Name   string
	About  string // what belongs here
	Source string // where the entries or their weights come from
	// Language of the words (ISO 639-1), "" for English. Articles in it are then analyzed.
	Language string
	Layer    Layer   // which other categories it competes with for words
	Into     []Share // the categories it rolls up into
}

// An Entry is one term of a category, with its weight and conditions.
type Entry struct {
	Category string
	Term     string
	Weight   float64
	Plain    bool // the term is words and globs only, as in imported dictionaries

	Pos, Prev, NotPrev, Next, NotNext, Near string // conditions, "" when none

	Example string // must match
	Counter string // must not match
	Note    string
	File    string // where it stands, "" when made by a program
	Line    int
}

// ID names the entry in rows: "constructive/productive".
func (e *Entry) ID() string { return e.Category + "/" + e.Term }

// A Dictionary is what all readers give and all writers take: categories in
// their order and entries in their order, not yet compiled.
type Dictionary struct {
	Name       string
	Categories []Category
	Entries    []Entry
}

// A Lexicon is a compiled dictionary. It is read-only and safe to share.
type Lexicon struct {
	dict  Dictionary
	hash  string
	cats  map[string]int32
	entry []compiled
	trie  trie
}

var standard = sync.OnceValues(func() (*Lexicon, error) {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	return Load(sub, "parley")
})

// Default gives the lexicon that comes with parley. It is compiled once.
func Default() (*Lexicon, error) { return standard() }

// Name is the name the lexicon was loaded under.
func (l *Lexicon) Name() string { return l.dict.Name }

// Hash is a SHA-256 in hex over all that has an effect on scores.
func (l *Lexicon) Hash() string { return l.hash }

// Categories are the categories in the order of their files. Do not change them.
func (l *Lexicon) Categories() []Category { return l.dict.Categories }

// Entries are the entries in the order of their files. Do not change them.
func (l *Lexicon) Entries() []Entry { return l.dict.Entries }

// Category gives the index of a category by name, or -1.
func (l *Lexicon) Category(name string) int {
	if i, ok := l.cats[name]; ok {
		return int(i)
	}
	return -1
}

// CategoryOf gives the index of the category of entry i.
func (l *Lexicon) CategoryOf(i int) int { return int(l.entry[i].cat) }
