package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// usualNames are the names under which texts and ids stand in tables.
var usualNames = map[string][]string{
	"text": {"text", "statement", "quote", "quotation", "sentence", "body", "content", "full_text", "fulltext", "message", "comment", "speech"},
	"id":   {"id", "doc_id", "docid", "document_id", "statement_id", "_id", "uid", "uuid", "guid", "key", "no", "nr"},
}

// scoreFields are the fields that score reads beside text and id; they go by
// their own names.
var scoreFields = []string{"target", "from", "to", "source", "source_from", "source_to"}

// fieldNames says which names of the input mean what.
type fieldNames struct {
	text, id []string
	named    bool // the text's name was given by the user
}

func newFieldNames(text, id string) fieldNames {
	f := fieldNames{text: usualNames["text"], id: usualNames["id"], named: text != ""}
	if text != "" {
		f.text = []string{text}
	}
	if id != "" {
		f.id = []string{id}
	}
	return f
}

func foldName(s string) string {
	return strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(s)))
}

// find gives the place of the first of the wanted names in a header, or -1.
func find(head []string, wanted ...string) int {
	for _, w := range wanted {
		for i, h := range head {
			if foldName(h) == foldName(w) {
				return i
			}
		}
	}
	return -1
}

// known reports whether score reads a column of that name.
func (f *fieldNames) known(name string) bool {
	one := []string{name}
	return find(one, f.text...) == 0 || find(one, f.id...) == 0 || find(one, scoreFields...) == 0
}

// A rowReader makes inputs of the rows of a table.
type rowReader struct {
	text, id int
	places   map[string]int
}

func (f *fieldNames) reader(head []string) (*rowReader, error) {
	r := &rowReader{text: find(head, f.text...), id: find(head, f.id...), places: map[string]int{}}
	if r.text < 0 {
		return nil, fmt.Errorf("no column %s; the columns are %s", strings.Join(f.text, ", "), strings.Join(head, ", "))
	}
	for _, name := range scoreFields {
		if i := find(head, name); i >= 0 && i != r.text && i != r.id {
			r.places[name] = i
		}
	}
	return r, nil
}

func (r *rowReader) input(cells []string) (*scoreInput, error) {
	cell := func(i int) string {
		if i < len(cells) {
			return cells[i]
		}
		return ""
	}
	get := func(name string) string {
		if i, ok := r.places[name]; ok {
			return cell(i)
		}
		return ""
	}
	text := cell(r.text)
	in := &scoreInput{Text: &text}
	return in, in.fill(get)
}

// fill takes target and source. Offsets that are no numbers belong to another
// column of that name (a letter's from and to) where no target is named.
func (in *scoreInput) fill(get func(string) string) error {
	in.Target, in.Source = get("target"), get("source")
	var err error
	number := func(name string) *int {
		v := strings.TrimSpace(get(name))
		if v == "" {
			return nil
		}
		n, e := strconv.Atoi(strings.TrimSuffix(v, ".0"))
		if e != nil {
			if err == nil {
				err = fmt.Errorf("%s is not a number: %q", name, v)
			}
			return nil
		}
		return &n
	}
	in.From, in.To = number("from"), number("to")
	in.SourceFrom, in.SourceTo = number("source_from"), number("source_to")
	if err != nil && in.Target == "" && in.From == nil && in.To == nil {
		return nil
	}
	return err
}

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

// jsonInput reads one object. clash tells that its fields must be renamed.
func (f *fieldNames) jsonInput(line []byte) (in *scoreInput, clash bool, err error) {
	var j jsonText
	if err := json.Unmarshal(line, &j); err != nil || line[0] != '{' {
		if err == nil {
			return nil, false, fmt.Errorf("not a JSON object with id and text")
		}
		return nil, false, fmt.Errorf("not a JSON object with id and text: %s", oneLine(err))
	}
	raw := j.Text
	if raw == nil || f.named {
		if raw, err = f.otherText(line); err != nil {
			return nil, false, err
		}
	}
	var text string
	if err := json.Unmarshal(raw, &text); err != nil || raw[0] != '"' {
		return nil, false, fmt.Errorf("its text is not a string")
	}
	values := map[string]json.RawMessage{"target": j.Target, "from": j.From, "to": j.To, "source": j.Source, "source_from": j.SourceFrom, "source_to": j.SourceTo}
	in = &scoreInput{Text: &text}
	return in, j.clash(), in.fill(func(name string) string { return plain(values[name]) })
}

// otherText finds the text under another name than "text".
func (f *fieldNames) otherText(line []byte) (json.RawMessage, error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(line, &all); err != nil {
		return nil, fmt.Errorf("%s", oneLine(err))
	}
	for _, name := range f.text {
		if raw, ok := all[name]; ok {
			return raw, nil
		}
	}
	if f.named {
		return nil, fmt.Errorf("has no field %s", f.text[0])
	}
	return nil, fmt.Errorf("has no text")
}

// plain is a JSON value as the text of a cell: strings without quotation marks,
// null as nothing.
func plain(raw json.RawMessage) string {
	if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
		return ""
	}
	var s string
	if raw[0] == '"' && json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(raw)
}
