package people

import (
	"slices"
	"strings"
)

// flow reads the plain subset of YAML in which the data files are written: one
// "{key: value, key: [value, value]}" with values that are words or stand in
// double quotes without escapes. It is some thirty times as fast as the YAML
// library, which reads whatever flow leaves (ok is false): other forms of YAML
// and everything faulty. TestFlowIsYAML holds the two equal.
func flow(text string) (r *row, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) < 2 || text[0] != '{' || text[len(text)-1] != '}' || strings.ContainsAny(text, "\n\t\\") {
		return nil, false
	}
	p := scanner{text[1 : len(text)-1]}
	r = &row{}
	seen := make([]string, 0, 16)
	for {
		key, found := p.key()
		if !found || slices.Contains(seen, key) {
			return nil, false
		}
		seen = append(seen, key)
		if !p.value(r, key) {
			return nil, false
		}
		if p.rest == "" {
			return r, true
		}
		if !p.comma() {
			return nil, false
		}
	}
}

// A scanner takes tokens off the front of a flow mapping.
type scanner struct{ rest string }

func (p *scanner) key() (string, bool) {
	i := strings.Index(p.rest, ": ")
	if i <= 0 {
		return "", false
	}
	key := p.rest[:i]
	p.rest = p.rest[i+2:]
	return key, true
}

func (p *scanner) comma() bool {
	var ok bool
	p.rest, ok = strings.CutPrefix(p.rest, ", ")
	return ok
}

func (p *scanner) value(r *row, key string) bool {
	if list := r.list(key); list != nil {
		return p.list(list)
	}
	v, ok := p.scalar()
	if !ok {
		return false
	}
	if m := r.mark(key); m != nil {
		*m = v == "true"
		return v == "true" || v == "false"
	}
	s := r.word(key)
	if s == nil {
		return false
	}
	*s = v
	return true
}

func (p *scanner) list(out *[]string) bool {
	var ok bool
	if p.rest, ok = strings.CutPrefix(p.rest, "["); !ok {
		return false
	}
	if end := strings.IndexByte(p.rest, ']'); end > 0 {
		*out = make([]string, 0, 1+strings.Count(p.rest[:end], ","))
	}
	for {
		v, ok := p.scalar()
		if !ok {
			return false
		}
		*out = append(*out, v)
		if p.rest, ok = strings.CutPrefix(p.rest, "]"); ok {
			return true
		}
		if !p.comma() {
			return false
		}
	}
}

// scalar takes a value; signs that mean something else in YAML are refused.
func (p *scanner) scalar() (string, bool) {
	if s, ok := strings.CutPrefix(p.rest, `"`); ok {
		end := strings.IndexByte(s, '"')
		if end < 0 {
			return "", false
		}
		p.rest = s[end+1:]
		return s[:end], true
	}
	end := strings.IndexAny(p.rest, ",]")
	if end < 0 {
		end = len(p.rest)
	}
	v := p.rest[:end]
	p.rest = p.rest[end:]
	if v == "" || v == "null" || v == "Null" || v == "NULL" || v == "~" || strings.TrimSpace(v) != v || strings.ContainsAny(v, `{}[]:#"`) || strings.ContainsRune("'&*!|>%@`?-=<", rune(v[0])) || !printable(v) {
		return "", false
	}
	return v, true
}

func printable(s string) bool {
	for _, r := range s {
		if r < ' ' || r >= 0x7f && r <= 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffd || r > 0xffff {
			return false
		}
	}
	return true
}
