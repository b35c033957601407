package pdf

import (
	"fmt"
	"strings"
	"unicode"

	"parley/analyze/ingest/record"
)

// Measures of text that is language, chosen wide: prose of all alphabetic
// languages has 12 to 20 % spaces and words of 4 to 8 letters.
const (
	minWords   = 20
	minLetters = .6  // share of letters among signs that are no spaces
	maxLost    = .01 // share of U+FFFD and private signs
	maxWord    = 20  // mean length of words
	maxSingles = .4  // share of words of one sign
)

// Gate says why a text is no readable one (P1), "" when it is.
func Gate(text string) string {
	words := strings.Fields(text)
	if len(words) < minWords {
		return fmt.Sprintf("only %d words", len(words))
	}
	letters, lost, signs, singles := 0, 0, 0, 0
	for _, w := range words {
		n := 0
		for _, r := range w {
			n++
			switch {
			case r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || unicode.IsControl(r):
				lost++
			case unicode.IsLetter(r) || unicode.IsMark(r):
				letters++
			}
		}
		signs += n
		if n == 1 {
			singles++
		}
	}
	total := float64(signs)
	switch {
	case float64(lost)/total > maxLost:
		return fmt.Sprintf("%d of %d signs are lost", lost, signs)
	case float64(letters)/total < minLetters:
		return fmt.Sprintf("only %d of %d signs are letters", letters, signs)
	case total/float64(len(words)) > maxWord && !noSpaces(text):
		return "the words run together"
	case float64(singles)/float64(len(words)) > maxSingles && !noSpaces(text):
		return "the letters stand apart"
	}
	return ""
}

// noSpaces knows the scripts that write without spaces.
func noSpaces(text string) bool {
	for i, r := range text {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			return true
		}
		if i > 4096 {
			break
		}
	}
	return false
}

// body joins the pages without what only frames them (P3).
func body(pages []string) []string {
	edge := map[string]int{}
	for _, p := range pages {
		lines := trimmed(p)
		for i, l := range lines {
			if i < 2 || i >= len(lines)-2 {
				edge[framed(l)]++
			}
		}
	}
	var out []string
	for _, p := range pages {
		lines := trimmed(p)
		for i, l := range lines {
			atEdge := i < 2 || i >= len(lines)-2
			if atEdge && len(pages) > 1 && (framed(l) == "" || len(pages) > 2 && edge[framed(l)]*2 > len(pages)) {
				continue
			}
			out = append(out, l)
		}
	}
	return out
}

// framed is a line without its digits, so that page numbers are alike.
func framed(l string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || r == '-' || r == '/' {
			return -1
		}
		return r
	}, l))
}

func trimmed(page string) []string {
	var out []string
	for _, l := range strings.Split(strings.ToValidUTF8(page, "\ufffd"), "\n") {
		if l = record.Clean(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}
