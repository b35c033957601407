package xlsx

import (
	"math"
	"strings"
	"time"
	"unicode/utf8"
)

// Excel's limits (ECMA-376 and Excel specifications and limits).
const (
	maxText  = 32767
	maxLinks = 65530
)

// dayZero is the day that Excel counts as 0 in dates after February 1900.
var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// maxRows is a variable for its test alone.
var maxRows = 1048576

// cutMark ends a text that was cut.
const cutMark = " … [cut]"

// value gives what may stand in a cell: NaN and empty text are nothing, text is
// cleaned and cut.
func (e *writer) value(sheet, at string, v any) any {
	switch v := v.(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		return v
	case time.Time:
		return v.Sub(dayZero).Hours() / 24
	case string:
		if v == "" {
			return nil
		}
		text, cut := shorten(clean(v))
		if cut {
			e.cuts = append(e.cuts, Cut{sheet, at})
		}
		return text
	}
	return v
}

// clean takes out what XML cannot hold. "_x0041_" is kept from being read as a
// letter (ECMA-376 22.4.2.4) by excelize itself, as a test holds.
func clean(s string) string {
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
