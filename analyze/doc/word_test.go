package doc

import (
	"fmt"
	"testing"
)

func TestHashOfFolds(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Peace", "peace", true},
		{"DIDN’T", "didn't", true},
		{"Élysée", "élysée", true},
		{"ʼtis", "'TIS", true},
		{"peace", "peaces", false},
		{"résumé", "resume", false},
		{"it's", "its", false},
		{"", "a", false},
	} {
		if got := HashOf(c.a) == HashOf(c.b); got != c.same {
			t.Errorf("HashOf(%q) == HashOf(%q) is %v", c.a, c.b, got)
		}
	}
}

// TestTokensCarryTheirHash holds the quick ways through a text to HashOf.
func TestTokensCarryTheirHash(t *testing.T) {
	d := New(Meta{}, "“We’re late,” said Mr. O'Neill-Ünal of the U.S. — 1,500 times (naïve!).\n\xff At 5 p.m. the G-7's Élysée talks failed.")
	if len(d.Tokens) < 25 {
		t.Fatal("too few tokens: ", len(d.Tokens))
	}
	for _, tok := range d.Tokens {
		if s := d.Text(tok.Span()); tok.Hash != HashOf(s) {
			t.Errorf("%q carries another hash", s)
		}
	}
}

func TestIndexNumbersWords(t *testing.T) {
	var x Index
	if n := x.Number(HashOf("peace")); n != 0 {
		t.Errorf("an empty index numbers a word %d", n)
	}
	const many = 5000
	for i := range many {
		if n := x.Add(fmt.Sprint("word", i)); n != int32(i+1) {
			t.Fatalf("word %d has number %d", i, n)
		}
	}
	for i := range many {
		if n := x.Number(HashOf(fmt.Sprint("WORD", i))); n != int32(i+1) {
			t.Fatalf("word %d is found as %d", i, n)
		}
	}
	if n := x.Add("Word7"); n != 8 {
		t.Errorf("a word that is there is added as %d", n)
	}
	if n := x.Number(HashOf("sword7")); n != 0 {
		t.Errorf("a word that is not there is found as %d", n)
	}
}

func TestIndexTellsCollisions(t *testing.T) {
	var x Index
	x.Add("peace")
	x.words[0] = "war" // as if both had one hash
	defer func() {
		if recover() == nil {
			t.Error("two words of one hash are taken for one")
		}
	}()
	x.Add("peace")
}

func TestBitsJoinLists(t *testing.T) {
	b := NewBits(map[uint8]string{1: "peace talks", 2: "talks war"})
	for w, want := range map[string]uint8{"Peace": 1, "talks": 3, "WAR": 2, "truce": 0} {
		if got := b.Of(HashOf(w)); got != want {
			t.Errorf("%q has marks %b, want %b", w, got, want)
		}
	}
}

func TestMemoKeepsTheLastWords(t *testing.T) {
	m := NewMemo[string](4)
	for _, word := range []string{"peace", "talks", "Peace", "war", "treaty", "PEACE", "truce", "accord", "talks"} {
		v, known := m.Of(HashOf(word))
		if known && *v != folded(word) {
			t.Errorf("%s: another word's value, %q", word, *v)
		}
		*v = folded(word)
		if again, known := m.Of(HashOf(word)); !known || again != v {
			t.Errorf("%s is forgotten at once", word)
		}
	}
}
