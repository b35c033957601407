package compare

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// a token is a word or parenthesis of a filter. An operator in quotes is a
// plain word.
type token struct {
	text   string
	at     int // byte in the filter
	quoted bool
}

// is reports whether t is the operator or parenthesis op.
func (t token) is(op string) bool { return !t.quoted && t.text == op }

// lex cuts at blanks and parentheses; "..." keeps both.
func lex(s string) ([]token, error) {
	var out []token
	for at := 0; at < len(s); {
		r, n := utf8.DecodeRuneInString(s[at:])
		switch {
		case unicode.IsSpace(r):
			at += n
		case r == '(' || r == ')':
			out = append(out, token{text: s[at : at+1], at: at})
			at++
		default:
			t, end, err := lexWord(s, at)
			if err != nil {
				return nil, err
			}
			out = append(out, t)
			at = end
		}
	}
	return out, nil
}

// lexWord reads a word that may hold "..." anywhere: speaker:"Ann Lee".
func lexWord(s string, at int) (token, int, error) {
	t := token{at: at}
	var b strings.Builder
	for i, r := range s[at:] {
		if unicode.IsSpace(r) || r == '(' || r == ')' {
			t.text = b.String()
			return t, at + i, nil
		}
		if r != '"' {
			b.WriteRune(r)
			continue
		}
		t.quoted = true
		inside, _, ok := strings.Cut(s[at+i+1:], `"`)
		if !ok {
			return t, 0, fmt.Errorf(`the quotation mark at %q is not closed`, s[at+i:])
		}
		b.WriteString(inside)
		rest, end, err := lexWord(s, at+i+1+len(inside)+1)
		t.text = b.String() + rest.text
		return t, end, err
	}
	t.text = b.String()
	return t, len(s), nil
}
