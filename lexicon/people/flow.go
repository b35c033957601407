package people

import "parley/lexicon/rows"

// flow reads a row of the form in which data files are written, the fast way;
// ok is false where it is for the YAML library, which says what is wrong with it.
// TestFlowIsYAML holds the two equal.
func flow(text string) (r *row, ok bool) {
	r = &row{}
	return r, rows.Flow(text, r.set)
}

// set gives a key its value, false where the row has no such key or the value
// is of another kind.
func (r *row) set(key string, v rows.Value) bool {
	if list := r.list(key); list != nil {
		*list = v.Texts()
		return v.List != nil
	}
	if m := r.mark(key); m != nil {
		*m = v.Text == "true"
		return !v.Quoted && (v.Text == "true" || v.Text == "false")
	}
	s := r.word(key)
	if s != nil {
		*s = v.Text
	}
	return s != nil && v.List == nil
}
