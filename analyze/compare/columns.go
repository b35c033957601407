package compare

import (
	"slices"

	"parley/analyze/statement"
)

// columns are rows reduced to what statistics are made of: article, outlet,
// words and values, some 8 bytes for each value and 12 more. Tables of the same
// rows share them, and their cells hold numbers of rows.
type columns struct {
	names   []string          // of the values
	values  []column[float64] // one a name
	words   column[int32]
	doc     column[int32]
	outlet  column[int32] // empty unless outlets are resampled
	nested  bool
	docs    map[string]int
	outlets map[string]int

	row   *statement.Statement // the one that tables are offered
	count int                  // rows held
	held  bool                 // row is the last of them
}

func newColumns(ps []Projection) *columns {
	c := &columns{docs: map[string]int{}, outlets: map[string]int{}}
	for i := range ps {
		c.nested = c.nested || ps[i].nested()
		for _, v := range ps[i].Values {
			if !slices.Contains(c.names, v) {
				c.names = append(c.names, v)
			}
		}
	}
	c.values = make([]column[float64], len(c.names))
	return c
}

// offer makes s the row that number is asked of.
func (c *columns) offer(s *statement.Statement) { c.row, c.held = s, false }

// number holds the row offered, if that was not asked before, and gives its
// number.
func (c *columns) number() int32 {
	if !c.held {
		c.hold(c.row)
		c.held = true
	}
	return int32(c.count - 1)
}

func (c *columns) hold(s *statement.Statement) {
	c.count++
	c.words.add(int32(s.Words))
	c.doc.add(int32(number(c.docs, s.Doc)))
	if c.nested {
		c.outlet.add(int32(number(c.outlets, s.Outlet)))
	}
	for i, name := range c.names {
		c.values[i].add(value(s, name))
	}
}

// number gives each name a number, in the order they are met.
func number(known map[string]int, name string) int {
	n, ok := known[name]
	if !ok {
		n = len(known)
		known[name] = n
	}
	return n
}

// a column is a list in blocks: what is in it is not copied when it grows, and
// little room is left over.
type column[T any] [][]T

const (
	blockBits = 12
	blockSize = 1 << blockBits
)

func (c *column[T]) add(v T) {
	last := len(*c) - 1
	if last < 0 || len((*c)[last]) == blockSize {
		*c = append(*c, nil)
		last++
	}
	(*c)[last] = append((*c)[last], v)
}

func (c column[T]) at(i int32) T { return c[i>>blockBits][i&(blockSize-1)] }

// pick gives the values of some rows.
func pick[T, N int | int32 | float64](c column[T], rows []int32) []N {
	out := make([]N, len(rows))
	for i, r := range rows {
		out[i] = N(c.at(r))
	}
	return out
}
