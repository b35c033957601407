// Package date reads the dates that news archives write. It is strict: a text
// that holds anything besides a date is no date, and nothing is made up. Where an
// article has none, its address or the name of its file may have (OfAddress, OfName).
//
// Rules:
//
//	D1  ISO 8601 and its compact form, with or without time and zone
//	D2  seconds or milliseconds since 1970 (10 or 13 digits)
//	D3  numbers with strokes, dots or hyphens: 1/21/2016, 21.01.2016
//	D4  month names (English, French, German, Spanish, Italian, Portuguese, Dutch, Russian)
//	D5  placeholders (0001-01-01, the epoch at midnight) are no date
//	D6  addresses: year, month and day as folders, or the day at the end
//	D7  names of files: one day in the name, else in the folders that hold it
package date

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// A Date is a day, with the time of day where text and zone give one.
type Date struct {
	Time    time.Time
	HasTime bool   // Time carries a time of day in a known zone
	Doubt   string // why the reading may be wrong, "" when it is sure
}

// ErrPlaceholder marks a date that stands for a missing one.
var ErrPlaceholder = errors.New("placeholder date")

// longest date text considered; the longest real one seen has 52 bytes.
const maxLen = 80

// Parse reads one date. The error is ErrPlaceholder or says what was not
// understood. A time of day without a zone is dropped, for its instant is unknown.
func Parse(s string) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxLen {
		return Date{}, errors.New("not a date")
	}
	p := parts{}
	if err := p.scan(s); err != nil {
		return Date{}, err
	}
	return p.date()
}

// parts are what the tokens of a date text said.
type parts struct {
	year, month, day int
	hour, min, sec   int
	nano             int
	hasTime, hasZone bool
	offset           int // seconds east of UTC
	america          int // standard offset of ET, CT, MT, PT in hours; 0 when absent
	doubt            string
	epoch            *time.Time
}

func (p *parts) date() (Date, error) {
	if p.epoch != nil {
		return Date{Time: *p.epoch, HasTime: true}, nil
	}
	if p.year == 0 || p.month == 0 || p.day == 0 {
		return Date{}, errors.New("day, month or year is missing")
	}
	if p.placeholder() {
		return Date{}, ErrPlaceholder
	}
	day := time.Date(p.year, time.Month(p.month), p.day, 0, 0, 0, 0, time.UTC)
	if day.Day() != p.day || p.month > 12 || p.year < 1600 || p.year > 2200 {
		return Date{}, fmt.Errorf("no such day: %04d-%02d-%02d", p.year, p.month, p.day)
	}
	if !p.hasTime || !p.hasZone {
		return Date{Time: day, Doubt: p.doubt}, nil
	}
	t := time.Date(p.year, time.Month(p.month), p.day, p.hour, p.min, p.sec, p.nano, p.zone(day))
	return Date{Time: t, HasTime: true, Doubt: p.doubt}, nil
}

// placeholder reports dates that programs write for "none" (D5).
func (p *parts) placeholder() bool {
	if p.year == 1 && p.month == 1 && p.day == 1 {
		return true
	}
	midnight := p.hour == 0 && p.min == 0 && p.sec == 0
	return p.year == 1970 && p.month == 1 && p.day == 1 && midnight
}

func (p *parts) zone(day time.Time) *time.Location {
	off := p.offset
	if p.america != 0 {
		off = p.america * 3600
		if summerInAmerica(day) {
			off += 3600
		}
	}
	if off == 0 {
		return time.UTC
	}
	return time.FixedZone("", off)
}

// summerInAmerica says whether daylight saving time holds in the United States
// on a day (Energy Policy Act of 2005; before 2007 the rule of 1986).
func summerInAmerica(day time.Time) bool {
	from, to := sunday(day.Year(), time.March, 8), sunday(day.Year(), time.November, 1)
	if day.Year() < 2007 {
		from, to = sunday(day.Year(), time.April, 1), sunday(day.Year(), time.October, 25)
	}
	return !day.Before(from) && day.Before(to)
}

// sunday is the first Sunday on or after a day.
func sunday(year int, month time.Month, day int) time.Time {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, (7-int(t.Weekday()))%7)
}
