// Package report lays tables out as a book of sheets: the finding first, the
// evidence one click away. It computes nothing: every number comes from package
// compare or stands in a row.
//
//	Data -> Build       the workbook of parley run: Summary, Speakers, Summits, Compare, ... Method
//	Table -> Comparison the workbook of parley compare
//	Event -> Coverage   that of parley coverage
//	Sample, Agreement   those of parley sample and parley agree
//	Editable            a dictionary that people edit and parley reads back
//
// A Book is sheets; a Sheet is cells at places, native tables, charts, heats and
// at most one LongTable at its end, whose rows are made while they are written.
// Nothing in it is Excel's: packages report/xlsx, report/html and report/csv write
// it, and WriteText, the form of golden files. Links lead from a number to the
// block of statements it stands on; formulas stand on the sheet Compare alone.
//
// Names of tables and columns are a promise: people build pivots on them.
package report

import (
	"iter"
	"time"

	"parley/analyze/compare"
	"parley/analyze/compare/coverage"
	"parley/analyze/statement"
)

// Data is everything a workbook shows.
type Data struct {
	Title      string
	Made       time.Time // printed on Method; given, never the clock
	Version    string
	Lexicon    string      // name and hash
	Settings   [][2]string // name and value, for Method
	Accuracy   [][]string  // a table for Method: measured accuracy, header first
	Articles   []statement.Article
	Statements func() iter.Seq2[*statement.Statement, error] // may be read more than once; ordered by speaker and summit, so that links can lead to blocks
	Brief      func() iter.Seq2[*statement.Statement, error] // the same rows for the layout: Doc, N, Speaker, Summit, Warnings, and texts over LongestText; nil: Statements serves
	Count      int                                           // number of statement rows
	Problems   []statement.Problem
	Speakers   *compare.Table // speaker alone
	Summits    *compare.Table // speaker x summit
	Outlets    *compare.Table // outlet alone
	Months     *compare.Table // speaker x month, or day
	Stance     *compare.Matrix
	Changes    []compare.Dyad     // of stance between summits
	Coverage   *coverage.Matrix   // which outlet used which quotation; nil when it was not made
	Framing    []coverage.Keyword // words that set outlets' quotations apart
	Verbs      []coverage.Keyword // reporting words that do
	Findings   []string
	Own        []string           // columns of users' own dictionaries: "name.category"; Speakers has them behind the tones
	TopWords   map[string]string  // speaker -> the entries that fired most
	Voice      map[string]float64 // outlet -> mean overall tone of its own voice
}

// Tones are the nine tones in the order of the codebook: the columns of every
// sheet that shows them.
var Tones = []string{"constructive", "respectful", "warm", "hopeful", "demanding", "critical", "hostile", "evasive", "pessimistic"}
