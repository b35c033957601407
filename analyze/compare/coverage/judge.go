package coverage

import "slices"

const (
	cutShare     = .9 // C2: words of the shorter kept in order
	cutWords     = 2  // C2: words that are gone
	changedShare = .6 // C3
	longer       = 4  // times longer than a piece: the piece must stand in it word by word
	passageWords = 60 // C4: words of a passage that is no quotation itself
	another      = 8  // C7: words that two do not say alike by chance
	metShare     = 5  // one in five shingles of the shorter is shared by two that are compared
	maxMeet      = 60 // statements that share a shingle; more make it a phrase of everybody
)

// judge gives the rule that joins two statements, or "".
func judge(a, b *item) string {
	if len(a.keys) > len(b.keys) {
		a, b = b, a
	}
	n := float64(len(a.keys))
	// C7
	if a.row.Speaker != b.row.Speaker {
		if len(a.keys) >= another && float64(contained(a.keys, b.keys)) >= cutShare*(n-2) {
			return cut(a, b)
		}
		return ""
	}
	if len(b.keys) > longer*len(a.keys) {
		if float64(contained(a.keys, b.keys)) >= cutShare*(n-2) {
			return cut(a, b)
		}
		return ""
	}
	// C1
	if slices.Equal(a.keys, b.keys) {
		return "C1"
	}
	switch kept := float64(compareWords(b.keys, a.keys, nil)); {
	// C2
	case kept >= cutShare*n:
		return "C2"
	// C3
	case kept > minWords && kept >= changedShare*n:
		return "C3"
	}
	return ""
}

// cut is the rule of a piece, a, that stands in b word by word.
func cut(a, b *item) string {
	switch {
	case slices.Equal(a.keys, b.keys):
		return "C1"
	// C4
	case len(b.keys) > longer*len(a.keys) && len(b.keys) > passageWords:
		return "C4"
	}
	return "C2"
}
