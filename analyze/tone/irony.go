package tone

import "parley/analyze/doc"

// irony applies what marks words as not meant, or as another's.
func (r *reader) irony(h *hit, first, last int) {
	for i := first - 1; r.any&sneer != 0 && i >= max(0, first-3) && !r.stops(i); i-- {
		if r.roles[i]&sneer != 0 && r.good(h) {
			// I1
			r.flip(h, "I1")
			return
		}
	}
	from, to := r.innerQuote(first, last)
	if from < 0 {
		return
	}
	if to-from <= 3 && r.good(h) && r.has(from-2, they|you) {
		// I2
		r.flip(h, "I2")
		return
	}
	// Q2
	h.scale("Q2", others)
}

// innerQuote gives the tokens between single quotation marks around the hit,
// -1 for none. Single marks inside a statement are another's words; double ones
// may be the statement's own.
func (r *reader) innerQuote(first, last int) (from, to int) {
	from = -1
	if !r.singles {
		return -1, -1
	}
	for i := first - 1; i >= 0; i-- {
		if s, ok := r.single(i); ok {
			if s == "’" {
				return -1, -1
			}
			from = i + 1
			break
		}
	}
	if from < 0 {
		return -1, -1
	}
	for i := last; i < len(r.roles); i++ {
		if s, ok := r.single(i); ok {
			if s == "‘" {
				return -1, -1
			}
			return from, i
		}
	}
	return -1, -1
}

func (r *reader) single(i int) (string, bool) {
	if r.doc.Tokens[r.first+i].Kind != doc.Mark {
		return "", false
	}
	s := r.text(r.first + i)
	return s, isSingle(s) && !r.says(i-1, s) && !r.says(i+1, s)
}

func isSingle(s string) bool { return s == "'" || s == "‘" || s == "’" }
