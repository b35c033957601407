package main

import (
	"bytes"
	"encoding/json"
	"iter"
	"slices"
)

// jsonScores are the names of the fields that score writes.
var jsonScores = []string{"tone", "overall", "valence", "hits", "stance"}

// jsonRenderer writes each row as an object: the fields it had, then the scores.
func (s *textScorer) jsonRenderer(src *scoreSource) func(*scoreJob, *textRow, *scored, bool) error {
	if src.head == nil {
		return func(job *scoreJob, row *textRow, res *scored, clash bool) error {
			if !clash {
				return merge(&job.buf, row.json, res)
			}
			var names []string
			var values []json.RawMessage
			for n, v := range objectFields(row.json) {
				names, values = append(names, n), append(values, v)
			}
			return object(&job.buf, inputNames(names, jsonScores), values, res)
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
		return object(&job.buf, names, values, res)
	}
}

// merge writes the input object, byte for byte, with the scores behind its own
// fields.
func merge(w *bytes.Buffer, line []byte, res *scored) error {
	head := bytes.TrimRight(line[:len(line)-1], " \t\r\n") // without the closing brace
	w.Write(head)
	if head[len(head)-1] != '{' {
		w.WriteByte(',')
	}
	return tail(w, res)
}

// object writes fields and scores as one object.
func object(w *bytes.Buffer, names []string, values []json.RawMessage, res *scored) error {
	w.WriteByte('{')
	for i, n := range names {
		w.Write(encode(n))
		w.WriteByte(':')
		w.Write(values[i])
		w.WriteByte(',')
	}
	return tail(w, res)
}

// tail writes the scores, the closing brace and a line break.
func tail(w *bytes.Buffer, res *scored) error {
	at := w.Len()
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(res); err != nil {
		return err
	}
	b := w.Bytes() // drop the opening brace
	copy(b[at:], b[at+1:])
	w.Truncate(len(b) - 1)
	return nil
}

func encode(s string) json.RawMessage {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(s) // a string cannot fail
	return slices.Clip(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// objectFields yields the fields of an object in their order; of a line that is
// no object, none.
func objectFields(line []byte) iter.Seq2[string, json.RawMessage] {
	return func(yield func(string, json.RawMessage) bool) {
		if !json.Valid(line) {
			return
		}
		d := json.NewDecoder(bytes.NewReader(line))
		if t, err := d.Token(); err != nil || t != json.Delim('{') {
			return
		}
		for d.More() {
			name, err := d.Token()
			if err != nil {
				return
			}
			var raw json.RawMessage
			if d.Decode(&raw) != nil || !yield(name.(string), raw) {
				return
			}
		}
	}
}
