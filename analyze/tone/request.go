package tone

import "slices"

// Of a request (R1): how courtesy adds up, by the strategies of
// Danescu-Niculescu-Mizil et al. 2013.
const (
	perQuestion  = -.35 // more than one question presses
	ofValence    = .5   // pleasant words are courteous, unpleasant ones curt
	courteousCut = .3   // what a request has of courtesy by itself
)

// request reads the courtesy of a text that asks a question, R1: how something
// is asked for tells of respect where nothing is praised. It adds to respectful
// what is above the common measure, and the hits that made it.
func (s *Scorer) request(r *reader, out *Score, valence float64) {
	if len(r.courtesy) == 0 || r.signals[questions] == 0 || s.lex.Category("respectful") < 0 {
		return
	}
	sum := perQuestion*(r.signals[questions]-1) + ofValence*valence
	for i := range r.courtesy {
		sum += r.courtesy[i].Weight
	}
	if sum -= courteousCut; sum <= out.Tone["respectful"] {
		return
	}
	out.Tone["respectful"] = sum
	for i := range r.courtesy {
		h := r.courtesy[i].Hit
		h.Rules = append(h.Rules, "R1")
		out.Hits = append(out.Hits, h)
	}
	slices.SortStableFunc(out.Hits, func(a, b Hit) int { return a.Span.Start - b.Span.Start })
}
