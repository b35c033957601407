// Package lexicon loads, lints, compiles and matches dictionaries of tone.
package lexicon

// A Lexicon is a compiled dictionary. It is read-only and safe to share.
type Lexicon struct{}

// Default gives the lexicon that comes with parley.
func Default() (*Lexicon, error) { panic("lexicon: not written yet") }
