package quote

import "parley/analyze/doc"

// Kind says how a statement is reported.
type Kind uint8

// The kinds of statement.
const (
	Direct   Kind = iota // all content between quotation marks, or a tweet set into the text
	Mixed                // own clause with quoted crumbs
	Indirect             // own clause, no marks
	Turn                 // a labelled turn of a transcript
	Headline             // any of these inside the title or a heading
)

var kindNames = [...]string{"direct", "mixed", "indirect", "turn", "headline"}

// String gives the name used in rows.
func (k Kind) String() string { return kindNames[k] }

// A Quote is one statement with its cue and the words that name its source.
type Quote struct {
	Kind      Kind
	Content   []doc.Span // in order, not overlapping; marks and a leading "that" kept
	Cue       doc.Span   // the reporting words ("said", "according to"); empty for turns
	CueLemma  string     // key into lexicon/cues ("say", "warn"); "" when none
	Source    doc.Span   // noun phrase or pronoun that speaks; empty when none
	Addressee doc.Span   // "told reporters", "thanked Trump"; empty when none
	Passive   bool       // cue is passive ("was described by ...")
	Negated   bool       // cue is negated ("did not say that ...")
	Outer     int        // index of the enclosing statement, or -1
	SameAs    int        // index of an earlier mention of the same words, or -1
	Rules     []string   // IDs of the rules that made it, first the main one
	Score     float64    // confidence that this is a statement, 0..1
}

// Span is the smallest span holding the whole content.
func (q *Quote) Span() doc.Span {
	return doc.Span{Start: q.Content[0].Start, End: q.Content[len(q.Content)-1].End}
}
