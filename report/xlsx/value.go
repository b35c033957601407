package xlsx

import (
	"math"
	"strings"
	"time"
	"unicode/utf8"
)

// Excel's limits (ECMA-376 and Excel specifications and limits).
const maxText = 32767

// maxLinks, of a sheet, is a variable for its test alone.
var maxLinks = 65530

// dayZero is the day that Excel counts as 0 in dates after February 1900.
var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// maxRows is a variable for its test alone.
var maxRows = 1048576

// cutMark ends a text that was cut.
const cutMark = " … [cut]"

// value gives what may stand in a cell, and notes where a text was cut.
func (e *writer) value(sheet, at string, v any) any {
	out, cut := value(v)
	if cut {
		e.cuts = append(e.cuts, Cut{sheet, at})
	}
	return out
}

// value gives what may stand in a cell: NaN and empty text are nothing, a day is
// its number, text is cleaned and cut.
func value(v any) (out any, cut bool) {
	switch v := v.(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, false
		}
	case time.Time:
		return v.Sub(dayZero).Hours() / 24, false
	case string:
		if v == "" {
			return nil, false
		}
		text, cut := shorten(clean(v))
		return text, cut
	}
	return v, false
}

// clean takes out what XML cannot hold. "_x0041_" is kept from being read as a
// letter (ECMA-376 22.4.2.4) by excelize itself, as a test holds.
func clean(s string) string {
	if plainText(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < ' ', r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, s)
}

// shorten cuts s at a word so that it fits a cell. Excel counts UTF-16 units.
func shorten(s string) (string, bool) {
	if len(s) <= maxText || units(s) <= maxText {
		return s, false
	}
	room := maxText - len(cutMark)
	n, end := 0, len(s)
	for i, r := range s {
		if n += utf16Len(r); n > room {
			end = i
			break
		}
	}
	cut := s[:end]
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)-200 && i > 0 {
		cut = cut[:i]
	}
	for !utf8.ValidString(cut) {
		cut = cut[:len(cut)-1]
	}
	return cut + cutMark, true
}

func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16Len(r)
	}
	return n
}

func utf16Len(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// plainText reports whether nothing needs to be cleaned: valid, no control
// characters, nothing from the end of the first plane.
func plainText(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c == 0xEF {
			return false
		}
	}
	return utf8.ValidString(s)
}
