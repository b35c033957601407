package duplicate

import (
	"unicode"
	"unicode/utf8"
)

const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

// New makes the sketch of a text. Case of letters, marks and white space do
// not count. Texts of fewer than three words have no shingles.
func New(text string) *Sketch {
	s := &Sketch{}
	var filled [Places]bool
	var a, b uint64 // the two words before
	words := 0
	for at := 0; at < len(text); {
		word, next := nextWord(text, at)
		at = next
		if word == 0 {
			continue
		}
		if words++; words >= 3 {
			h := mix(a*3 ^ mix(b*5^mix(word)))
			place := h >> 57 // seven bits: 0..127
			if v := uint32(h); !filled[place] || v < s.Hashes[place] {
				s.Hashes[place], filled[place] = v, true
			}
		}
		a, b = b, word
	}
	s.Shingles = max(0, words-2)
	s.fill(&filled)
	return s
}

// fill gives each empty place the value of the next filled one to the right,
// marked by the distance.
func (s *Sketch) fill(filled *[Places]bool) {
	if s.Shingles == 0 {
		return
	}
	value, distance := uint32(0), uint32(0)
	for i := 2*Places - 1; i >= 0; i-- {
		p := i % Places
		switch {
		case filled[p]:
			value, distance = s.Hashes[p], 0
		case i < Places:
			distance++
			s.Hashes[p] = value + distance*0x9e3779b1
		default:
			distance++
		}
	}
}

// nextWord hashes the run of letters and digits at or after at; 0 is none.
func nextWord(text string, at int) (hash uint64, next int) {
	hash = offset64
	start := hash
	for at < len(text) {
		c := text[at]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
			fallthrough
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			hash = (hash ^ uint64(c)) * prime64
			at++
			continue
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(text[at:])
			if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
				hash = (hash ^ uint64(unicode.ToLower(r))) * prime64
				at += n
				continue
			}
			at += n
		default:
			at++
		}
		if hash != start {
			return hash, at
		}
	}
	if hash == start {
		return 0, at
	}
	return hash, at
}

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
