package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

const (
	gapWord    = "_"
	maxForms   = 4000 // expansions of one term
	maxGaps    = 2    // gaps of one term
	maxGapSize = 5    // words a gap may stand for
	maxLength  = 16   // words of a term
)

// Classes are the closed classes of words a term or a condition may name by @.
// A member may be of several words.
var Classes = map[string][]string{
	"be":    {"be", "is", "are", "was", "were", "been", "being", "am"},
	"have":  {"have", "has", "had"},
	"do":    {"do", "does", "did"},
	"my":    {"my", "our", "your", "his", "her", "its", "their"},
	"me":    {"me", "us", "you", "him", "her", "them", "it"},
	"we":    {"i", "we"},
	"pron":  {"i", "we", "you", "he", "she", "they", "it"},
	"det":   {"the", "a", "an", "this", "that", "these", "those", "my", "our", "your", "his", "her", "its", "their", "no", "any", "some", "every", "each"},
	"prep":  {"of", "in", "on", "at", "for", "with", "by", "from", "to", "about", "under", "over", "against", "between", "through", "into"},
	"mod":   {"will", "would", "can", "could", "shall", "should", "may", "might", "must", "cannot", "can't", "won't", "wouldn't", "couldn't", "shouldn't"},
	"iam":   {"i am", "i'm", "we are", "we're", "i was", "we were"},
	"ihave": {"i have", "i've", "we have", "we've"},
	"iwill": {"i will", "i'll", "we will", "we'll"},
	"its":   {"it is", "it's", "that is", "that's", "this is", "it was", "that was", "this was"},
	"not":   {"not", "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "won't", "wouldn't", "can't", "cannot", "couldn't", "never", "no"},
	"very":  {"very", "really", "so", "truly", "extremely", "deeply", "most", "quite", "highly", "particularly", "especially", "profoundly", "sincerely"},
	"num":   {"one", "two", "three", "four", "five", "ten", "hundreds", "thousands", "millions", "billions"},
}

// expand gives every sequence of words a term stands for, in a fixed order.
func expand(e *Entry) ([][]string, error) {
	if e.Plain {
		words := strings.Fields(strings.ToLower(e.Term))
		if len(words) == 0 || len(words) > maxLength {
			return nil, fmt.Errorf("term %q has no words or more than %d", e.Term, maxLength)
		}
		return [][]string{words}, nil
	}
	seqs, rest, err := sequence(e.Term, false)
	if err != nil {
		return nil, fmt.Errorf("term %q: %w", e.Term, err)
	}
	if rest != "" {
		return nil, fmt.Errorf("term %q: ) without (", e.Term)
	}
	for _, s := range seqs {
		if err := checkSequence(s); err != nil {
			return nil, fmt.Errorf("term %q: %w", e.Term, err)
		}
	}
	return seqs, nil
}

func checkSequence(s []string) error {
	gaps := 0
	for _, w := range s {
		if w == gapWord {
			gaps++
		}
	}
	switch {
	case len(s) == 0:
		return fmt.Errorf("it may be empty")
	case len(s) > maxLength:
		return fmt.Errorf("more than %d words", maxLength)
	case s[0] == gapWord || s[len(s)-1] == gapWord:
		return fmt.Errorf("a gap at the edge")
	case gaps > maxGaps:
		return fmt.Errorf("more than %d gaps", maxGaps)
	}
	return nil
}

// sequence expands s up to its end, or to | or ) when inside a group.
func sequence(s string, inside bool) (seqs [][]string, rest string, err error) {
	seqs = [][]string{nil}
	for {
		s = strings.TrimLeft(s, " ")
		if s == "" || s[0] == ')' || s[0] == '|' {
			if s != "" && !inside {
				return nil, s, fmt.Errorf("%q outside of ( )", s[:1])
			}
			return seqs, s, nil
		}
		var alts [][]string
		if s[0] == '(' {
			alts, s, err = group(s[1:])
		} else {
			i := strings.IndexAny(s, " ()|")
			if i < 0 {
				i = len(s)
			}
			alts, err = wordForms(s[:i])
			s = s[i:]
		}
		if err != nil {
			return nil, s, err
		}
		if len(seqs)*len(alts) > maxForms {
			return nil, s, fmt.Errorf("more than %d forms", maxForms)
		}
		seqs = product(seqs, alts)
	}
}

// group reads alternatives up to the closing bracket.
func group(s string) (alts [][]string, rest string, err error) {
	for {
		seqs, rest, err := sequence(s, true)
		if err != nil {
			return nil, rest, err
		}
		alts = append(alts, seqs...)
		if rest == "" {
			return nil, "", fmt.Errorf("( without )")
		}
		s = rest[1:]
		if rest[0] == ')' {
			return alts, s, nil
		}
	}
}

func product(a, b [][]string) [][]string {
	if len(b) == 1 {
		for i := range a {
			a[i] = slices.Concat(a[i], b[0])
		}
		return a
	}
	out := make([][]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			out = append(out, slices.Concat(x, y))
		}
	}
	return out
}

// wordForms gives the forms of one word of a term.
func wordForms(w string) ([][]string, error) {
	if name, ok := strings.CutPrefix(w, "@"); ok {
		members, known := Classes[name]
		if !known {
			return nil, fmt.Errorf("class @%s is not known", name)
		}
		return split(members), nil
	}
	base, mark, marked := strings.Cut(w, "/")
	if !marked {
		return [][]string{{w}}, nil
	}
	forms := inflect(base, mark)
	if forms == nil || base == "" {
		return nil, fmt.Errorf("mark /%s is not v, n, a or ly", mark)
	}
	return split(forms), nil
}

func split(members []string) [][]string {
	out := make([][]string, len(members))
	for i, m := range members {
		out[i] = strings.Fields(m)
	}
	return out
}
