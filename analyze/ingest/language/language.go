// Package language says in which language an article is written, by its script,
// its letters and its most frequent small words.
//
// Rules:
//
//	L1  a script used by one language decides
//	L2  letters decide among the languages of the Cyrillic and Arabic scripts
//	L3  stopwords decide among the languages of the Latin script
package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// enough stopwords of one language to stop reading.
const enough = 120

// Detect gives a BCP 47 tag, or "" when the text is too short or too mixed.
// It is sure on whole articles; a headline is often too short.
func Detect(text string) string {
	c := counter{votes: make([]int, len(latin))}
	c.read(text)
	if tag := c.script(); tag != "" {
		return tag
	}
	return c.latin()
}

type counter struct {
	scripts [nScripts]int
	votes   []int
	words   int
	marks   [128]int // letters that tell languages apart (L2)
}

// read counts letters and stopwords until one language has enough.
func (c *counter) read(text string) {
	start := -1
	for i := 0; i < len(text); {
		b := text[i]
		if b < utf8.RuneSelf {
			letter := b|0x20 >= 'a' && b|0x20 <= 'z'
			if letter && start < 0 {
				start = i
			}
			if letter {
				c.scripts[latinScript]++
			}
			if !letter && start >= 0 {
				c.word(text[start:i])
				start = -1
				if c.done() {
					return
				}
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) {
			c.letter(r)
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			c.word(text[start:i])
			start = -1
		}
		i += n
	}
	if start >= 0 {
		c.word(text[start:])
	}
}

func (c *counter) done() bool {
	if c.words%64 != 0 {
		return false
	}
	for _, v := range c.votes {
		if v > enough {
			return true
		}
	}
	return false
}

func (c *counter) word(w string) {
	c.words++
	if len(w) > 12 {
		return
	}
	var buf [16]byte
	n := copy(buf[:], w)
	for i := range n {
		if buf[i] >= 'A' && buf[i] <= 'Z' {
			buf[i] |= 0x20
		}
	}
	for _, l := range stopwords[string(buf[:n])] {
		c.votes[l]++
	}
}

func (c *counter) latin() string {
	best, second := -1, -1
	for i := range c.votes {
		switch {
		case best < 0 || c.votes[i] > c.votes[best]:
			best, second = i, best
		case second < 0 || c.votes[i] > c.votes[second]:
			second = i
		}
	}
	v := c.votes[best]
	if v < 3 || v*12 < c.words || v == c.votes[second] {
		return ""
	}
	return latin[best].tag
}

type script int

const (
	latinScript script = iota
	cyrillic
	greek
	arabic
	hebrew
	han
	kana
	hangul
	devanagari
	thai
	georgian
	armenian
	nScripts
)

var tables = [nScripts]*unicode.RangeTable{
	cyrillic: unicode.Cyrillic, greek: unicode.Greek, arabic: unicode.Arabic, hebrew: unicode.Hebrew, han: unicode.Han,
	hangul: unicode.Hangul, devanagari: unicode.Devanagari, thai: unicode.Thai, georgian: unicode.Georgian, armenian: unicode.Armenian,
}

// single are the scripts that stand for one language in news (L1).
var single = [nScripts]string{
	greek: "el", hebrew: "he", han: "zh", kana: "ja", hangul: "ko", devanagari: "hi", thai: "th", georgian: "ka", armenian: "hy",
}

func (c *counter) letter(r rune) {
	s := scriptOf(r)
	c.scripts[s]++
	if i := strings.IndexRune(tellers, r); i >= 0 {
		c.marks[i/2]++
	}
}

func scriptOf(r rune) script {
	switch {
	case r < 0x250:
		return latinScript
	case r >= 0x400 && r < 0x530:
		return cyrillic
	case r >= 0x3040 && r < 0x3100:
		return kana
	}
	for s := cyrillic; s < nScripts; s++ {
		if tables[s] != nil && unicode.Is(tables[s], r) {
			return s
		}
	}
	return latinScript
}

// tellers are letters of two bytes that one language of a script has (L2).
const tellers = "іїєґёыэъўљњђћјџѓќپچگکیٹڈںےڑ"

func (c *counter) tells(letters string) int {
	n := 0
	for _, r := range letters {
		n += c.marks[strings.IndexRune(tellers, r)/2]
	}
	return n
}

// script decides by rules L1 and L2; "" leaves the Latin languages.
func (c *counter) script() string {
	best := latinScript
	for s := range nScripts {
		if c.scripts[s] > c.scripts[best] {
			best = s
		}
	}
	if c.scripts[kana]*8 > c.scripts[han]+c.scripts[kana] && c.scripts[kana]+c.scripts[han] > c.scripts[latinScript] {
		return "ja"
	}
	switch best {
	case cyrillic:
		return c.cyrillic()
	case arabic:
		return c.arabic()
	}
	return single[best]
}

func (c *counter) cyrillic() string {
	switch {
	case c.tells("љњђћј")*100 > c.scripts[cyrillic]:
		return "sr"
	case c.tells("ў") > c.tells("їє") && c.tells("ў")*200 > c.scripts[cyrillic]:
		return "be"
	case c.tells("іїєґ") > c.tells("ыэё"):
		return "uk"
	case c.tells("ыэ") == 0 && c.tells("ъ")*100 > c.scripts[cyrillic]:
		return "bg"
	}
	return "ru"
}

func (c *counter) arabic() string {
	switch {
	case c.tells("ٹڈںےڑ")*100 > c.scripts[arabic]:
		return "ur"
	case c.tells("پچگکی")*50 > c.scripts[arabic]:
		return "fa"
	}
	return "ar"
}
