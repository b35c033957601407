// Package record holds one article as a file gave it: fields and text, before
// it is cut into sentences. Every reader makes records; package ingest makes
// documents of them.
package record

import (
	"maps"
	"strings"
	"time"

	"parley/analyze/ingest/date"
)

// A Record is one article of a file. Missing fields stay empty.
type Record struct {
	N         int    // 1-based place in its file
	Alone     bool   // its file is of one article by its form
	Format    string // what it was read as, "" for the format of the file
	ID        string // the input's own id, "" when it gives none
	Title     string
	Outlet    string
	Summit    string
	Section   string
	Byline    string
	Language  string
	URL       string
	File      string    // that a row of a list stands for
	Published time.Time // zero when unknown
	HasTime   bool
	Text      string // the body
	Page      []byte // a web page the body is still to be taken from; Text is empty then
	Charset   string // of Page, as its HTTP header gave it
	Extra     map[string]string
	Warnings  []string
}

// A Problem is a record that could not be read. It is an error of one record
// (or of the whole file when N is 0); the others go on.
type Problem struct {
	N      int
	Reason string // lower case, no full stop
	Hint   string
	Err    error
}

// Error gives the reason.
func (p *Problem) Error() string { return p.Reason }

// Unwrap gives the cause.
func (p *Problem) Unwrap() error { return p.Err }

// Bad makes a Problem of record n.
func Bad(n int, reason, hint string) *Problem { return &Problem{N: n, Reason: reason, Hint: hint} }

// Warn adds a doubt, once.
func (r *Record) Warn(w string) {
	if w == "" {
		return
	}
	for _, have := range r.Warnings {
		if have == w {
			return
		}
	}
	r.Warnings = append(r.Warnings, w)
}

// Keep stores a further field of the input. Empty values and names are passed
// over; a second value of a name is joined to the first.
func (r *Record) Keep(name, value string) {
	value = strings.TrimSpace(value)
	if value == "" || name == "" {
		return
	}
	if r.Extra == nil {
		r.Extra = map[string]string{}
	}
	if have, ok := r.Extra[name]; ok && have != value {
		value = have + "; " + value
	}
	r.Extra[name] = value
}

// SetDate reads a date as written. What cannot be read is kept as the extra
// field "date" with a warning, and a time of day without zone is kept there too.
func (r *Record) SetDate(s string) {
	s = Clean(s)
	if s == "" {
		return
	}
	d, err := date.Parse(s)
	if err != nil {
		r.Keep("date", s)
		r.Warn("date " + quote(s) + " not understood: " + err.Error())
		return
	}
	r.Published, r.HasTime = d.Time, d.HasTime
	r.Warn(d.Doubt)
	if !d.HasTime && len(s) > len(time.DateOnly) {
		r.Keep("date", s)
	}
}

// Date takes the day from the address, or from the name of a file that holds no
// other article, where the article gives none. It says so, for the day may be that
// of a later version or of the saving.
func (r *Record) Date(file string) {
	if !r.Published.IsZero() {
		return
	}
	if day, ok := date.OfAddress(r.URL); ok {
		r.Published = day
		r.Warn("no date in the article: " + day.Format(time.DateOnly) + " is that of its address")
		return
	}
	if !r.Alone {
		return
	}
	if day, ok := date.OfName(file); ok {
		r.Published = day
		r.Warn("no date in the article: " + day.Format(time.DateOnly) + " is that of the file's name")
	}
}

func quote(s string) string {
	if len(s) > 60 {
		s = strings.ToValidUTF8(s[:60], "") + "..."
	}
	return "“" + s + "”"
}

// OnlyMetadata reports a record that says of which article it is and has no text.
func (r *Record) OnlyMetadata() bool {
	return (r.URL != "" || r.File != "") && strings.TrimSpace(r.Text) == "" && r.Page == nil
}

// Clean makes one line of a field: runs of white space, no-break spaces among
// them, become one space.
func Clean(s string) string { return strings.Join(strings.Fields(s), " ") }

// Fill takes from another record what r lacks.
func (r *Record) Fill(from *Record) {
	for _, f := range []struct{ to, from *string }{
		{&r.ID, &from.ID}, {&r.Title, &from.Title}, {&r.Outlet, &from.Outlet}, {&r.Summit, &from.Summit},
		{&r.Section, &from.Section}, {&r.Byline, &from.Byline}, {&r.Language, &from.Language}, {&r.URL, &from.URL}, {&r.Text, &from.Text},
	} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	if r.Published.IsZero() {
		r.Published, r.HasTime = from.Published, from.HasTime
	}
	extra := r.Extra
	r.Extra = maps.Clone(from.Extra)
	if r.Extra == nil {
		r.Extra = extra
	} else {
		maps.Copy(r.Extra, extra)
	}
	for _, w := range from.Warnings {
		r.Warn(w)
	}
}
