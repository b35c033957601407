package compare

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"parley/analyze/statement"
)

// A Filter says which rows count; nil means all.
type Filter func(*statement.Statement) bool

// ParseFilter reads a filter such as
//
//	outlet:reuters AND (kind:direct OR kind:mixed) AND NOT speaker:"Donald Trump" AND date>=2021-06-01
//
// key:value matches when the value is part of the row's, whatever the case of
// letters; date compares the day with =, <, <=, >, >=. An empty string is no filter.
func ParseFilter(s string) (Filter, error) {
	p := &filterParser{words: lex(s)}
	if len(p.words) == 0 {
		return nil, nil
	}
	f, err := p.or()
	if err == nil && p.at < len(p.words) {
		err = fmt.Errorf("unexpected %q", p.words[p.at])
	}
	if err != nil {
		return nil, fmt.Errorf("filter: %w", err)
	}
	return f, nil
}

// lex cuts at blanks and parentheses; "..." keeps blanks.
func lex(s string) []string {
	var out []string
	var b strings.Builder
	quoted := false
	flush := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	for _, r := range s {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
			b.WriteRune(r)
		case unicode.IsSpace(r):
			flush()
		case r == '(' || r == ')':
			flush()
			out = append(out, string(r))
		default:
			b.WriteRune(r)
		}
	}
	flush()
	return out
}

type filterParser struct {
	words []string
	at    int
}

func (p *filterParser) peek() string {
	if p.at < len(p.words) {
		return p.words[p.at]
	}
	return ""
}

func (p *filterParser) take(word string) bool {
	if p.peek() != word {
		return false
	}
	p.at++
	return true
}

func (p *filterParser) or() (Filter, error) {
	a, err := p.and()
	for err == nil && p.take("OR") {
		var b Filter
		if b, err = p.and(); err == nil {
			left := a
			a = func(s *statement.Statement) bool { return left(s) || b(s) }
		}
	}
	return a, err
}

func (p *filterParser) and() (Filter, error) {
	a, err := p.not()
	for err == nil && p.peek() != "" && p.peek() != "OR" && p.peek() != ")" {
		p.take("AND")
		var b Filter
		if b, err = p.not(); err == nil {
			left := a
			a = func(s *statement.Statement) bool { return left(s) && b(s) }
		}
	}
	return a, err
}

func (p *filterParser) not() (Filter, error) {
	switch {
	case p.take("NOT"):
		f, err := p.not()
		return func(s *statement.Statement) bool { return !f(s) }, err
	case p.take("("):
		f, err := p.or()
		if err == nil && !p.take(")") {
			err = errors.New("a parenthesis is not closed")
		}
		return f, err
	case p.peek() == "":
		return nil, errors.New("it ends where a condition is expected")
	}
	p.at++
	return condition(p.words[p.at-1])
}

func condition(w string) (Filter, error) {
	if strings.HasPrefix(w, "date") {
		return dateCondition(strings.TrimPrefix(w, "date"))
	}
	name, value, ok := strings.Cut(w, ":")
	if !ok {
		return nil, fmt.Errorf("%q is not key:value", w)
	}
	k, err := ParseKey(name)
	if err != nil {
		return nil, err
	}
	value = strings.ToLower(value)
	return func(s *statement.Statement) bool {
		for l := range k.labels(s) {
			if strings.Contains(strings.ToLower(l), value) {
				return true
			}
		}
		return false
	}, nil
}

func dateCondition(w string) (Filter, error) {
	for _, op := range []string{"<=", ">=", "<", ">", "=", ":"} {
		day, ok := strings.CutPrefix(w, op)
		if !ok {
			continue
		}
		if len(day) < 4 {
			return nil, fmt.Errorf("date: %q is not a day like 2021-06-16", day)
		}
		return func(s *statement.Statement) bool {
			d := cut(s.Published, len(day))
			if d == "" {
				return false
			}
			switch op {
			case "<=":
				return d <= day
			case ">=":
				return d >= day
			case "<":
				return d < day
			case ">":
				return d > day
			}
			return d == day
		}, nil
	}
	return nil, fmt.Errorf("date%s: use =, <, <=, > or >= and a day", w)
}
