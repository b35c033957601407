package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenize appends the tokens of s.
func tokenize(out []Token, body string, s Span) []Token {
	text := body[:s.End]
	for i := s.Start; i < len(text); {
		var t Token
		switch asciiClass[text[i]] {
		case blank:
			i++
			continue
		case letter:
			t = wordAt(text, i)
		case sign, joiner:
			t = signAt(text, i)
		default:
			var ok bool
			if t, ok = otherAt(text, i); !ok {
				i = int(t.End)
				continue
			}
		}
		out = append(out, t)
		i = int(t.End)
	}
	return out
}

// signAt gives the ASCII sign at i.
func signAt(text string, i int) Token {
	t := Token{int32(i), int32(i + 1), HashOf(text[i : i+1]), Punct, false}
	if isMark(rune(text[i])) {
		t.Kind = Mark
	}
	return t
}

// otherAt gives the token at i that begins with no ASCII letter or sign, or false
// for a blank.
func otherAt(text string, i int) (Token, bool) {
	r, n := utf8.DecodeRuneInString(text[i:])
	t := Token{int32(i), int32(i + n), HashOf(text[i : i+n]), Punct, false}
	switch {
	case unicode.IsSpace(r):
		return t, false
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return wordAt(text, i), true
	case isMark(r):
		t.Kind = Mark
	}
	return t, true
}

// wordAt gives the word or number at i.
func wordAt(text string, i int) Token {
	h, end := fnvOffset, i
	for end < len(text) { // nearly every byte of a news text
		c := letters[text[end]]
		if c == 0 {
			break
		}
		h = (h ^ Hash(c)) * fnvPrime
		end++
	}
	if end == i || end < len(text) && asciiClass[text[end]] > sign && !ends(text, i, end) {
		return otherWord(text, i)
	}
	c := text[i]
	if c <= '9' {
		return Token{int32(i), int32(end), h, Number, false}
	}
	return Token{int32(i), int32(end), h, Word, c <= 'Z'}
}

// ends reports whether the joiner behind a word of ASCII letters ends it, as
// nothing follows that it could join.
func ends(text string, i, end int) bool {
	if text[end] >= utf8.RuneSelf {
		return false
	}
	if end+1 < len(text) {
		if c := asciiClass[text[end+1]]; c == letter || c == other {
			return false
		}
	}
	return text[end] != '.' || !abbreviated(text, i, end)
}

// otherWord is wordAt for words of more than ASCII letters.
func otherWord(text string, i int) Token {
	r, n := utf8.DecodeRuneInString(text[i:])
	end := wordEnd(text, i+n)
	if end < len(text) && text[end] == '.' && abbreviated(text, i, end) {
		end++
	}
	k := Word
	if unicode.IsDigit(r) {
		k = Number
	}
	return Token{int32(i), int32(end), HashOf(text[i:end]), k, unicode.IsUpper(r)}
}

// Classes of bytes.
const (
	blank  byte = iota
	letter      // or digit
	sign
	joiner // a sign that may stand inside a word
	other  // no ASCII
)

var asciiClass = func() (t [256]byte) {
	for i := range t {
		switch c := rune(i); {
		case c >= utf8.RuneSelf:
			t[i] = other
		case unicode.IsSpace(c):
			t[i] = blank
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			t[i] = letter
		case c == '\'' || c == '-' || c == '.' || c == ',':
			t[i] = joiner
		default:
			t[i] = sign
		}
	}
	return t
}()

// letters are the ASCII letters and digits in lower case; 0 for any other byte.
var letters = func() (t [256]byte) {
	for i := range t {
		if asciiClass[i] == letter {
			t[i] = lowerASCII[i]
		}
	}
	return t
}()

func isMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '“', '”', '„', '‟', '‘', '’', '‚', '«', '»':
		return true
	}
	return false
}

// wordEnd gives the end of a word that has begun before i: letters and digits
// with single apostrophes, hyphens, dots and commas between them.
func wordEnd(s string, i int) int {
	start := i
	for i < len(s) {
		if asciiClass[s[i]] == letter {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		if i+n < len(s) && joins(r, next) {
			i += n
			continue
		}
		break
	}
	// U.S. and a.m. keep their last dot
	if i < len(s) && s[i] == '.' && i-start >= 2 && s[i-2] == '.' {
		i++
	}
	return i
}

func joins(r, next rune) bool {
	switch r {
	case '\'', '’', '‘', '-', '‑':
		return unicode.IsLetter(next) || unicode.IsDigit(next)
	case '.':
		return unicode.IsLetter(next) || unicode.IsDigit(next)
	case ',':
		return unicode.IsDigit(next)
	}
	return false
}

// abbreviations are written with a dot that is part of the word and ends no
// sentence; those of names of states and months begin with a capital.
var abbreviations = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`Mr Mrs Ms Dr Prof Gen Col Lt Sgt Maj Capt Cmdr Adm Sen Sens Rep Reps Gov Govs Pres Rev Hon St Sr Jr Messrs Mt Ft
		Jan Feb Apr Aug Sept Oct Nov Dec Inc Ltd Co Corp Bros Dept vs No Nos Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss
		Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo`) {
		m[w] = true
	}
	return m
}()

const longestAbbreviation = 6 // bytes

// abbreviated reports whether the dot at end belongs to the word [i, end): Mr.,
// D-Mo., or an initial before a name.
func abbreviated(text string, i, end int) bool {
	w := text[i:end]
	if h := strings.LastIndexByte(w, '-'); h >= 0 {
		w = w[h+1:]
	}
	if len(w) > longestAbbreviation {
		return false
	}
	if abbreviations[w] {
		return !(w == "No" || w == "Miss" || w == "Ill" || w == "Mass" || w == "Wash") || end+2 < len(text) && isUpperOrDigit(text[end+2:]) && w != "Ill"
	}
	return utf8.RuneCountInString(w) == 1 && unicode.IsUpper(first(w)) && w != "I" && end+2 < len(text) && (text[end+1] == ' ' && unicode.IsUpper(first(text[end+2:])) || unicode.IsUpper(first(text[end+1:])))
}

func isUpperOrDigit(s string) bool {
	r := first(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
