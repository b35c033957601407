package main

import (
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
