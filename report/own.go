package report

import (
	"strings"

	"parley/analyze/compare"
)

// ownColumns are the columns of users' own dictionaries on Statements. They
// stand last, so that the others keep their places.
func (l *layout) ownColumns() []Column {
	var out []Column
	for _, name := range l.Own {
		c := Column{Name: name, Style: Number, About: "weight of the own category " + name + " in the statement"}
		if isValence(name) {
			c.Style, c.About = Signed, "valence by the own dictionary, -1 negative to 1 positive"
		}
		out = append(out, c)
	}
	return out
}

func isValence(own string) bool { return strings.HasSuffix(own, ".valence") }

// ownShares are the columns of own dictionaries on Speakers: the share of
// statements with the category, or the mean of a valence.
func (l *layout) ownShares() []Column {
	var out []Column
	for _, name := range l.Own {
		c := Column{Name: name + " %", Style: Percent, About: "share of statements with the own category " + name}
		if isValence(name) {
			c = Column{Name: name, Style: Signed, About: "mean valence by the own dictionary per statement"}
		}
		out = append(out, c)
	}
	return out
}

func (l *layout) ownCells(c *compare.Cell) []Cell {
	var out []Cell
	for i, name := range l.Own {
		at := 2 + len(Tones) + i
		if isValence(name) {
			out = append(out, Cell{Value: c.Stats[at].Mean})
		} else {
			out = append(out, Cell{Value: c.Share[at]})
		}
	}
	return out
}
