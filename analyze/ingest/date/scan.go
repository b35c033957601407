package date

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// scan reads s token by token; a token it does not know is an error.
func (p *parts) scan(s string) error {
	if done, err := p.numeric(s); done {
		return err
	}
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		var err error
		switch {
		case r >= '0' && r <= '9':
			s, err = p.number(s)
		case unicode.IsLetter(r):
			s, err = p.word(s)
		case (r == '+' || r == '-' || r == '−') && p.hasTime:
			s, err = p.zoneNumber(s, r, n)
		case unicode.IsSpace(r) || strings.ContainsRune(",.|()–—-•·", r):
			s = s[n:]
		default:
			err = fmt.Errorf("%q in a date", r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// numeric reads texts of digits only: 20060102, seconds (D2), 20060102150405.
func (p *parts) numeric(s string) (done bool, err error) {
	if strings.Trim(s, "0123456789") != "" {
		return false, nil
	}
	switch len(s) {
	case 8:
		p.year, p.month, p.day = atoi(s[:4]), atoi(s[4:6]), atoi(s[6:])
	case 10, 13: // D2
		v, _ := strconv.ParseInt(s, 10, 64)
		if len(s) == 10 {
			v *= 1000
		}
		t := time.UnixMilli(v).UTC()
		p.epoch = &t
	case 12, 14:
		p.year, p.month, p.day = atoi(s[:4]), atoi(s[4:6]), atoi(s[6:8])
		return true, p.clock(atoi(s[8:10]), atoi(s[10:12]), atoi(s[12:]+"00"[:14-len(s)]))
	default:
		return true, errors.New("a number that is no date")
	}
	return true, nil
}

// number reads what begins with a digit: an ISO date, a date with strokes, a
// time of day, a year, a day.
func (p *parts) number(s string) (string, error) {
	d := digits(s)
	rest := s[len(d):]
	switch {
	case len(d) == 4 && isSep(rest, '-') || len(d) == 4 && isSep(rest, '/') || len(d) == 4 && isSep(rest, '.'):
		return p.iso(s)
	case len(d) == 8 && p.year == 0: // D1 compact
		p.year, p.month, p.day = atoi(d[:4]), atoi(d[4:6]), atoi(d[6:])
		return p.afterISO(rest)
	case len(d) <= 2 && (isSep(rest, '/') || isSep(rest, '.') || isSep(rest, '-')) && threeNumbers(rest):
		return p.strokes(s)
	case len(d) <= 2 && (isSep(rest, ':') || hourMark(rest) != 0):
		return p.clockText(s)
	case len(d) <= 2 && meridiem(rest) != 0:
		return p.clockText(s)
	case len(d) == 4 && p.year == 0:
		p.year = atoi(d)
		for _, mark := range []string{"年", " г.", "г."} {
			rest = strings.TrimPrefix(rest, mark)
		}
		return rest, nil
	case len(d) == 4 && p.year != 0 && !p.hasTime && p.day != 0: // 0930
		return rest, p.clock(atoi(d[:2]), atoi(d[2:]), 0)
	case len(d) <= 2 && strings.HasPrefix(rest, "月") && p.month == 0:
		p.month = atoi(d)
		return rest[len("月"):], nil
	case len(d) <= 2 && p.day == 0:
		p.day = atoi(d)
		return ordinal(rest), nil
	case len(d) == 2 && p.month != 0 && p.year == 0 && !p.hasTime: // RFC 822: 30 Sep 15
		p.year = fullYear(d)
		return rest, nil
	}
	return s, fmt.Errorf("number %s in a date", d)
}

// iso reads 2006-01-02 or 2006/01/02 and what follows (D1).
func (p *parts) iso(s string) (string, error) {
	sep := s[4]
	m := digits(s[5:])
	i := 5 + len(m)
	if p.year != 0 || len(m) == 0 || len(m) > 2 || i >= len(s) || s[i] != sep {
		return s, errors.New("no day in the date")
	}
	d := digits(s[i+1:])
	if len(d) == 0 || len(d) > 2 {
		return s, errors.New("no day in the date")
	}
	p.year, p.month, p.day = atoi(s[:4]), atoi(m), atoi(d)
	return p.afterISO(s[i+1+len(d):])
}

// afterISO reads the T15:04:05Z of an ISO date.
func (p *parts) afterISO(s string) (string, error) {
	if len(s) < 3 || s[0] != 'T' && s[0] != 't' {
		return s, nil
	}
	d := digits(s[1:])
	if len(d) == 4 || len(d) == 6 {
		sec := 0
		if len(d) == 6 {
			sec = atoi(d[4:])
		}
		return p.zulu(s[1+len(d):]), p.clock(atoi(d[:2]), atoi(d[2:4]), sec)
	}
	return p.clockText(s[1:])
}

func (p *parts) zulu(s string) string {
	if strings.HasPrefix(s, "Z") || strings.HasPrefix(s, "z") {
		p.hasZone = true
		return s[1:]
	}
	return s
}

// strokes reads 1/21/2016, 21.01.2016, 21-01-2016 (D3). Dots put the day first.
// Strokes put the month first unless that cannot be.
func (p *parts) strokes(s string) (string, error) {
	a := digits(s)
	sep := s[len(a)]
	rest := s[len(a)+1:]
	b := digits(rest)
	rest = rest[len(b)+1:]
	y := digits(rest)
	rest = rest[len(y):]
	first, second := atoi(a), atoi(b)
	if p.year != 0 || len(y) != 4 && len(y) != 2 {
		return s, errors.New("no year in the date")
	}
	p.year = fullYear(y)
	switch {
	case sep == '.' || first > 12:
		p.day, p.month = first, second
	default:
		p.month, p.day = first, second
		if second <= 12 && first != second {
			p.doubt = fmt.Sprintf("date %s%c%s%c%s read as month first", a, sep, b, sep, y)
		}
	}
	return rest, nil
}

// fullYear reads 16 as 2016 and 94 as 1994.
func fullYear(y string) int {
	n := atoi(y)
	switch {
	case len(y) == 4:
		return n
	case n < 70:
		return 2000 + n
	}
	return 1900 + n
}

func threeNumbers(s string) bool {
	sep := s[0]
	b := digits(s[1:])
	rest := s[1+len(b):]
	return len(b) > 0 && len(b) <= 2 && isSep(rest, sep)
}

// isSep reports whether s begins with sep and a digit after it.
func isSep(s string, sep byte) bool {
	return len(s) > 1 && s[0] == sep && s[1] >= '0' && s[1] <= '9'
}

func digits(s string) string {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[:i]
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// ordinal drops the st, nd, rd, th, er, º, 日 after a day.
func ordinal(s string) string {
	for _, mark := range []string{"st", "nd", "rd", "th", "er", "ème", "e ", "º", "°", "日"} {
		if strings.HasPrefix(s, mark) {
			return s[len(mark):]
		}
	}
	return s
}
