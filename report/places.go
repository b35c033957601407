package report

import (
	"cmp"
	"iter"
	"slices"
	"unicode/utf16"

	"parley/analyze/statement"
)

// Places says where rows of the sheet Statements stand, so that a number can
// lead to the block of statements that made it. It is filled by one reading of
// the rows, before the sheets are laid out.
type Places struct {
	blocks map[[2]string]block // speaker and summit; summit anySummit for all
	first  map[evidence]int
	cuts   []cutText
	doubts map[string]*doubt
	rows   int
}

// anySummit is no summit's name.
const anySummit = "\x00"

// A block is rows that stand together: those from first to last hold n of them.
type block struct{ first, last, n int }

// evidence names one statement.
type evidence struct {
	doc string
	n   int
}

// A cutText is a text too long for a cell.
type cutText struct {
	row  int
	what string
	size int
}

// A doubt is one warning: how many rows carry it, and the first of them.
type doubt struct{ rows, first int }

// LongestText is what a cell holds, in UTF-16 units (Excel's specifications and
// limits).
const LongestText = 32767

// find reads the rows once. wanted are the statements that cells will point at.
func find(rows iter.Seq2[*statement.Statement, error], wanted map[evidence]int) (*Places, error) {
	p := &Places{blocks: map[[2]string]block{}, first: wanted, doubts: map[string]*doubt{}}
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		p.add(s)
	}
	return p, nil
}

func (p *Places) add(s *statement.Statement) {
	row := statementsHeader + 1 + p.rows
	p.rows++
	for _, summit := range []string{s.Summit, anySummit} {
		key := [2]string{s.Speaker, summit}
		b, ok := p.blocks[key]
		if !ok {
			b.first = row
		}
		b.last, b.n = row, b.n+1
		p.blocks[key] = b
	}
	if at, ok := p.first[evidence{s.Doc, s.N}]; ok && at == 0 {
		p.first[evidence{s.Doc, s.N}] = row
	}
	if n := size(s.Text); n > LongestText {
		p.cuts = append(p.cuts, cutText{row, "statement " + group(s.N) + " of " + s.Doc, n})
	}
	for _, w := range s.Warnings {
		d := p.doubts[w]
		if d == nil {
			d = &doubt{first: row}
			p.doubts[w] = d
		}
		d.rows++
	}
}

func size(s string) int {
	if len(s) <= LongestText {
		return len(s)
	}
	return len(utf16.Encode([]rune(s)))
}

// frequent are warnings, the most frequent first.
func frequent(doubts map[string]*doubt) []string {
	out := make([]string, 0, len(doubts))
	for w := range doubts {
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(doubts[b].rows, doubts[a].rows), cmp.Compare(a, b))
	})
	return out
}

// maxSheetRows is Excel's limit; what stands on a further sheet has no link.
const maxSheetRows = 1048576

// evidenceLink leads to the statements of a speaker, at one summit or at all of
// them. Where they do not stand together it leads to the first.
func (l *layout) evidenceLink(speaker, summit string) string {
	if speaker == "(unnamed)" {
		speaker = ""
	}
	b, ok := l.places.blocks[[2]string{speaker, summit}]
	switch {
	case !ok || b.last > maxSheetRows:
		return ""
	case b.last-b.first+1 == b.n:
		return link("Statements", span(statementCols, b.first, statementCols, b.last))
	}
	return link("Statements", At(statementCols, b.first))
}

// rowLink leads to one statement.
func (l *layout) rowLink(doc string, n int) string {
	row := l.places.first[evidence{doc, n}]
	if row == 0 || row > maxSheetRows {
		return ""
	}
	return link("Statements", At(statementCols, row))
}

// statementCols is the column of the statement's text on Statements.
const statementCols = 10

// wanted are the statements that cells of other sheets point at.
func (d *Data) wanted() map[evidence]int {
	out := map[evidence]int{}
	if d.Stance != nil {
		for _, line := range d.Stance.Cells {
			for i := range line {
				for _, e := range []struct {
					doc string
					n   int
				}{{line[i].BestFor.Doc, line[i].BestFor.N}, {line[i].BestAgainst.Doc, line[i].BestAgainst.N}} {
					if e.doc != "" {
						out[evidence(e)] = 0
					}
				}
			}
		}
	}
	if d.Coverage != nil {
		for i := range d.Coverage.Quotations {
			if u := d.Coverage.Quotations[i].Uses; len(u) > 0 {
				out[evidence{u[0].Doc, u[0].N}] = 0
			}
			for j := range d.Coverage.Cells[i] {
				if u := d.Coverage.Cells[i][j].Use; u.Doc != "" {
					out[evidence{u.Doc, u.N}] = 0
				}
			}
		}
	}
	return out
}
