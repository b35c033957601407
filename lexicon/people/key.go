package people

import (
	"strings"
	"unicode/utf8"
)

// plain gives the letters the press writes for those its keyboards lack. Two
// letters stand where a name's spelling without marks is usual (Støre is Store,
// Weiß is Weiss, Þór is Thor).
var plain = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'ä': "a", 'å': "a", 'ā': "a", 'ă': "a", 'ą': "a", 'æ': "ae", 'ç': "c", 'ć': "c", 'č': "c", 'ċ': "c", 'ď': "d", 'đ': "d", 'ð': "d",
	'è': "e", 'é': "e", 'ê': "e", 'ë': "e", 'ē': "e", 'ė': "e", 'ę': "e", 'ě': "e", 'ə': "e", 'ğ': "g", 'ģ': "g", 'ġ': "g", 'ħ': "h", 'ì': "i", 'í': "i", 'î': "i", 'ï': "i", 'ī': "i", 'į': "i", 'ı': "i",
	'ķ': "k", 'ĺ': "l", 'ļ': "l", 'ľ': "l", 'ł': "l", 'ñ': "n", 'ń': "n", 'ņ': "n", 'ň': "n", 'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ö': "o", 'ø': "o", 'ō': "o", 'ő': "o", 'ơ': "o", 'ř': "r", 'ŕ': "r",
	'ś': "s", 'ş': "s", 'š': "s", 'ș': "s", 'ß': "ss", 'ť': "t", 'ţ': "t", 'ț': "t", 'þ': "th", 'ù': "u", 'ú': "u", 'û': "u", 'ü': "u", 'ū': "u", 'ů': "u", 'ű': "u", 'ų': "u", 'ư': "u",
	'ý': "y", 'ÿ': "y", 'ź': "z", 'ż': "z", 'ž': "z", '’': "'", '‘': "'", 'ʻ': "'", '\u0301': "", '\u0307': "", '\u00a0': " ",
}

// Key is the form in which names are compared: lower case, letters without
// marks, one kind of apostrophe, no possessive. Key("Erdoğan’s") = "erdogan".
func Key(name string) string {
	if simple(name) {
		return owner(name)
	}
	name = strings.ToLower(name)
	if !ascii(name) {
		var b strings.Builder
		b.Grow(len(name))
		for _, r := range name {
			if s, ok := plain[r]; ok {
				b.WriteString(s)
			} else {
				b.WriteRune(r)
			}
		}
		name = b.String()
	}
	return owner(name)
}

// owner takes the possessive off, as often as it stands, so that a key is its own key.
func owner(name string) string {
	for {
		who, ok := strings.CutSuffix(name, "'s")
		if !ok {
			return name
		}
		name = who
	}
}

// fullKey compares full names: hyphens are spaces and initials have no stops and
// stand together, so that Kim Jong-un is Kim Jong Un and J. D. Vance is JD Vance.
func fullKey(name string) string {
	name = Key(name)
	if !strings.ContainsAny(name, "-.") {
		return name
	}
	name = strings.ReplaceAll(strings.ReplaceAll(name, "-", " "), ".", " ")
	var b strings.Builder
	initial := false
	for i, w := range strings.Fields(name) {
		if i > 0 && !(initial && len(w) == 1) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		initial = len(w) == 1
	}
	return b.String()
}

// simple reports whether s is ASCII without capitals, as most names come.
func simple(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// lastName is the word that stands alone, without Jr. and the like and without
// the Arabic article.
func lastName(name string) string {
	f := strings.Fields(name)
	for len(f) > 1 && suffix[f[len(f)-1]] {
		f = f[:len(f)-1]
	}
	return bareName(f[len(f)-1])
}

var suffix = map[string]bool{"Jr.": true, "Sr.": true, "II": true, "III": true, "IV": true, "VI": true, "XIV": true, "XVI": true}

// bareName takes the Arabic article off: the press writes "Assad said".
func bareName(word string) string {
	for _, a := range [...]string{"al-", "el-", "Al-", "El-", "ul-", "as-", "ash-"} {
		if s, ok := strings.CutPrefix(word, a); ok && len(s) > 2 {
			return s
		}
	}
	return word
}
