package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"parley/analyze/statement"
)

// jsonScores are the names of the fields that score writes.
var jsonScores = []string{"tone", "overall", "valence", "hits", "stance"}

// jsonRenderer writes each row as an object: the fields it had, then the scores.
func (s *textScorer) jsonRenderer(src *scoreSource) func(*scoreJob, *textRow, *scored, bool) error {
	if src.head == nil {
		return func(job *scoreJob, row *textRow, res *scored, clash bool) error {
			if !clash {
				return merge(job.buf, row.json, res)
			}
			var names []string
			var values []json.RawMessage
			for n, v := range objectFields(row.json) {
				names, values = append(names, n), append(values, v)
			}
			return object(job.buf, inputNames(names, jsonScores), values, res)
		}
	}
	names := inputNames(src.head, jsonScores)
	if src.in.id >= 0 && find(names, "id") < 0 {
		names[src.in.id] = "id"
	}
	return func(job *scoreJob, row *textRow, res *scored, _ bool) error {
		values := make([]json.RawMessage, len(names))
		for i := range names {
			cell := ""
			if i < len(row.cells) {
				cell = row.cells[i]
			}
			values[i] = encode(cell)
		}
		return object(job.buf, names, values, res)
	}
}

// A scoreBuffer holds scored rows, and how the weights met last are written: hits
// have few weights, and a number takes as long to write as the rest of a hit.
type scoreBuffer struct {
	bytes.Buffer
	weights [1 << 8]struct {
		bits uint64 // of the number
		text string // "" for none yet
	}
}

// appendWeight writes a finite number as appendNumber does.
func (w *scoreBuffer) appendWeight(b []byte, f float64) []byte {
	bits := math.Float64bits(f)
	known := &w.weights[bits*0x9e3779b97f4a7c15>>56] // Knuth's multiplicative hashing
	if known.bits != bits || known.text == "" {
		known.bits, known.text = bits, string(appendNumber(nil, f))
	}
	return append(b, known.text...)
}

// merge writes the input object, byte for byte, with the scores behind its own
// fields.
func merge(w *scoreBuffer, line []byte, res *scored) error {
	head := bytes.TrimRight(line[:len(line)-1], " \t\r\n") // without the closing brace
	w.Write(head)
	if head[len(head)-1] != '{' {
		w.WriteByte(',')
	}
	return tail(w, res)
}

// object writes fields and scores as one object.
func object(w *scoreBuffer, names []string, values []json.RawMessage, res *scored) error {
	w.WriteByte('{')
	for i, n := range names {
		w.Write(encode(n))
		w.WriteByte(':')
		w.Write(values[i])
		w.WriteByte(',')
	}
	return tail(w, res)
}

// tail writes the scores, the closing brace and a line break. It gives the JSON
// that encoding/json makes of a scored; by hand, for hits are most of the
// output and the general encoder took as long as the scoring.
func tail(w *scoreBuffer, res *scored) error {
	w.Grow(256 + 128*len(res.Hits))
	b := w.AvailableBuffer()
	b = append(b, `"tone":{`...)
	for i, name := range slices.Sorted(maps.Keys(res.Tone)) {
		b = appendComma(b, i)
		b = append(appendString(b, name), ':')
		b = appendNumber(b, res.Tone[name])
	}
	b = appendNumber(append(b, `},"overall":`...), res.Overall)
	b = appendNumber(append(b, `,"valence":`...), res.Valence)
	b = append(b, `,"hits":[`...)
	for i := range res.Hits {
		b = w.appendHit(appendComma(b, i), &res.Hits[i])
	}
	b = append(b, ']')
	if s := res.Stance; s != nil {
		b = appendString(append(b, `,"stance":{"label":`...), s.Label)
		b = append(appendNumber(append(b, `,"score":`...), s.Score), '}')
	}
	w.Write(append(b, "}\n"...))
	return nil
}

func appendComma(b []byte, i int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	return b
}

func (w *scoreBuffer) appendHit(b []byte, h *statement.Hit) []byte {
	b = appendString(append(b, `{"entry":`...), h.Entry)
	b = appendString(append(b, `,"category":`...), h.Category)
	b = strconv.AppendInt(append(b, `,"span":[`...), int64(h.Span.Start), 10)
	b = strconv.AppendInt(append(b, ','), int64(h.Span.End), 10)
	b = w.appendWeight(append(b, `],"weight":`...), h.Weight)
	for _, f := range [...]struct {
		name string
		on   bool
	}{{"negated", h.Negated}, {"boosted", h.Boosted}, {"hedged", h.Hedged}, {"hypothetical", h.Hypothetical}} {
		if f.on {
			b = append(append(append(b, `,"`...), f.name...), `":true`...)
		}
	}
	if len(h.Rules) > 0 {
		b = append(b, `,"rules":[`...)
		for i, r := range h.Rules {
			b = appendString(appendComma(b, i), r)
		}
		b = append(b, ']')
	}
	return append(b, '}')
}

// appendNumber writes a finite number as encoding/json does.
func appendNumber(b []byte, f float64) []byte {
	if a := math.Abs(f); a != 0 && (a < 1e-6 || a >= 1e21) {
		return append(b, encode(f)...)
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}

func appendString(b []byte, s string) []byte {
	for i := range len(s) {
		if escaped[s[i]] {
			return append(b, encode(s)...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

// escaped are the bytes that may not stand in a JSON string as they are.
var escaped = func() (t [256]bool) {
	for c := range t {
		t[c] = c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf
	}
	return t
}()

func encode(v any) json.RawMessage {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(v) // a string or a finite number cannot fail
	return slices.Clip(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}
