package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"

	"parley/analyze/ingest/jsonl"
)

// A jsonText is what score reads of a JSON object.
type jsonText struct {
	Text       json.RawMessage `json:"text"`
	Target     json.RawMessage `json:"target"`
	From       json.RawMessage `json:"from"`
	To         json.RawMessage `json:"to"`
	Source     json.RawMessage `json:"source"`
	SourceFrom json.RawMessage `json:"source_from"`
	SourceTo   json.RawMessage `json:"source_to"`

	// Fields that a row scored before has already.
	Tone    json.RawMessage `json:"tone"`
	Overall json.RawMessage `json:"overall"`
	Valence json.RawMessage `json:"valence"`
	Hits    json.RawMessage `json:"hits"`
	Stance  json.RawMessage `json:"stance"`
}

// clash reports whether the object has fields with the names of scores.
func (j *jsonText) clash() bool {
	return j.Tone != nil || j.Overall != nil || j.Valence != nil || j.Hits != nil || j.Stance != nil
}

// get gives a field that goes by its own name as the text of a cell.
func (j *jsonText) get(name string) string { return plain(*j.field(name)) }

// field gives the place of a field, nil for one that score does not read.
func (j *jsonText) field(name string) *json.RawMessage {
	switch name {
	case "text":
		return &j.Text
	case "target":
		return &j.Target
	case "from":
		return &j.From
	case "to":
		return &j.To
	case "source":
		return &j.Source
	case "source_from":
		return &j.SourceFrom
	case "source_to":
		return &j.SourceTo
	case "tone":
		return &j.Tone
	case "overall":
		return &j.Overall
	case "valence":
		return &j.Valence
	case "hits":
		return &j.Hits
	case "stance":
		return &j.Stance
	}
	return nil
}

// take fills j as encoding/json would: the last of a name counts, in any case of
// its letters.
func (j *jsonText) take(members []jsonl.Member) {
	for i := range members {
		m := &members[i]
		to := j.field(string(m.Name))
		for k := 0; to == nil && k < len(jsonFields); k++ {
			if bytes.EqualFold(m.Name, jsonFields[k]) {
				to = j.field(string(jsonFields[k]))
			}
		}
		if to != nil {
			*to = m.Value
		}
	}
}

// jsonFields are the names of the fields of a jsonText.
var jsonFields = bytes.Fields([]byte("text target from to source source_from source_to tone overall valence hits stance"))

// jsonInput reads one object. clash tells that its fields must be renamed.
//
// It takes what encoding/json takes and says what that says. Most lines are read
// without it, as it goes over a text five times.
func (f *fieldNames) jsonInput(line []byte) (in *scoreInput, clash bool, err error) {
	var room [16]jsonl.Member
	var j jsonText
	members, known := jsonl.Members(room[:0], line)
	if known {
		j.take(members)
	} else if err := json.Unmarshal(line, &j); err != nil {
		return nil, false, fmt.Errorf("not a JSON object with id and text: %s", oneLine(err))
	} else if line[0] != '{' {
		return nil, false, fmt.Errorf("not a JSON object with id and text")
	}
	raw := j.Text
	if raw == nil || f.named {
		if raw, err = f.otherText(line); err != nil {
			return nil, false, err
		}
	}
	text, ok := stringOf(raw)
	if !ok {
		return nil, false, fmt.Errorf("its text is not a string")
	}
	in = &scoreInput{Text: &text}
	return in, j.clash(), in.fill(j.get)
}

// otherText finds the text under another name than "text".
func (f *fieldNames) otherText(line []byte) (json.RawMessage, error) {
	found := make([]json.RawMessage, len(f.text))
	for name, raw := range objectFields(line) {
		for i := range f.text {
			if f.text[i] == name {
				found[i] = raw
			}
		}
	}
	for _, raw := range found {
		if raw != nil {
			return raw, nil
		}
	}
	if f.named {
		return nil, fmt.Errorf("has no field %s", f.text[0])
	}
	return nil, fmt.Errorf("has no text")
}

// stringOf gives what a JSON string means, false for any other value.
func stringOf(raw json.RawMessage) (string, bool) {
	if s, ok := jsonl.Text(raw); ok {
		return s, true
	}
	var s string
	return s, raw[0] == '"' && json.Unmarshal(raw, &s) == nil
}

// plain is a JSON value as the text of a cell: strings without quotation marks,
// null as nothing.
func plain(raw json.RawMessage) string {
	if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
		return ""
	}
	if s, ok := stringOf(raw); ok {
		return s
	}
	return string(raw)
}

// objectFields yields the fields of an object in their order; of a line that is
// no object, none.
func objectFields(line []byte) iter.Seq2[string, json.RawMessage] {
	return func(yield func(string, json.RawMessage) bool) {
		var room [16]jsonl.Member
		members, known := jsonl.Members(room[:0], line)
		if !known {
			anyFields(line, yield)
			return
		}
		for _, m := range members {
			if !yield(string(m.Name), json.RawMessage(m.Value)) {
				return
			}
		}
	}
}

// anyFields yields the fields of whatever encoding/json reads.
func anyFields(line []byte, yield func(string, json.RawMessage) bool) {
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
