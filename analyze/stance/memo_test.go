package stance

import (
	"testing"

	"parley/analyze/doc"
)

// TestLookupRemembersNoSpelling holds lexemes that are remembered to those looked
// up: words that differ by their apostrophes alone share a hash.
func TestLookupRemembersNoSpelling(t *testing.T) {
	m, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := doc.New(doc.Meta{}, "They mightn't agree. They mightnʼt agree. They mightn’t agree. The summit's end, the summitʼs end, the summit’s end. "+
		"The SUMMIT'S end; we DON’T blame you, we don't, we donʼt. Rock'n'roll’s critics, rock’n’roll's critics.")
	met := doc.NewMemo[*lexeme](remembered)
	for range 2 {
		for i := range d.Tokens {
			tok := &d.Tokens[i]
			text, got := m.words.lookup(d, tok, met)
			if plain, want := m.words.lookup(d, tok, nil); got != want || text != plain {
				t.Errorf("token %d, %q: another lexeme from memory", i, text)
			}
		}
	}
}
