package tei

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line puts text and tokens together to a paragraph (E3).
type line struct {
	b      strings.Builder
	gap    bool // white space was passed
	glue   bool // the next token stands without a space
	tokens bool // a token was last: the next one needs a space
	quoted bool // inside straight quotation marks
	single bool // inside straight single ones
}

// take gives the paragraph and begins a new one.
func (l *line) take() string {
	s := l.b.String()
	*l = line{}
	return s
}

func (l *line) space() { l.gap = true }

// write adds running text.
func (l *line) write(s string) {
	for s != "" {
		i := strings.IndexFunc(s, unicode.IsSpace)
		if i != 0 {
			word := s
			if i > 0 {
				word = s[:i]
			}
			if l.b.Len() > 0 && (l.gap || l.tokens) {
				l.b.WriteByte(' ')
			}
			l.gap, l.tokens, l.glue = false, false, false
			l.b.WriteString(word)
		}
		if i < 0 {
			return
		}
		l.gap = !l.tokens
		s = strings.TrimLeftFunc(s[i:], unicode.IsSpace)
	}
}

var written = map[string]string{"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”"}

// token adds a token with the space before it that print has.
func (l *line) token(t string) {
	if w, ok := written[t]; ok {
		t = w
	}
	if t == "" {
		return
	}
	before, after := true, true
	switch {
	case t == `"`:
		before, after = !l.quoted, l.quoted
		l.quoted = !l.quoted
	case t == "'" && (l.single || !strings.HasSuffix(l.b.String(), "s")): // not the genitive of a plural
		before, after = !l.single, l.single
		l.single = !l.single
	case closes(t):
		before = false
	case opens(t):
		after = false
	}
	if l.b.Len() > 0 && before && !l.glue {
		l.b.WriteByte(' ')
	}
	l.b.WriteString(t)
	l.gap, l.tokens, l.glue = false, true, !after
}

// closes reports a token that stands without a space before it: signs, and the
// ends of words such as 's and n't.
func closes(t string) bool {
	r, n := utf8.DecodeRuneInString(t)
	if strings.ContainsRune(",.;:?!)]}%…”’»/", r) && (n == len(t) || strings.Trim(t, ".?!…") == "") {
		return true
	}
	if r == '\'' || r == '’' {
		return n == len(t) || len(t) <= 4
	}
	return t == "n't" || t == "n’t" || t == "N'T"
}

func opens(t string) bool {
	r, n := utf8.DecodeRuneInString(t)
	return n == len(t) && strings.ContainsRune("([{“‘«$£€#/", r)
}
