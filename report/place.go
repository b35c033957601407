package report

import (
	"fmt"
	"strings"
)

// merge shows a range as one cell.
func (s *Sheet) merge(col1, row1, col2, row2 int) {
	s.Merged = append(s.Merged, At(col1, row1)+":"+At(col2, row2))
}

func (s *Sheet) height(row int, points float64) {
	if s.Heights == nil {
		s.Heights = map[int]float64{}
	}
	s.Heights[row] = points
}

// sections are links to the parts of a long sheet, on the line below its note.
func (s *Sheet) sections(parts ...section) {
	col := 1
	for _, p := range parts {
		if p.row > 0 {
			s.put(col, 3, Cell{Value: "↓ " + p.name, Style: LinkText, Link: link(s.Name, At(1, p.row))})
			col += 2
		}
	}
}

// A section is a part of a sheet and the row of its heading.
type section struct {
	name string
	row  int
}

// span is the address of a range on its own sheet.
func span(col1, row1, col2, row2 int) string { return At(col1, row1) + ":" + At(col2, row2) }

// absolute is a range for formulas on the same or another sheet.
func absolute(sheet string, col, first, last int) string { return Ref(sheet, col, first, col, last) }

// apart makes names of columns differ in more than the case of their letters,
// as a native table wants. taken are those that stand before.
func apart(names []string, taken ...string) []string {
	met := map[string]bool{}
	for _, n := range taken {
		met[strings.ToLower(n)] = true
	}
	out := make([]string, len(names))
	for i, n := range names {
		name := n
		for k := 2; met[strings.ToLower(name)]; k++ {
			name = fmt.Sprintf("%s (%d)", n, k)
		}
		met[strings.ToLower(name)] = true
		out[i] = name
	}
	return out
}
