package stance

import "slices"

// costs are what a role's strength is multiplied by for the words between an
// act and its filler.
type costs struct{ name, inner, list, clause, prep, of float64 }

var (
	subjectCosts = costs{name: .75, inner: .85, list: .85, clause: .65, prep: .9, of: .95}
	objectCosts  = costs{name: .55, inner: .55, list: .9, clause: .5, prep: .5, of: .85}
)

const (
	overPrep    = 0.5
	overWord    = 0.985
	sentenceEnd = 0.1
)

// agent gives how strongly p acts in a, 0..1.
func (p *place) agent(a *act) float64 {
	switch {
	case a.frame.part == verb && a.passive:
		return p.byAgent(a)
	case a.frame.part == noun && p.left >= a.end:
		if a.drawn {
			return p.afterPrep(a, "from", "by", "among", "of", "within", "in")
		}
		return p.afterPrep(a, "from", "by", "among")
	case a.frame.part == role && p.left >= a.end:
		return p.apposed(a)
	}
	if p.right > a.at {
		return 0
	}
	if a.frame.part != verb && p.possessive {
		return p.before(a)
	}
	switch s := p.before(a); {
	case a.frame.part == noun && p.receives(a) > 0:
		return 0
	case a.frame.part == noun:
		return .8 * s
	case a.frame.part == role && !p.calledSo(a):
		return .3 * s
	default:
		return s
	}
}

// calledSo reports whether a role is said of p: "P, a critic of", "P has been a".
func (p *place) calledSo(a *act) bool {
	v := p.view
	if v.at(p.right) == "," {
		return a.at-p.right < 8
	}
	for k := p.right; k < a.at && k < p.right+4; k++ {
		if v.is(k, be) || v.words[k].text == "as" {
			return true
		}
	}
	return false
}

// patient gives how strongly a is done to p, 0..1.
func (p *place) patient(a *act) float64 {
	switch {
	case a.frame.part == verb && a.passive:
		if p.right > a.at {
			return 0
		}
		return p.before(a)
	case a.frame.part == role && p.right == a.at:
		return .9 // "a Q supporter", "Q's critics"
	case a.frame.part == noun && p.right <= a.at:
		return p.receives(a)
	case p.right <= a.at && a.frame.part == verb && !a.passive && len(a.frame.preps) == 0:
		return p.related(a)
	case p.left < a.end:
		return 0
	case len(a.frame.preps) > 0:
		return p.afterPrep(a, a.frame.preps...)
	}
	s := p.behind(a.end, 1)
	if len(a.frame.also) > 0 {
		s = max(s, p.afterPrep(a, a.frame.also...))
	}
	return s
}

// receives gives the strength of p as the one who "drew criticism from" another.
func (p *place) receives(a *act) float64 {
	if !a.drawn {
		return 0
	}
	for k := a.at - 1; k >= p.right && k > a.at-6; k-- {
		if p.view.is(k, getting) {
			return p.between(p.view.afterAside(p.right, k), k, &subjectCosts)
		}
	}
	return 0
}

// related gives the strength of p as what a relative clause with a subject of
// its own is about: "P, whom Q accused".
func (p *place) related(a *act) float64 {
	v, k := p.view, p.right
	if v.at(k) == "," {
		k++
	}
	if p.possessive || !v.is(k, relative) || a.at <= k+1 || a.at > k+12 {
		return 0
	}
	subject := false
	for i := k + 1; i < a.at; i++ {
		w := &v.words[i]
		if w.stop || w.class&boundary != 0 {
			return 0
		}
		subject = subject || w.upper || w.class&(third|determiner|first) != 0
	}
	if !subject || v.is(a.end, determiner|third) || a.end < len(v.words) && v.words[a.end].upper {
		return 0
	}
	return .8
}

// before gives the strength of p as the subject of a word to its right.
func (p *place) before(a *act) float64 {
	v, s := p.view, 1.0
	if p.left > 0 && v.is(p.left-1, preposition) && !p.possessive && v.at(p.left-1) != "like" {
		s *= overPrep
	}
	return s * p.between(v.afterAside(p.right, a.at), a.at, &subjectCosts)
}

// afterAside gives the word behind an aside between commas that begins at i.
func (v *view) afterAside(i, end int) int {
	if v.at(i) != "," {
		return i
	}
	for k := i + 1; k < end; k++ {
		if v.words[k].text == "," && k > i+1 {
			return k + 1
		}
		if v.words[k].stop {
			return i
		}
	}
	return i
}

// behind gives the strength of p as the object from word i on.
func (p *place) behind(i int, s float64) float64 { return s * p.between(i, p.left, &objectCosts) }

// afterPrep gives the strength of p behind the first of preps that follows a.
func (p *place) afterPrep(a *act, preps ...string) float64 {
	for k := a.end; k < p.left && k < a.end+8; k++ {
		if slices.Contains(preps, p.view.words[k].text) {
			return p.behind(k+1, 1)
		}
		if p.view.is(k, boundary) && p.view.words[k].text != "," {
			return 0
		}
	}
	return 0
}

// byAgent gives the strength of p as "by P" of a passive.
func (p *place) byAgent(a *act) float64 { return p.afterPrep(a, "by") }

// apposed gives the strength of p right behind a role: "Q critic P".
func (p *place) apposed(a *act) float64 {
	if p.left-a.end <= 1 {
		return .8
	}
	return 0
}

// between is the decay over words [i, j).
func (p *place) between(i, j int, c *costs) float64 {
	v, s := p.view, 1.0
	list, inPrep := false, false
	for ; i < j; i++ {
		w := &v.words[i]
		s *= overWord
		switch {
		case w.stop:
			s *= sentenceEnd
		case w.text == "," || w.text == "and" || w.text == "&":
			list = true
			continue
		case w.class&boundary != 0:
			s *= c.clause
			inPrep = false
		case w.class&relative != 0 && i > 0 && v.words[i-1].text == ",":
		case w.class&subordinator != 0:
			s *= c.clause
			inPrep = false
		case w.upper && !v.opens(i):
			if i == 0 || !v.words[i-1].upper {
				s *= c.overName(list, inPrep)
			}
			continue
		case w.class&modal != 0 && c == &objectCosts:
			s *= c.clause // another verb begins
		case w.text == "of":
			s *= c.of
			inPrep = true
		case w.class&preposition != 0:
			s *= c.prep
			inPrep = true
		}
		list = false
	}
	return s
}

func (c *costs) overName(list, inPrep bool) float64 {
	switch {
	case list:
		return c.list
	case inPrep:
		return c.inner
	}
	return c.name
}
