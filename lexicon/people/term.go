package people

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Term is a time in office; a zero To means still in office, or that parley
// does not know of an end.
type Term struct {
	Office   string // "president", "prime minister", "foreign minister"
	Of       ID     // country or organisation
	From, To time.Time
}

// On reports whether the term holds on day t.
func (m Term) On(t time.Time) bool {
	return !t.Before(m.From) && (m.To.IsZero() || t.Before(m.To))
}

// several are the offices that more than one person of a country may hold.
var several = map[string]bool{"special envoy": true, "governor": true, "senator": true, "spokesperson": true, "deputy foreign minister": true, "deputy prime minister": true, "commissioner": true, "negotiator": true, "presidency member": true}

func overlap(a, b Term) bool {
	return (a.To.IsZero() || b.From.Before(a.To)) && (b.To.IsZero() || a.From.Before(b.To))
}

var errNoDay = errors.New("no day")

// parseDay reads a day, or a month, which stands for its first day.
func parseDay(s string) (time.Time, error) {
	if len(s) < 7 || s[0] < '0' || s[0] > '9' {
		return time.Time{}, errNoDay
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t, nil
	}
	return time.Parse("2006-01", s)
}

// parseTerm reads "prime minister gb 2010-05-11 2016-07-13".
func parseTerm(s string) (Term, error) {
	dates := make([]time.Time, 0, 2)
	rest := s
	for i := strings.LastIndexByte(rest, ' '); i > 0; i = strings.LastIndexByte(rest, ' ') {
		t, err := parseDay(rest[i+1:])
		if err != nil {
			break
		}
		dates, rest = append(dates, t), strings.TrimRight(rest[:i], " ")
	}
	i := strings.LastIndexByte(rest, ' ')
	if i < 0 || len(dates) < 1 || len(dates) > 2 {
		return Term{}, fmt.Errorf("term %q is not: office country from [to], with days like 2010-05-11 or months like 2010-05", s)
	}
	m := Term{Office: strings.TrimSpace(rest[:i]), Of: bodyID(rest[i+1:]), From: dates[len(dates)-1]}
	if len(dates) == 2 {
		if m.To = dates[0]; !m.To.After(m.From) {
			return Term{}, fmt.Errorf("term %q ends before it begins", s)
		}
	}
	return m, nil
}

// parseBirth reads a year or a day; on is zero for a year alone.
func parseBirth(s string) (year int, on time.Time, err error) {
	if s == "" {
		return 0, on, nil
	}
	if on, err = time.Parse(time.DateOnly, s); err == nil {
		return on.Year(), on, nil
	}
	t, err := time.Parse("2006", s)
	if err != nil {
		return 0, t, errors.New("is not a year like 1954 or a day like 1954-07-17")
	}
	return t.Year(), time.Time{}, nil
}
