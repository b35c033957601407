package quote

import "parley/lexicon/cues"

// relayVerbs pass on what somebody else says.
var relayVerbs = wordSet(`quoted quotes quote quoting cited cites cite citing reported`)

// maxRelay is how many tokens may stand between such a verb and its "as".
const maxRelay = 16

// relayed is a clause that passes on what another says (V8): "the agency quoted
// Lee as saying", "Lee was quoted by the agency as saying". Who is quoted speaks.
func (f *finder) relayed(p *para, u unit, t int) (clause, bool) {
	if !relayVerbs[f.word(t)] {
		return clause{}, false
	}
	as, form := f.asSaying(p, u, t)
	if form == nil {
		return clause{}, false
	}
	relay := clause{form: form, verb: t, after: t + 1, group: t, start: t, end: t + 1}
	f.verbGroup(p, u, &relay)
	c := clause{form: form, verb: as + 1, after: as + 1 + len(form.Words), group: relay.group, start: relay.group, negated: relay.negated, rule: "V8"}
	c.end = c.after
	from, to := t+1, as
	passive := f.passiveGroup(&relay)
	if passive || f.word(t) != "quoting" && f.word(t) != "citing" {
		c.start = f.clauseStart(p, u, relay.group)
	}
	if passive {
		from, to = f.trimSubject(p, c.start, relay.group)
	} else {
		for e := from; e < to; e++ {
			if f.word(e) == "," {
				to = e
				break
			}
		}
	}
	if from >= to || f.word(from) == "by" {
		return clause{}, false
	}
	c.source = f.span(from, to)
	f.cueTail(p, u, &c)
	if passive && c.end < u.last && p.quoted(c.end) < 0 && f.word(c.end) == "by" && f.nounPhraseFollows(p, u, c.end+1) {
		c.end = f.phraseEnd(p, u, c.end+1)
	}
	return c, true
}

// asSaying finds "as saying" behind a verb that passes on: the token of "as" and
// the form of the second verb, nil where there is none.
func (f *finder) asSaying(p *para, u unit, t int) (int, *cues.Form) {
	for e := t + 1; e < min(u.last-1, t+maxRelay) && p.quoted(e) < 0 && f.word(e) != ":"; e++ {
		if f.word(e) != "as" {
			continue
		}
		forms := f.entry(e + 1).forms
		for i := range forms {
			if form := &forms[i]; form.Kind == cues.Verb && form.Ing && (form.Has(cues.Clause) || form.Has(cues.Person)) && f.matches(p, e+1, form.Words) > 0 {
				return e, form
			}
		}
	}
	return 0, nil
}
