package report

import "strconv"

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

// note is a muted line of explanation that wraps over the columns given.
func (s *Sheet) note(row, cols int, text string) {
	s.text(1, row, Muted, text)
	if cols > 1 {
		s.merge(1, row, cols, row)
	}
}

// span is the address of a range on its own sheet.
func span(col1, row1, col2, row2 int) string { return At(col1, row1) + ":" + At(col2, row2) }

// absolute is a range for formulas on the same or another sheet.
func absolute(sheet string, col, first, last int) string { return Ref(sheet, col, first, col, last) }

func itoa(n int) string { return strconv.Itoa(n) }
