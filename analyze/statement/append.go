package statement

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"parley/analyze/doc"
)

// AppendJSON appends the row as one JSON line, with its line break: the bytes
// that encoding/json writes, at a fifth of its cost. A number that is infinite or none
// is an error, as there.
func AppendJSON(dst []byte, s *Statement) ([]byte, error) {
	w := line{b: dst}
	w.b = strconv.AppendInt(append(w.b, `{"schema":`...), int64(s.Schema), 10)
	w.text(`,"doc":`, s.Doc)
	w.int(`,"n":`, s.N)
	w.some(`,"outlet":`, s.Outlet)
	w.some(`,"leaning":`, s.Leaning)
	w.some(`,"summit":`, s.Summit)
	w.some(`,"summit_rule":`, s.SummitRule)
	w.some(`,"published":`, s.Published)
	w.some(`,"title":`, s.Title)
	w.some(`,"url":`, s.URL)
	w.text(`,"kind":`, s.Kind)
	list(&w, `,"content":`, s.Content, func(p *doc.Span) { w.span("", p) })
	w.maybeSpan(`,"cue":`, s.Cue)
	w.maybeSpan(`,"source":`, s.Source)
	w.text(`,"text":`, s.Text)
	w.some(`,"cue_text":`, s.CueText)
	w.some(`,"cue_word":`, s.CueWord)
	w.speaker(s)
	w.tone(s.Tone)
	w.float(`,"overall":`, s.Overall)
	w.float(`,"valence":`, s.Valence)
	w.int(`,"words":`, s.Words)
	list(&w, `,"hits":`, s.Hits, w.hit)
	list(&w, `,"stances":`, s.Stances, w.stance)
	w.count(`,"same_as":`, s.SameAs)
	w.count(`,"outer":`, s.Outer)
	w.texts(`,"rules":`, s.Rules)
	if len(s.Warnings) > 0 {
		w.texts(`,"warnings":`, s.Warnings)
	}
	if w.err != nil {
		return dst, w.err
	}
	return append(w.b, "}\n"...), nil
}

// AppendText appends a string as JSON, as AppendJSON does.
func AppendText(dst []byte, s string) []byte {
	w := line{b: dst}
	w.text("", s)
	return w.b
}

// a line is a row on its way to JSON. Keys are given with all that stands
// before their value.
type line struct {
	b   []byte
	err error // the first number that is none
}

func (w *line) speaker(s *Statement) {
	w.text(`,"speaker":`, s.Speaker)
	w.some(`,"speaker_id":`, s.SpeakerID)
	w.some(`,"speaker_kind":`, s.SpeakerKind)
	w.some(`,"speaker_as_written":`, s.SpeakerAsWritten)
	w.some(`,"speaker_rule":`, s.SpeakerRule)
	w.some(`,"speaker_why":`, s.SpeakerWhy)
	w.some(`,"side":`, s.Side)
	w.float(`,"confidence":`, s.Confidence)
	w.some(`,"addressee":`, s.Addressee)
	w.some(`,"addressee_id":`, s.AddresseeID)
}

func (w *line) hit(h *Hit) {
	w.text(`{"entry":`, h.Entry)
	w.text(`,"category":`, h.Category)
	w.span(`,"span":`, &h.Span)
	w.float(`,"weight":`, h.Weight)
	w.flag(`,"negated":true`, h.Negated)
	w.flag(`,"boosted":true`, h.Boosted)
	w.flag(`,"hedged":true`, h.Hedged)
	w.flag(`,"hypothetical":true`, h.Hypothetical)
	if len(h.Rules) > 0 {
		w.texts(`,"rules":`, h.Rules)
	}
	w.b = append(w.b, '}')
}

func (w *line) stance(s *Stance) {
	w.text(`{"target":`, s.Target)
	w.some(`,"target_id":`, s.TargetID)
	w.float(`,"polarity":`, s.Polarity)
	w.span(`,"span":`, &s.Span)
	w.text(`,"rule":`, s.Rule)
	if s.Confidence != 0 {
		w.float(`,"confidence":`, s.Confidence)
	}
	if len(s.Why) > 0 {
		list(w, `,"why":`, s.Why, w.reason)
	}
	w.b = append(w.b, '}')
}

func (w *line) reason(r *Reason) {
	w.text(`{"rule":`, r.Rule)
	w.span(`,"span":`, &r.Span)
	w.float(`,"weight":`, r.Weight)
	w.b = append(w.b, '}')
}

// list writes a list; none is null, as encoding/json has it.
func list[T any](w *line, key string, items []T, write func(*T)) {
	w.b = append(w.b, key...)
	if items == nil {
		w.b = append(w.b, "null"...)
		return
	}
	w.b = append(w.b, '[')
	for i := range items {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		write(&items[i])
	}
	w.b = append(w.b, ']')
}

func (w *line) texts(key string, items []string) {
	list(w, key, items, func(s *string) { w.text("", *s) })
}

// tone writes the scores in the order of their names.
func (w *line) tone(tone map[string]float64) {
	w.b = append(w.b, `,"tone":`...)
	if tone == nil {
		w.b = append(w.b, "null"...)
		return
	}
	var few [16]string
	names := few[:0]
	for name := range tone {
		names = append(names, name)
	}
	slices.Sort(names)
	before := byte('{')
	for _, name := range names {
		w.b = append(w.b, before)
		w.text("", name)
		w.float(":", tone[name])
		before = ','
	}
	if len(names) == 0 {
		w.b = append(w.b, '{')
	}
	w.b = append(w.b, '}')
}

func (w *line) int(key string, n int) { w.b = strconv.AppendInt(append(w.b, key...), int64(n), 10) }

func (w *line) count(key string, n int) {
	if n != 0 {
		w.int(key, n)
	}
}

func (w *line) flag(pair string, on bool) {
	if on {
		w.b = append(w.b, pair...)
	}
}

func (w *line) span(key string, s *doc.Span) {
	w.b = strconv.AppendInt(append(append(w.b, key...), '['), int64(s.Start), 10)
	w.b = append(strconv.AppendInt(append(w.b, ','), int64(s.End), 10), ']')
}

func (w *line) maybeSpan(key string, s *doc.Span) {
	if s != nil {
		w.span(key, s)
	}
}

// float writes as encoding/json does: as ECMAScript prints numbers, so that
// exponents have no leading zero.
func (w *line) float(key string, f float64) {
	w.b = append(w.b, key...)
	if math.IsInf(f, 0) || math.IsNaN(f) {
		if w.err == nil {
			w.err = fmt.Errorf("%s is no number of JSON: %v", key, f)
		}
		return
	}
	format := byte('f')
	if a := math.Abs(f); a != 0 && (a < 1e-6 || a >= 1e21) {
		format = 'e'
	}
	w.b = strconv.AppendFloat(w.b, f, format, -1, 64)
	if n := len(w.b); format == 'e' && n >= 4 && w.b[n-4] == 'e' && (w.b[n-3] == '-' || w.b[n-3] == '+') && w.b[n-2] == '0' {
		w.b[n-2] = w.b[n-1]
		w.b = w.b[:n-1]
	}
}

func (w *line) some(key, s string) {
	if s != "" {
		w.text(key, s)
	}
}

const hexDigits = "0123456789abcdef"

// text writes a string; "<", ">" and "&" stay as they are.
func (w *line) text(key, s string) {
	b := append(append(w.b, key...), '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			if (r != utf8.RuneError || size > 1) && r != '\u2028' && r != '\u2029' {
				i += size
				continue
			}
		}
		b = escape(append(b, s[from:i]...), s[i:i+size])
		i += size
		from = i
	}
	w.b = append(append(b, s[from:]...), '"')
}

// escape writes what may not stand in a string as it is: a control character,
// a quotation mark, a backslash, a line or paragraph separator (which
// JavaScript does not allow), or a byte that is no UTF-8.
func escape(b []byte, s string) []byte {
	switch c := s[0]; {
	case len(s) > 1:
		return append(append(b, `\u202`...), hexDigits[s[2]&0xf])
	case c >= utf8.RuneSelf:
		return append(b, `\ufffd`...)
	case c == '"' || c == '\\':
		return append(b, '\\', c)
	case c == '\b':
		return append(b, '\\', 'b')
	case c == '\f':
		return append(b, '\\', 'f')
	case c == '\n':
		return append(b, '\\', 'n')
	case c == '\r':
		return append(b, '\\', 'r')
	case c == '\t':
		return append(b, '\\', 't')
	default:
		return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xf])
	}
}
