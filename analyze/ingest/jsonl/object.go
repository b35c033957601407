package jsonl

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/record"
)

// lists are the names under which envelopes keep their articles (J3).
var lists = []string{"articles", "items", "docs", "results", "stories", "data", "hits", "entries", "news", "documents", "records", "response", "posts"}

// An object collects the fields of one record.
type object struct {
	fields *record.Map
	keep   bool // records without text, too
	sound  bool // what is read is UTF-8
	filler *record.Filler
	names  []string
	list   []byte // the array of an envelope
	html   string
}

// read makes a record of a JSON object.
func (o *object) read(b []byte, n int) (*record.Record, error) {
	s := &scanner{b: b, sound: o.sound}
	if s.next() != '{' {
		return nil, errors.New("not a JSON object")
	}
	o.filler = o.fields.Filler()
	if err := s.object(func(name string) error { return o.member(s, name, 0) }); err != nil {
		return nil, err
	}
	if s.next() != 0 {
		return nil, errors.New("more than one value on the line")
	}
	r, html := o.filler.Record(n)
	o.html = html
	if s.lost > 0 {
		r.Warn(fmt.Sprintf("%d signs are not UTF-8 and became U+FFFD", s.lost))
	}
	return r, nil
}

// maxInner bounds how deep the names of inner objects are followed.
const maxInner = 4

// member takes one name and its value.
func (o *object) member(s *scanner, name string, depth int) error {
	if depth == 0 {
		o.names = append(o.names, name)
	}
	switch c := s.next(); {
	case c == '"':
		v, err := s.str()
		o.filler.Add(name, v)
		return err
	case c == '{':
		return o.inner(s, name, depth)
	case c == '[':
		return o.array(s, name)
	}
	v, err := s.literal()
	if v != "null" {
		o.filler.Add(name, v)
	}
	return err
}

// wrappers are objects around the fields of an article (J5).
var wrappers = []string{"_source", "fields", "attributes", "article", "doc", "document", "item", "record", "data", "metadata", "meta", "story", "post", "news"}

// inner takes an object as a value: {"name": "BBC"} is "BBC", {"rendered": "..."}
// is its text, and what else it has is kept under name.inner. The fields of a
// wrapper are those of the record.
func (o *object) inner(s *scanner, name string, depth int) error {
	if depth >= maxInner {
		return s.skip(depth)
	}
	return s.object(func(inner string) error {
		if s.next() == '[' && o.isList(name, inner) && o.takeList(s) {
			return nil
		}
		if slices.Contains(wrappers, name) && o.fields.Field(inner) != record.None {
			return o.member(s, inner, depth+1)
		}
		switch inner {
		case "name", "rendered", "#text", "value", "title", "$date", "$oid", "$numberLong", "__text", "_text", "$t", "main", "original", "plain":
			return o.member(s, name, depth+1)
		}
		return o.member(s, name+"."+inner, depth+1)
	})
}

// isList reports the list of an inner envelope: response.docs, hits.hits.
func (o *object) isList(name, inner string) bool {
	return slices.Contains(lists, name) && slices.Contains(lists, inner)
}

// takeList keeps the place of an array of objects; the caller still passes over it.
func (o *object) takeList(s *scanner) bool {
	start := s.i
	probe := scanner{b: s.b, i: s.i + 1}
	if probe.next() != '{' || s.skip(0) != nil {
		s.i = start
		return false
	}
	o.list = s.b[start:s.i]
	return true
}

// array joins strings and the names of objects; a list of articles is kept.
func (o *object) array(s *scanner, name string) error {
	if o.list == nil && slices.Contains(lists, name) && o.takeList(s) {
		return nil
	}
	var parts []string
	err := s.array(func() error {
		switch s.next() {
		case '"':
			v, err := s.str()
			parts = append(parts, v)
			return err
		case '{':
			v, err := nameOf(s)
			parts = append(parts, v)
			return err
		case '[':
			return s.skip(1)
		}
		v, err := s.literal()
		parts = append(parts, v)
		return err
	})
	parts = slices.DeleteFunc(parts, func(v string) bool { return v == "" || v == "null" })
	sep := ", "
	if o.fields.Field(name) == record.Text {
		sep = "\n"
	}
	o.filler.Add(name, strings.Join(parts, sep))
	return err
}

// nameOf gives the name of an object in an array ({"name": "A. Author"}).
func nameOf(s *scanner) (string, error) {
	best, rank := "", 9
	err := s.object(func(name string) error {
		if s.next() != '"' {
			return s.skip(1)
		}
		v, err := s.str()
		if i := slices.Index([]string{"name", "title", "text", "value", "byline", "literal"}, name); i >= 0 && i < rank {
			best, rank = v, i
		}
		return err
	})
	return best, err
}

func (o *object) hasText(r *record.Record) bool {
	return strings.TrimSpace(r.Text) != "" || o.html != "" || r.Page != nil
}

// finish turns mark-up into text and yields the record, or that it has no text.
func (o *object) finish(r *record.Record, yield func(*record.Record, error) bool) bool {
	if ninjs(o.names) { // J4
		if kind := r.Extra["type"]; kind != "" && kind != "text" {
			return yield(nil, record.Bad(r.N, "an item of type "+kind+", not of text", ""))
		}
		r.Format = "ninjs"
	}
	if !o.hasText(r) && !o.keep {
		return yield(nil, noText(r.N, o.names))
	}
	if o.html != "" {
		r.Text = markup.Text(o.html)
	} else if o.marked(r.Text) {
		r.Text = markup.Text(r.Text)
	}
	return yield(r, nil)
}

// ninjs reports the names of an item of the IPTC's ninjs: its own time stamp and
// one of the fields that only it has.
func ninjs(names []string) bool {
	if !slices.Contains(names, "versioncreated") && !slices.Contains(names, "versionCreated") {
		return false
	}
	return slices.ContainsFunc(names, func(n string) bool {
		switch n {
		case "body_html", "body_text", "body_xhtml", "pubstatus", "pubStatus", "associations", "slugline", "renditions", "bodies", "headlines":
			return true
		}
		return false
	})
}

// marked reports a body that is mark-up although its name does not say so. A
// body under the name "text" stays as it is.
func (o *object) marked(text string) bool {
	if slices.Contains(o.names, "text") {
		return false
	}
	return strings.Contains(text, "</p>") || strings.Contains(text, "<br")
}
