// Package report lays tables out as a book of sheets. It computes nothing.
package report

import (
	"time"

	"parley/analyze/compare"
	"parley/analyze/statement"
)

// Data is everything a workbook shows.
type Data struct {
	Title      string
	Made       time.Time // printed on Method; given, never the clock
	Version    string
	Lexicon    string // name and hash
	Settings   [][2]string
	Accuracy   [][]string // a table for Method: measured accuracy
	Articles   []statement.Article
	Statements []statement.Statement
	Problems   []statement.Problem
	Speakers   *compare.Table // speaker alone
	Summits    *compare.Table // speaker x summit
	Outlets    *compare.Table // outlet alone
	Months     *compare.Table // speaker x month
	Stance     *compare.Matrix
	Findings   []string
}
