// Package stance works out a speaker's polarity toward each target.
package stance

import (
	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/analyze/speaker"
	"parley/analyze/tone"
)

// A Stance is a polarity toward one target in one statement.
type Stance struct {
	Target     string // canonical name
	TargetID   string // directory ID, "" when unknown
	Span       doc.Span
	Polarity   float64 // -1..1
	Rule       string  // T1 ...
	Confidence float64
}

// Input is one statement with what is known of it.
type Input struct {
	Doc   *doc.Document
	Quote *quote.Quote
	Cast  *speaker.Cast
	Attr  *speaker.Attribution
	Score tone.Score
}

// A Model finds stances. It is read-only and safe to share.
type Model struct{}
