// Package doc holds one article as text plus byte spans: paragraphs, sentences
// and tokens. Everything later points back into the body by span; nobody
// copies or searches the text again.
//
//	Meta       what the input says of the article; missing stays missing
//	Body       the text, byte for byte as it was read
//	Paragraph  ends at a line's end, or at an empty line where lines are hard-wrapped
//	Sentence   ends at a stop that no abbreviation, initial or number owns,
//	           with the quotation marks and brackets that close behind it
//	Token      a word with its inner apostrophes, hyphens and dots (U.S.), a number, a mark
//
// A Document never changes after New, so all steps may share it. Spans are in
// bytes and half-open; Text gives what stands under one without copying it.
//
// A token carries the Hash of its folded word. Index and Bits are tables by that
// hash: a step asks what it knows of a word without folding or hashing it again,
// and keeps the answers of the words met last in a Memo.
package doc

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"
)

// A Span is a half-open range of bytes [Start, End) of a document's body.
// In JSON it is the pair [start, end].
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// MarshalJSON writes [start,end].
func (s Span) MarshalJSON() ([]byte, error) {
	b := append(make([]byte, 0, 24), '[')
	b = strconv.AppendInt(b, int64(s.Start), 10)
	b = strconv.AppendInt(append(b, ','), int64(s.End), 10)
	return append(b, ']'), nil
}

// UnmarshalJSON reads [start,end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var p [2]int
	if err := json.Unmarshal(b, &p); err != nil {
		return fmt.Errorf("span: want [start,end]: %w", err)
	}
	s.Start, s.End = p[0], p[1]
	return nil
}

// Meta says where an article came from. Missing stays missing: no field is
// ever invented.
type Meta struct {
	ID        string // the input's own id, else path#record
	Path      string // file as the user named it, slash separated
	Record    int    // 1-based record inside the file; 1 for one-article files
	Format    string // what the file was read as: "text", "markdown", "jsonl", ...
	Title     string
	Outlet    string
	Summit    string // as given by the input; assignment by rule is package summit's
	Section   string
	Byline    string
	Language  string // BCP 47 tag when the input says so or it was detected
	URL       string
	Published time.Time // zero when unknown
	HasTime   bool      // whether Published carries a time of day
	Extra     map[string]string
}

// Date gives Published as 2006-01-02, or RFC 3339 where a time of day is known,
// or "" when unknown.
func (m *Meta) Date() string {
	switch {
	case m.Published.IsZero():
		return ""
	case m.HasTime:
		return m.Published.Format(time.RFC3339)
	}
	return m.Published.Format(time.DateOnly)
}

// Kind says what a token is.
type Kind uint8

// The kinds of token.
const (
	Word   Kind = iota // letters, with inner apostrophes, hyphens and dots (U.S.)
	Number             // begins with a digit
	Mark               // a quotation mark or apostrophe standing apart
	Punct              // any other sign
)

// A Token is a word, number or sign of the body.
type Token struct {
	Start, End int32
	Hash       Hash // of its letters, see HashOf
	Kind       Kind
	Upper      bool // begins with an upper-case letter
}

// Span gives the token's place as a Span.
func (t Token) Span() Span { return Span{int(t.Start), int(t.End)} }

// A Sentence is a run of tokens inside one paragraph.
type Sentence struct {
	Span
	Paragraph   int // index into Paragraphs
	First, Last int // tokens [First, Last)
}

// A Paragraph is a block of text between line breaks.
type Paragraph struct {
	Span
	First, Last int // sentences [First, Last)
	Heading     bool
	Masked      bool // boilerplate ("Story Continued Below"): left out of the analysis
}

// A Document is one article, segmented. It is read-only after New.
type Document struct {
	Meta       Meta
	Body       string
	Warnings   []string    // doubts of the reader (encoding replaced, date unclear)
	TitleSpan  Span        // where the title stands in Body; empty when it does not
	Paragraphs []Paragraph // in order, not overlapping
	Sentences  []Sentence  // in order, not overlapping
	Tokens     []Token     // in order, not overlapping
	lower      string      // Body in lower case, byte for byte; "" in a Room, where few ask
}

// Text is the part of the body under s.
func (d *Document) Text(s Span) string { return d.Body[s.Start:s.End] }

// Lower is token t in lower case. It is no copy, as steps ask for it again and
// again.
func (d *Document) Lower(t *Token) string {
	if !t.Upper {
		return d.Body[t.Start:t.End]
	}
	return d.LowerText(t.Span())
}

// LowerText is the part of the body under s in lower case, no copy either.
func (d *Document) LowerText(s Span) string {
	if d.lower == "" {
		return lowered(d.Text(s))
	}
	return d.lower[s.Start:s.End]
}
