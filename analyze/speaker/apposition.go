package speaker

import (
	"strings"

	"parley/analyze/doc"
	"parley/analyze/quote"
)

// apposition finds the name that stands beside a description: behind it ("his
// lawyer, Ann Lee", S15) or before it ("Ann Lee, a lawyer, said", S16).
func (b *builder) apposition(q *quote.Quote, first, last int) (Attribution, bool) {
	for t := first + 1; t < min(last, first+12); t++ {
		if b.text(t) == "," && b.renames(t) {
			return b.appositive(t+1, "S15", "renamed behind the comma"), true
		}
	}
	if comma := b.commaBehind(last); comma > 0 && b.renames(comma) && !clauseOpeners[b.lower(first)] {
		return b.appositive(comma+1, "S15", "named behind the comma"), true
	}
	t := b.nameBefore(first)
	behind := last
	for behind < len(b.d.Tokens) && strings.HasSuffix(b.text(behind), "ly") && !b.d.Tokens[behind].Upper {
		behind++ // "the aide bluntly said"
	}
	if behind < len(b.d.Tokens) && int(b.d.Tokens[behind].Start) == q.Cue.Start && !(t >= 0 && b.sentenceStart[t]) {
		return Attribution{}, false // "in a talk with Lee, the aide said"; but "Ann Lee, the aide said"
	}
	if t >= 0 && b.describes(first, last) {
		return b.appositive(t, "S16", "named before the description"), true
	}
	return Attribution{}, false
}

// commaBehind is the comma at token t, or behind the short prepositional phrase
// that begins there ("his best friend | at school, Ann Lee"); -1 when none.
func (b *builder) commaBehind(t int) int {
	if t >= len(b.d.Tokens) {
		return -1
	}
	if w := b.text(t); w != "," && w != "of" && w != "at" && w != "for" && w != "in" {
		return -1
	}
	for e := t; e < min(len(b.d.Tokens), t+7); e++ {
		switch {
		case b.text(e) == ",":
			return e
		case b.d.Tokens[e].Kind != doc.Word:
			return -1
		}
	}
	return -1
}

func (b *builder) appositive(t int, rule, why string) Attribution {
	return resolved(rule, why, b.mentionAt(t).Entities...)
}

// renames reports whether a person's name and nothing more stands behind the
// comma: "his lawyer, Ann Lee, said", but not "his lawyer, Lee said".
func (b *builder) renames(comma int) bool {
	end := b.personAt(comma + 1)
	if end < 0 || b.endsPossessive(end) {
		return false
	}
	if end >= len(b.d.Tokens) || b.d.Tokens[end].Kind == doc.Punct || b.d.Tokens[end].Kind == doc.Mark {
		return true
	}
	w := b.text(end)
	return w == "of" || w == "who" || w == "in" || w == "and" || w == "at"
}

// nameBefore gives the token where a person's name begins that ends right
// before the comma or dash before token first: over an age ("Ann Lee, 67, a
// lawyer") and a bracket ("Ann Lee (D-Ohio), a lawyer"). It is -1 when none does.
func (b *builder) nameBefore(first int) int {
	t := first - 1
	if t > 0 && sometime[b.text(t)] {
		t-- // "Ann Lee, now his lawyer"
	}
	if t < 0 || b.text(t) != "," && b.text(t) != "—" && b.text(t) != "-" {
		return -1
	}
	for range 4 {
		t = b.overAside(t)
		if m := b.mentionEnding(t); m != nil {
			return b.d.TokenAt(m.Span.Start)
		}
		if t = b.commaBefore(t); t < 0 {
			return -1
		}
	}
	return -1
}

// sometime says when a description fits.
var sometime = set(`now then currently formerly previously once later today`)

// overAside walks left from a comma over an age or a bracket.
func (b *builder) overAside(t int) int {
	if t >= 2 && b.d.Tokens[t-1].Kind == doc.Number && b.text(t-2) == "," {
		return t - 2
	}
	if t >= 2 && b.text(t-1) == ")" {
		for i := t - 2; i > max(0, t-8); i-- {
			if b.text(i) == "(" {
				return i
			}
		}
	}
	return t
}

// commaBefore gives the comma left of the short lower-case or place segment
// that ends before the comma at t: "Ann Lee, secretary for trade, farms, ...".
func (b *builder) commaBefore(t int) int {
	for i := t - 1; i > max(0, t-10); i-- {
		w := b.text(i)
		switch {
		case w == ",":
			return i
		case b.d.Tokens[i].Kind != doc.Word && b.d.Tokens[i].Kind != doc.Number, predicates[w], trailing[w], b.sentenceStart[i]:
			return -1
		}
	}
	return -1
}

// mentionEnding gives the person named by the words that end before token t.
func (b *builder) mentionEnding(t int) *Mention {
	for i := t - 1; i >= 0 && i > t-10; i-- {
		if b.d.Tokens[i].Kind != doc.Word {
			return nil
		}
		if m := b.mentionAt(i); m != nil {
			if b.cast.Entities[m.Entities[0]].Kind == Person && b.d.TokenAt(m.Span.End) == t && !b.endsPossessive(t) && (b.known[m.Entities[0]].full > 0 || i > 0) {
				return m
			}
			return nil
		}
	}
	return nil
}

// describes reports whether tokens [first, last) can describe a person beside
// whose name they stand: an article, "one of", or a trade or office.
func (b *builder) describes(first, last int) bool {
	switch w := b.lower(first); w {
	case "a", "an", "one", "another", "his", "her", "the", "former", "chief", "then":
		return !pluralHead(b.lower(b.headEnd(first, last)-1)) || w == "one"
	}
	head := base(b.text(b.headEnd(first, last) - 1))
	return offices[head] || titles[head] || roles[head] || b.endsPossessive(first+1)
}

// roles head descriptions of people that are no offices.
var roles = set(`founder co-founder president spokesman attorney member author writer veteran student teacher resident voter delegate activist critic ally friend wife
	husband brother sister son daughter mother father owner worker farmer nurse doctor lawyer professor fellow scholar historian pollster consultant`)

// relative: "Ann Lee, who said ..." (S17).
func (b *builder) relative(_ *quote.Quote, first, last int) (Attribution, bool) {
	w := b.text(first)
	if w != "who" && w != "which" && w != "that" || last-first > 1 && w != "who" {
		return Attribution{}, false
	}
	t := first
	if t > 0 && (b.text(t-1) == "," || b.text(t-1) == "—") {
		t--
	}
	t = b.overAside(t)
	for i := t - 1; i >= 0 && i > t-12 && b.d.Tokens[i].Kind == doc.Word; i-- {
		if m := b.mentionAt(i); m != nil && b.d.TokenAt(m.Span.End) == t && b.fitsRelative(w, m) {
			return resolved("S17", "the name the relative clause hangs on", m.Entities...), true
		}
	}
	if w == "who" {
		if n := b.nameBefore(t); n >= 0 {
			return b.appositive(n, "S17", "the name the relative clause hangs on"), true
		}
		if n := b.nounBefore(t); n >= 0 {
			a := b.phrase(n, t)
			a.Rule, a.Why = "S17", "what the relative clause hangs on, as written"
			return a, true
		}
	}
	return refused("S17", "the text does not say on whom the relative clause hangs"), true
}

func (b *builder) fitsRelative(w string, m *Mention) bool {
	person := b.cast.Entities[m.Entities[0]].Kind == Person
	return !possessive(b.d.Text(m.Span)) && (w == "who") == person
}

// nounBefore gives where the noun phrase that ends before token t begins.
func (b *builder) nounBefore(t int) int {
	for i := t - 1; i >= 0 && i > t-8 && b.d.Tokens[i].Kind == doc.Word && !b.sentenceStart[i+1]; i-- {
		switch b.lower(i) {
		case "the", "a", "an", "one", "some", "many", "several", "two", "other":
			return i
		}
	}
	return -1
}
