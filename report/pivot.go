package report

// pivot is a pivot table of the statements, ready to be turned: an application
// fills it when it opens the file.
func (l *layout) pivot() *Sheet {
	s := &Sheet{Name: "Pivot", Widths: []float64{28, 16, 16, 16, 16, 16, 16, 16, 16, 16}, Landscape: true, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Pivot")
	if l.places.rows == 0 {
		s.text(1, 3, Muted, "No statements were found.")
		return s
	}
	s.text(1, 2, Muted, "A pivot table of the sheet Statements: mean overall tone by speaker and summit, to be filtered by outlet and kind. Excel fills it on opening; elsewhere refresh it.")
	s.Pivots = append(s.Pivots, Pivot{Name: "StatementPivot", At: At(1, 7), Table: "Statements", Rows: []string{"Speaker"}, Columns: []string{"Summit"}, Filter: []string{"Outlet", "Kind"}, Mean: []string{"Overall"}})
	return s
}
