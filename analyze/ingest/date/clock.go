package date

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clockText reads 15:04, 15:04:05.123, 3:04pm, 9 AM, 15h04, 15.04 Uhr.
func (p *parts) clockText(s string) (string, error) {
	h := digits(s)
	s = s[len(h):]
	min, sec := 0, 0
	if n := hourMark(s); n > 0 {
		s = s[n:]
		m := digits(s)
		if len(m) > 2 {
			return s, errors.New("odd minutes in a date")
		}
		min, s = atoi(m), s[len(m):]
	} else if isSep(s, ':') {
		m := digits(s[1:])
		min, s = atoi(m), s[1+len(m):]
		if isSep(s, ':') {
			m = digits(s[1:])
			sec, s = atoi(m), s[1+len(m):]
			s = p.fraction(s)
		}
	}
	hour := atoi(h)
	if half := meridiem(s); half != 0 {
		if hour < 1 || hour > 12 {
			return s, fmt.Errorf("hour %d with am or pm", hour)
		}
		hour %= 12
		if half == 'p' {
			hour += 12
		}
		s = dropMeridiem(s)
	}
	return p.zulu(s), p.clock(hour, min, sec)
}

func (p *parts) fraction(s string) string {
	if !isSep(s, '.') && !isSep(s, ',') {
		return s
	}
	f := digits(s[1:])
	rest := s[1+len(f):]
	if len(f) > 9 {
		f = f[:9]
	}
	p.nano = atoi(f + "000000000"[:9-len(f)])
	return rest
}

func (p *parts) clock(h, m, s int) error {
	if p.hasTime || h > 24 || m > 59 || s > 60 || h == 24 && (m > 0 || s > 0) {
		return errors.New("odd time of day in a date")
	}
	p.hour, p.min, p.sec, p.hasTime = h, m, s, true
	return nil
}

// hourMark gives the length of a French or German hour mark: 20h11, 20h.
func hourMark(s string) int {
	if s == "" || s[0] != 'h' {
		return 0
	}
	if len(s) == 1 || s[1] == ' ' || s[1] >= '0' && s[1] <= '9' {
		return 1
	}
	return 0
}

// meridiem gives 'a' or 'p' when s begins with am or pm, else 0.
func meridiem(s string) byte {
	s = strings.TrimLeft(s, " \u00a0\u202f")
	if len(s) < 2 {
		return 0
	}
	half := s[0] | 0x20
	if half != 'a' && half != 'p' {
		return 0
	}
	rest := strings.TrimPrefix(s[1:], ".")
	if rest == "" || rest[0]|0x20 != 'm' {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(rest[1:]); unicode.IsLetter(r) {
		return 0
	}
	return half
}

func dropMeridiem(s string) string {
	s = strings.TrimLeft(s, " \u00a0\u202f")
	s = strings.TrimPrefix(s[1:], ".")
	return strings.TrimPrefix(s[1:], ".")
}

// zoneNumber reads +02:00, -0400, +2.
func (p *parts) zoneNumber(s string, sign rune, n int) (string, error) {
	d := digits(s[n:])
	rest := s[n+len(d):]
	if d == "" { // a dash between date and zone
		return s[n:], nil
	}
	h, m := atoi(d), 0
	switch {
	case len(d) == 4:
		h, m = atoi(d[:2]), atoi(d[2:])
	case len(d) <= 2 && isSep(rest, ':'):
		mm := digits(rest[1:])
		m, rest = atoi(mm), rest[1+len(mm):]
	case len(d) > 2:
		return s, errors.New("odd zone in a date")
	}
	if h > 14 || m > 59 {
		return s, errors.New("odd zone in a date")
	}
	p.offset, p.hasZone = h*3600+m*60, true
	if sign != '+' {
		p.offset = -p.offset
	}
	return rest, nil
}
