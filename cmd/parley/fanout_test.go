package main

import (
	"errors"
	"fmt"
	"testing"

	"parley/analyze/statement"
)

// numbered gives n rows, then an error if one is given.
func numbered(n int, err error) rows {
	return func(yield func(*statement.Statement, error) bool) {
		for i := range n {
			if !yield(&statement.Statement{N: i}, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

// Every taker sees all rows in their order, one that leaves early holds up
// nobody, and errors of rows and of takers arrive.
func TestFanOut(t *testing.T) {
	broken, full := errors.New("broken"), errors.New("full")
	for _, c := range []struct {
		rows  int
		fault error // of the rows
		leave int   // the second taker leaves after so many
		taker error // with this error
		want  error
	}{{0, nil, 9, nil, nil}, {1, nil, 9, nil, nil}, {fanBatch, nil, 1, nil, nil}, {5*fanBatch + 1, nil, 3, nil, nil}, {5 * fanBatch, broken, 3, nil, broken}, {5 * fanBatch, nil, 3, full, full}, {0, broken, 3, nil, broken}} {
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			var seen [2]int
			whole := func(i int) func(rows) error {
				return func(all rows) error {
					for s, err := range all {
						if err != nil {
							return err
						}
						if s.N != seen[i] {
							t.Errorf("row %d, want %d", s.N, seen[i])
						}
						seen[i]++
					}
					return nil
				}
			}
			short := func(all rows) error {
				n := 0
				for _, err := range all {
					if n++; err != nil || n > c.leave {
						break
					}
				}
				return c.taker
			}
			if err := fanOut(numbered(c.rows, c.fault), whole(0), short, whole(1)); err != c.want {
				t.Errorf("error %v, want %v", err, c.want)
			}
			if seen != [2]int{c.rows, c.rows} {
				t.Errorf("rows seen %v of %d", seen, c.rows)
			}
		})
	}
}
