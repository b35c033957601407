// Package compare groups rows into tables of statistics, in the manner of
// benchstat: by keys (speaker, summit, outlet, ...), with a warning where a cell
// mixes values of a key that nobody named, and verdicts that claim no more than
// their intervals.
package compare

import "parley/analyze/stats"

// A Table is rows grouped by one key down and one key across, with statistics
// of one or more values in each cell.
type Table struct {
	RowKey, ColKey string   // "speaker", "summit"; ColKey "" for one column
	Values         []string // "overall", "valence", "constructive", ...
	Rows, Cols     []string // labels, in the order shown
	Cells          [][]Cell // [row][col]
	Diffs          []Diff   // column pairs within a row
	Details        []Detail // tests, when asked for
	Shared         []Shared // columns over the rows in both, when asked for
	Series         []Trend  // rows over months or days, when asked for
	Warnings       []string
}

// A Cell is the statistics of the rows that share a row and a column label.
type Cell struct {
	Articles, Statements, Words int
	Stats                       []stats.Summary // one a value: overall, valence per statement, tones per 100 words
	Rate                        []float64       // one a value: weight of its hits per 100 words; NaN for overall, valence
	Share                       []float64       // one a value: share of statements where it is above 0
	Warnings                    []string
}

// A Diff compares two columns of one row in one value.
type Diff struct {
	Row, A, B, Value string
	stats.Comparison         // B minus A
	Holm             float64 // P after Holm over the table
	Verdict          string  // one line in words
}

// A Matrix is directed stance: speaker down, target across.
type Matrix struct {
	Speakers, Targets []string
	Cells             [][]StanceCell
	Warnings          []string
}

// A StanceCell is what one speaker's statements hold toward one target.
type StanceCell struct {
	N, Articles                 int
	stats.Summary                   // of the polarity
	Positive, Negative, Neutral int // statements
	BestFor, BestAgainst        Evidence
}

// Evidence points at a statement.
type Evidence struct {
	Doc  string
	N    int
	Text string // its first letters, evidenceLetters at most
}

const evidenceLetters = 300
