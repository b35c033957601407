package compare

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"parley/analyze/statement"
)

// A Filter says which rows count; nil means all.
type Filter func(*statement.Statement) bool

// ParseFilter reads a filter such as
//
//	outlet:reuters AND (kind:direct OR kind:mixed) AND NOT speaker:"Donald Trump" AND date>=2021-06-01
//
// Conditions side by side mean AND; AND binds before OR. key:value holds when
// the value is part of the row's, key=value when it is all of it, both whatever
// the case of letters; key="" holds for rows without. date compares the day of
// publishing with =, <, <=, >, >= and a year, month or day; an undated row
// matches none. An empty string is no filter.
func ParseFilter(s string) (Filter, error) {
	tokens, err := lex(s)
	if err != nil {
		return nil, fmt.Errorf("filter: %w", err)
	}
	if len(tokens) == 0 {
		return nil, nil
	}
	p := &filterParser{tokens: tokens}
	f, err := p.or()
	if err == nil && p.at < len(tokens) {
		err = fmt.Errorf("unexpected %q at %q", tokens[p.at].text, s[tokens[p.at].at:])
	}
	if err != nil {
		return nil, fmt.Errorf("filter: %w", err)
	}
	return f, nil
}

type filterParser struct {
	tokens []token
	at     int
}

// next is the token to read, or an empty one at the end.
func (p *filterParser) next() token {
	if p.at < len(p.tokens) {
		return p.tokens[p.at]
	}
	return token{}
}

func (p *filterParser) take(op string) bool {
	if !p.next().is(op) {
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
	for err == nil && p.at < len(p.tokens) && !p.next().is("OR") && !p.next().is(")") {
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
	case p.at == len(p.tokens):
		return nil, errors.New("it ends where a condition is expected")
	}
	p.at++
	return condition(p.tokens[p.at-1])
}

// condition reads key:value, key=value or a date.
func condition(t token) (Filter, error) {
	at := strings.IndexAny(t.text, ":=<>")
	if at <= 0 {
		return nil, fmt.Errorf("%q is not key:value", t.text)
	}
	name, op, value := t.text[:at], t.text[at:at+1], t.text[at+1:]
	if name == "date" {
		if strings.HasPrefix(value, "=") {
			op, value = op+"=", value[1:]
		}
		return dateCondition(op, value)
	}
	k, err := ParseKey(name)
	switch {
	case err != nil:
		return nil, err
	case op != ":" && op != "=":
		return nil, fmt.Errorf("%s: only date can be compared with %s", name, op)
	case value == "" && op == ":":
		return nil, fmt.Errorf(`%s: a value is missing; %s="" finds rows without`, name, name)
	}
	return func(s *statement.Statement) bool {
		found := false
		for l := range k.labels(s) {
			found = found || op == "=" && strings.EqualFold(l, value) || op == ":" && containsFold(l, value)
		}
		return found
	}, nil
}

// containsFold reports whether sub stands in s, whatever the case of letters.
func containsFold(s, sub string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(sub))
}

func dateCondition(op, day string) (Filter, error) {
	if !isDay(day) {
		return nil, fmt.Errorf("date: %q is not a day like 2021-06-16, a month or a year", day)
	}
	test := map[string]func(d string) bool{
		"=": func(d string) bool { return d == day }, ":": func(d string) bool { return d == day },
		"<": func(d string) bool { return d < day }, "<=": func(d string) bool { return d <= day },
		">": func(d string) bool { return d > day }, ">=": func(d string) bool { return d >= day },
	}[op]
	if test == nil {
		return nil, fmt.Errorf("date%s: use =, <, <=, > or >= and a day", op)
	}
	return func(s *statement.Statement) bool {
		return s.Published != "" && test(cut(s.Published, len(day)))
	}, nil
}

func isDay(s string) bool {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}
