package ingest

import (
	"errors"
	"fmt"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/ingest/boilerplate"
	"parley/analyze/ingest/language"
	"parley/analyze/ingest/outlet"
	"parley/analyze/ingest/page"
	"parley/analyze/ingest/record"
)

// An item is a record on its way to a document, or the error in its place.
type item struct {
	path   string
	format string
	rec    *record.Record
	err    error
}

type result struct {
	doc *doc.Document
	err error
}

// document makes the document of an item.
func (it item) document(o Options) (res result) {
	defer func() {
		if p := recover(); p != nil {
			res = result{err: it.crash(p)}
		}
	}()
	meta, body, err := it.resolve(o)
	if err != nil {
		return result{err: err}
	}
	d := &doc.Document{Meta: meta, Body: body, Warnings: it.rec.Warnings}
	if o.Known != nil && o.Known(d) {
		return result{doc: d}
	}
	return result{doc: Cut(d)}
}

// Cut makes the whole document of one that Options.Known left uncut: its
// language, sentences, and what is boilerplate in it.
func Cut(d *doc.Document) *doc.Document {
	meta := d.Meta
	said := meta.Language
	meta.Language = spoken(said, d.Body)
	whole := doc.New(meta, d.Body)
	mask(whole)
	if said != "" && said != meta.Language {
		whole.Warnings = append(whole.Warnings, "said to be in the language "+said+", reads like "+meta.Language)
	}
	whole.Warnings = append(whole.Warnings, d.Warnings...)
	return whole
}

// spoken is the language of a body: what its words are counts more than what an
// archive says of it.
func spoken(said, body string) string {
	found := language.Detect(body)
	if main, _, _ := strings.Cut(said, "-"); found == "" || found == main {
		return said
	}
	return found
}

// mask marks boilerplate between the paragraphs. A document of nothing else is
// left alone.
func mask(d *doc.Document) {
	var at []int
	for i, p := range d.Paragraphs {
		title := d.TitleSpan.End > d.TitleSpan.Start && p.Start <= d.TitleSpan.Start && d.TitleSpan.End <= p.End
		if !title && boilerplate.Is(d.Body[p.Start:p.End]) {
			at = append(at, i)
		}
	}
	if len(at) == len(d.Paragraphs) {
		return
	}
	for _, i := range at {
		d.Paragraphs[i].Masked = true
	}
}

// resolve takes a page apart and completes the fields.
func (it *item) resolve(o Options) (doc.Meta, string, error) {
	if it.err != nil {
		return doc.Meta{}, "", it.err
	}
	address := it.rec.URL
	if it.rec.Page != nil {
		if err := it.extract(o); err != nil {
			return doc.Meta{}, "", it.input(err)
		}
	}
	r := it.rec
	o.Lists.fill(r, it.path, address, r.URL)
	r.Date(it.path)
	if strings.TrimSpace(r.Text) == "" && !o.KeepAll {
		return doc.Meta{}, "", it.input(record.Bad(r.N, "no text", ""))
	}
	return it.meta(), r.Text, nil
}

// extract reads the page of the record; what the record says goes before what
// the page says.
func (it *item) extract(o Options) error {
	p, err := page.Read(it.rec.Page, it.rec.Charset, o.KeepAll)
	if err != nil {
		var bad *record.Problem
		if errors.As(err, &bad) {
			bad.N = it.rec.N
		}
		return err
	}
	r := *it.rec
	r.Page = nil
	if p.URL != "" { // the canonical address
		r.URL = p.URL
	}
	r.Fill(p)
	it.rec = &r
	return nil
}

func (it *item) meta() doc.Meta {
	r := it.rec
	m := doc.Meta{
		ID: r.ID, Path: it.path, Record: r.N, Format: it.format, Title: r.Title, Outlet: r.Outlet, Summit: r.Summit,
		Section: r.Section, Byline: r.Byline, Language: language.Tag(r.Language), URL: r.URL,
		Published: r.Published, HasTime: r.HasTime, Extra: r.Extra,
	}
	if m.Outlet = outlet.Name(r.Outlet, r.URL); r.Outlet != "" && m.Outlet != r.Outlet {
		r.Keep("outlet", r.Outlet) // as written
		m.Extra = r.Extra
	}
	if m.Outlet == "" && r.Alone {
		if m.Outlet = outlet.OfFile(it.path); m.Outlet != "" {
			r.Warn("no outlet in the article: " + m.Outlet + " is that of the file's name or folder")
		}
	}
	if r.Format != "" {
		m.Format = r.Format
	}
	if m.ID == "" {
		m.ID = fmt.Sprintf("%s#%d", it.path, r.N)
	}
	return m
}

// input makes an InputError of what went wrong with the item.
func (it *item) input(err error) *InputError { return inputError(it.path, err) }

func (it *item) crash(p any) *InputError {
	n := 0
	if it.rec != nil {
		n = it.rec.N
	}
	return &InputError{
		Path: it.path, Record: n, Reason: fmt.Sprintf("reader failed: %v", p),
		Hint: "please report this file", Err: fmt.Errorf("panic: %v", p),
	}
}

// inputError says in the words of the house what is wrong with an input.
func inputError(path string, err error) *InputError {
	var in *InputError
	if errors.As(err, &in) {
		return in
	}
	var bad *record.Problem
	if errors.As(err, &bad) {
		return &InputError{Path: path, Record: bad.N, Reason: bad.Reason, Hint: bad.Hint, Err: bad.Err}
	}
	return &InputError{Path: path, Reason: err.Error(), Err: err}
}
