// Package dateparser stands in for github.com/markusmobius/go-dateparser,
// which go-trafilatura draws in by way of go-htmldate. parley reads dates by
// package date and leaves htmldate off, but the real module fills tables of 200
// languages at every start of the program (a third of a second). This one has
// the names that htmldate compiles against and finds no date.
package dateparser

import (
	"errors"
	"time"
)

// A ParserType is a way to parse that this stand-in does not have.
type ParserType uint8

// The ways that htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// A DateSource is what an incomplete date is completed from.
type DateSource uint8

// Past is the source that htmldate names.
const Past DateSource = 1

// A Configuration is read by nothing here.
type Configuration struct {
	PreferredDateSource DateSource
	StrictParsing       bool
}

// A Parser finds no date.
type Parser struct{ ParserTypes []ParserType }

// A Date is the result of Parse.
type Date struct{ Time time.Time }

// ErrNoDates is what Parse always gives.
var ErrNoDates = errors.New("dates are read by parley's own package date")

// Parse gives the zero date and ErrNoDates.
func (p *Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, ErrNoDates }
