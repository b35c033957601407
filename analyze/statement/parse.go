package statement

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"math/bits"
	"unicode/utf8"

	"parley/analyze/doc"
)

// A Parser reads rows that AppendJSON or Encoder wrote, at a tenth of the cost
// of encoding/json, and the same rows: what it does not expect, it leaves to
// that. Names that come again share memory. The zero value is ready; it is not
// for several goroutines.
type Parser struct {
	names  map[string]string
	recent [recentNames]string // of names, by slot: a look here costs a tenth of one there

	// Room to gather lists in.
	spans   []doc.Span
	hits    []Hit
	stances []Stance
	reasons []Reason
	texts   []string
}

// maxNames bounds the names kept to share memory, and maxName their bytes.
const (
	maxNames    = 50_000
	maxName     = 128
	recentNames = 1 << slotBits
	slotBits    = 12
)

// Parse reads one line.
func (p *Parser) Parse(b []byte) (*Statement, error) {
	if p.names == nil {
		p.names = map[string]string{}
	}
	if r := (reader{p: p, b: bytes.TrimSuffix(b, []byte("\n")), ok: true}); utf8.Valid(b) {
		if s := r.statement(); r.ok && len(r.b) == 0 {
			return s, nil
		}
	}
	s := new(Statement)
	return s, json.Unmarshal(b, s)
}

// name gives a string that is shared with equal ones.
func (p *Parser) name(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	recent := &p.recent[slot(b)]
	if *recent == string(b) {
		return *recent
	}
	s, ok := p.names[string(b)]
	if !ok {
		s = string(b)
		if len(s) > maxName || len(p.names) == maxNames {
			return s
		}
		p.names[s] = s
	}
	*recent = s
	return s
}

// slot mixes the length, the first and the last bytes (multiplicative hashing,
// Knuth, The Art of Computer Programming 3, 6.4): names alike in them take turns.
func slot(b []byte) uint64 {
	h := uint64(len(b))
	if len(b) < 8 {
		for _, c := range b {
			h = h<<8 ^ h>>56 ^ uint64(c)
		}
	} else {
		h ^= binary.LittleEndian.Uint64(b)*golden ^ bits.RotateLeft64(binary.LittleEndian.Uint64(b[len(b)-8:]), 23)
	}
	return h * golden >> (64 - slotBits)
}

const golden = 0x9e3779b97f4a7c15 // 2^64 / the golden ratio

// a reader takes a line from its front. Anything but the form that AppendJSON
// writes makes it not ok: keys in another order, blanks, escapes of a kind it
// does not know.
type reader struct {
	p  *Parser
	b  []byte
	ok bool
}

func (r *reader) statement() *Statement {
	s := new(Statement)
	r.must(`{"schema":`)
	s.Schema = r.int()
	r.must(`,"doc":`)
	s.Doc = r.name()
	r.must(`,"n":`)
	s.N = r.int()
	for _, f := range []struct {
		key string
		to  *string
	}{{`,"outlet":`, &s.Outlet}, {`,"leaning":`, &s.Leaning}, {`,"summit":`, &s.Summit}, {`,"summit_rule":`, &s.SummitRule},
		{`,"published":`, &s.Published}, {`,"title":`, &s.Title}, {`,"url":`, &s.URL}} {
		r.maybeName(f.key, f.to)
	}
	r.must(`,"kind":`)
	s.Kind = r.name()
	r.must(`,"content":`)
	s.Content = items(r, &r.p.spans, (*reader).span)
	s.Cue = r.maybeSpan(`,"cue":`)
	s.Source = r.maybeSpan(`,"source":`)
	r.must(`,"text":`)
	s.Text = string(r.text())
	r.maybeName(`,"cue_text":`, &s.CueText)
	r.maybeName(`,"cue_word":`, &s.CueWord)
	r.speaker(s)
	s.Tone = r.tone()
	r.must(`,"overall":`)
	s.Overall = r.float()
	r.must(`,"valence":`)
	s.Valence = r.float()
	r.must(`,"words":`)
	s.Words = r.int()
	r.must(`,"hits":`)
	s.Hits = items(r, &r.p.hits, (*reader).hit)
	r.must(`,"stances":`)
	s.Stances = items(r, &r.p.stances, (*reader).stance)
	if r.has(`,"same_as":`) {
		s.SameAs = r.int()
	}
	if r.has(`,"outer":`) {
		s.Outer = r.int()
	}
	r.must(`,"rules":`)
	s.Rules = items(r, &r.p.texts, (*reader).name)
	if r.has(`,"warnings":`) {
		s.Warnings = items(r, &r.p.texts, (*reader).name)
	}
	r.must("}")
	return s
}

func (r *reader) speaker(s *Statement) {
	r.must(`,"speaker":`)
	s.Speaker = r.name()
	r.maybeName(`,"speaker_id":`, &s.SpeakerID)
	r.maybeName(`,"speaker_kind":`, &s.SpeakerKind)
	r.maybeName(`,"speaker_as_written":`, &s.SpeakerAsWritten)
	r.maybeName(`,"speaker_rule":`, &s.SpeakerRule)
	r.maybeName(`,"speaker_why":`, &s.SpeakerWhy)
	r.maybeName(`,"side":`, &s.Side)
	r.must(`,"confidence":`)
	s.Confidence = r.float()
	r.maybeName(`,"addressee":`, &s.Addressee)
	r.maybeName(`,"addressee_id":`, &s.AddresseeID)
}

func (r *reader) hit() (h Hit) {
	r.must(`{"entry":`)
	h.Entry = r.name()
	r.must(`,"category":`)
	h.Category = r.name()
	r.must(`,"span":`)
	h.Span = r.span()
	r.must(`,"weight":`)
	h.Weight = r.float()
	h.Negated = r.has(`,"negated":true`)
	h.Boosted = r.has(`,"boosted":true`)
	h.Hedged = r.has(`,"hedged":true`)
	h.Hypothetical = r.has(`,"hypothetical":true`)
	if r.has(`,"rules":`) {
		h.Rules = items(r, &r.p.texts, (*reader).name)
	}
	r.must("}")
	return h
}

func (r *reader) stance() (s Stance) {
	r.must(`{"target":`)
	s.Target = r.name()
	r.maybeName(`,"target_id":`, &s.TargetID)
	r.must(`,"polarity":`)
	s.Polarity = r.float()
	r.must(`,"span":`)
	s.Span = r.span()
	r.must(`,"rule":`)
	s.Rule = r.name()
	if r.has(`,"confidence":`) {
		s.Confidence = r.float()
	}
	if r.has(`,"why":`) {
		s.Why = items(r, &r.p.reasons, (*reader).reason)
	}
	r.must("}")
	return s
}

func (r *reader) reason() (v Reason) {
	r.must(`{"rule":`)
	v.Rule = r.name()
	r.must(`,"span":`)
	v.Span = r.span()
	r.must(`,"weight":`)
	v.Weight = r.float()
	r.must("}")
	return v
}

func (r *reader) tone() map[string]float64 {
	r.must(`,"tone":`)
	if r.has("null") {
		return nil
	}
	tone := map[string]float64{}
	r.must("{")
	for first := true; r.ok && !r.has("}"); first = false {
		if !first {
			r.must(",")
		}
		name := r.name()
		r.must(":")
		tone[name] = r.float()
	}
	return tone
}
