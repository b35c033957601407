package main

import (
	"fmt"
	"maps"
	"strings"
	"unicode/utf8"

	"parley/analyze"
	"parley/analyze/doc"
	"parley/analyze/stance"
	"parley/analyze/statement"
	"parley/analyze/tone"
)

// A scoreInput is one text, with a target where stance is wanted. Offsets are
// bytes into text.
type scoreInput struct {
	Text       *string
	Target     string
	From       *int
	To         *int
	Source     string
	SourceFrom *int
	SourceTo   *int
}

// A scored is what score says of one text.
type scored struct {
	Tone    map[string]float64 `json:"tone"`
	Overall float64            `json:"overall"`
	Valence float64            `json:"valence"`
	Hits    []statement.Hit    `json:"hits"`
	Stance  *scoredStance      `json:"stance,omitempty"`
}

type scoredStance struct {
	Label string  `json:"label"`
	Score float64 `json:"score"`
}

// A scoreDesk is the place where texts are scored, one at a time: most of a text's
// memory serves for the next.
type scoreDesk struct {
	room  doc.Room
	found []tone.Hit
	hits  []statement.Hit
}

// scoreText scores a text at a desk of its own.
func scoreText(an *analyze.Analyzer, in *scoreInput) (*scored, error) {
	return new(scoreDesk).score(an, in)
}

// document gives the text as a document, until the next. Stance asks for letters
// in lower case, which a room is slow to give.
func (k *scoreDesk) document(in *scoreInput) *doc.Document {
	if in.Target != "" || in.From != nil || in.To != nil {
		return doc.New(doc.Meta{}, *in.Text)
	}
	return k.room.New(doc.Meta{}, *in.Text)
}

// score scores one text, and its stance where a target is given, until the next
// text. Scores of own lexicons stand in tone under the lexicon's name.
func (k *scoreDesk) score(an *analyze.Analyzer, in *scoreInput) (*scored, error) {
	d := k.document(in)
	all := []doc.Span{{End: len(d.Body)}}
	sc := an.Scorer().Score(d, all, tone.Context{Room: k.found})
	if sc.Hits != nil {
		k.found = sc.Hits
	}
	k.hits = analyze.AppendHits(k.hits[:0], sc.Hits)
	res := &scored{Tone: sc.Tone, Overall: sc.Overall, Valence: sc.Valence, Hits: k.hits}
	own, hits := an.ScoreOwn(d, all, tone.Context{})
	maps.Copy(res.Tone, own)
	res.Hits = append(res.Hits, hits...)
	target, ok, err := spanOf(d.Body, "target", in.Target, in.From, in.To)
	if err != nil || !ok {
		return res, err
	}
	source, directed, err := spanOf(d.Body, "source", in.Source, in.SourceFrom, in.SourceTo)
	if err != nil {
		return nil, err
	}
	var r stance.Result
	if directed {
		r = an.Stance().Directed(d, source, target)
	} else {
		r = an.Stance().Toward(d, target)
	}
	res.Stance = &scoredStance{r.Label, r.Score}
	return res, nil
}

// spanOf gives where a named part stands: by its offsets, else by its words.
func spanOf(text, what, words string, from, to *int) (doc.Span, bool, error) {
	if from == nil && to == nil {
		if words == "" {
			return doc.Span{}, false, nil
		}
		i := strings.Index(text, words)
		if i < 0 {
			return doc.Span{}, false, fmt.Errorf("%s %q is not in the text", what, words)
		}
		return doc.Span{Start: i, End: i + len(words)}, true, nil
	}
	if from == nil || to == nil || *from < 0 || *to <= *from || *to > len(text) {
		return doc.Span{}, false, fmt.Errorf("%s: offsets must be bytes with 0 <= from < to <= %d", what, len(text))
	}
	if !utf8.RuneStart(text[*from]) || *to < len(text) && !utf8.RuneStart(text[*to]) {
		return doc.Span{}, false, fmt.Errorf("%s: an offset cuts a character: offsets count bytes", what)
	}
	return doc.Span{Start: *from, End: *to}, true, nil
}

// scoreSafely turns a panic into an error of that text: the others go on.
func (k *scoreDesk) scoreSafely(an *analyze.Analyzer, in *scoreInput) (res *scored, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("scoring failed: %v (please report this text)", r)
		}
	}()
	return k.score(an, in)
}
