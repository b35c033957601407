package speaker

import (
	"parley/analyze/doc"
)

// maxTurn bounds how many paragraphs back a turn's label is looked for.
const maxTurn = 80

// firstPerson resolves "I" and "we" of a transcript whose turns were not told
// apart (S28): whom the label names that opens this paragraph or the nearest
// before. In a statement of their own the signers speak (S29, S30), in other prose
// the author, who is refused.
func (b *builder) firstPerson(t int) Attribution {
	p := b.paragraphAt(int(b.d.Tokens[t].Start))
	for k := 0; k < maxTurn && p-k >= 0 && p-k < len(b.d.Paragraphs); k++ {
		if l := b.paragraphLabel(p - k); l != "" {
			a := b.labelled(l)
			if len(a.Speakers) > 0 {
				a.Rule, a.Why, a.Confidence = "S28", "the turn's label", confidence("S28")
			}
			return a
		}
	}
	if !b.signersRead {
		b.signedBy, b.signedRule = b.signers()
		b.signersRead = true
	}
	if len(b.signedBy) > 0 {
		return resolved(b.signedRule, "the statement is theirs", b.signedBy...)
	}
	return refused("S28", "the author speaks")
}

// paragraphLabel gives the label that opens paragraph p, "" when none does: a
// person's name, or an unnamed voice, before a colon.
func (b *builder) paragraphLabel(p int) string {
	t := b.d.TokenAt(b.d.Paragraphs[p].Start)
	e := b.personAt(t)
	if e < 0 && t < len(b.d.Tokens) && crowd[b.lower(t)] != "" {
		e = t + 1
	}
	if e < 0 {
		return ""
	}
	end := e
	if end < len(b.d.Tokens) && b.text(end) == "(" {
		for end++; end < min(len(b.d.Tokens), e+6) && b.d.Tokens[end-1].Kind != doc.Punct || b.text(end-1) == "("; end++ {
		}
	}
	if end >= len(b.d.Tokens) || b.text(end) != ":" {
		return ""
	}
	return b.d.Text(b.span(t, e))
}
