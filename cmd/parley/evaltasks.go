package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"parley/analyze"
	"parley/analyze/doc"
	"parley/analyze/ingest"
	"parley/analyze/statement"
)

// A scorerQuote is one statement as the quote scorers read it; offsets are
// code points.
type scorerQuote struct {
	Content [][2]int       `json:"content"`
	Cue     [][2]int       `json:"cue"`
	Source  [][2]int       `json:"source"`
	Speaker string         `json:"speaker"`
	Type    string         `json:"type"`
	Targets []scorerTarget `json:"targets,omitempty"`
}

type scorerTarget struct {
	Name     string  `json:"name"`
	Polarity float64 `json:"polarity"`
}

type scorerArticle struct {
	ID     string        `json:"id"`
	Text   string        `json:"text"`
	Quotes []scorerQuote `json:"quotes"`
}

func evalQuotes(an *analyze.Analyzer, gold string) (*evaluation, error) {
	e := &evaluation{scorers: []string{"score.py"}, args: []string{"{gold}", "{out}", "--ignore-attitude"}}
	return e, eachArticle(an, gold, e)
}

// eachArticle analyzes the articles of a gold file through the product's own
// reader and adds what the quote scorers read.
func eachArticle(an *analyze.Analyzer, gold string, e *evaluation) error {
	docs := ingest.Walk(context.Background(), []string{gold}, ingest.Options{Format: "jsonl"})
	for d, err := range docs {
		if err != nil {
			return err
		}
		res, err := an.Analyze(context.Background(), d)
		if err != nil {
			return err
		}
		if err := e.add(scorerArticle{d.Meta.ID, d.Body, scorerQuotes(d, res.Statements)}); err != nil {
			return err
		}
	}
	return nil
}

func scorerQuotes(d *doc.Document, rows []statement.Statement) []scorerQuote {
	at := codePoints(d.Body)
	out := []scorerQuote{}
	for i := range rows {
		r := &rows[i]
		if i > 0 && rows[i-1].N == r.N {
			out[len(out)-1].Speaker += "; " + r.Speaker
			continue
		}
		q := scorerQuote{Content: points(at, r.Content), Speaker: r.Speaker, Type: r.Kind}
		if r.Cue != nil {
			q.Cue = points(at, []doc.Span{*r.Cue})
		}
		if r.Source != nil {
			q.Source = points(at, []doc.Span{*r.Source})
		}
		for _, s := range r.Stances {
			q.Targets = append(q.Targets, scorerTarget{s.Target, s.Polarity})
		}
		out = append(out, q)
	}
	return out
}

// codePoints maps byte offsets to code points.
func codePoints(s string) []int {
	at := make([]int, len(s)+1)
	n := 0
	for i := range len(s) {
		if i > 0 && utf8.RuneStart(s[i]) {
			n++
		}
		at[i] = n
	}
	at[len(s)] = utf8.RuneCountInString(s)
	return at
}

func points(at []int, spans []doc.Span) [][2]int {
	out := make([][2]int, len(spans))
	for i, s := range spans {
		out[i] = [2]int{at[s.Start], at[s.End]}
	}
	return out
}

// goldItem is what the tone and stance sets hold of interest here.
type goldItem struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	BFrom *int   `json:"bfrom"`
	BTo   *int   `json:"bto"`
	PFrom int    `json:"pfrom"`
	PTo   int    `json:"pto"`
	QFrom int    `json:"qfrom"`
	QTo   int    `json:"qto"`
}

func eachItem(gold string, do func(*goldItem) error) error {
	f, err := os.Open(gold)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20)
	for n := 1; sc.Scan(); n++ {
		var it goldItem
		if err := json.Unmarshal(sc.Bytes(), &it); err != nil {
			return fmt.Errorf("%s: line %d: %w", gold, n, err)
		}
		if err := do(&it); err != nil {
			return fmt.Errorf("%s: line %d: %w", gold, n, err)
		}
	}
	return sc.Err()
}

// evalTone knows by a gold file's name which of our scores its scorer wants.
func evalTone(an *analyze.Analyzer, gold string) (*evaluation, error) {
	task := strings.TrimSuffix(filepath.Base(gold), ".jsonl")
	e := &evaluation{scorers: []string{"score.py"}, args: []string{task, "{out}"}}
	pick := func(s *scored) float64 { return s.Overall }
	switch {
	case strings.HasPrefix(task, "statements"):
		e.scorers, e.args = []string{"score_statements.py"}, []string{"{gold}", "{out}"}
	case task == "nyt":
		pick = func(s *scored) float64 { return s.Valence }
	case strings.HasPrefix(task, "politeness"):
		pick = func(s *scored) float64 { return s.Tone["respectful"] }
	case strings.HasPrefix(task, "unscon"):
		e.args = append(e.args, "--negate")
	}
	return e, eachItem(gold, func(it *goldItem) error {
		res, err := scoreText(an, &scoreInput{Text: &it.Text})
		if err != nil {
			return err
		}
		return e.add(map[string]any{"id": it.ID, "tone": res.Tone, "overall": res.Overall, "score": pick(res)})
	})
}

// evalStance knows three kinds of gold: articles with stance targets, texts
// with one target, texts with a pair.
func evalStance(an *analyze.Analyzer, gold string) (*evaluation, error) {
	task := strings.TrimSuffix(filepath.Base(gold), ".jsonl")
	e := &evaluation{scorers: []string{"score.py"}}
	switch {
	case strings.HasPrefix(task, "newsmtsc_"):
		e.args = []string{"mtsc_" + strings.TrimPrefix(task, "newsmtsc_"), "{out}"}
		return e, eachItem(gold, func(it *goldItem) error { return e.addTarget(an, it) })
	case strings.HasPrefix(task, "dse_"):
		e.args = []string{task, "{out}"}
		return e, eachItem(gold, func(it *goldItem) error { return e.addPair(an, it) })
	}
	e.scorers, e.args = []string{"score_stance.py"}, []string{"{gold}", "{out}", "--drop-zero"}
	return e, eachArticle(an, gold, e)
}

func (e *evaluation) addTarget(an *analyze.Analyzer, it *goldItem) error {
	res, err := scoreText(an, &scoreInput{Text: &it.Text, From: it.BFrom, To: it.BTo})
	if err != nil {
		return err
	}
	return e.add(map[string]any{"id": it.ID, "score": res.Stance.Score, "label": res.Stance.Label})
}

// addPair scores both directions as a user would and keeps the stronger:
// 1 p likes q, 2 q likes p, 3 and 4 the same for dislike, 0 neither.
func (e *evaluation) addPair(an *analyze.Analyzer, it *goldItem) error {
	b := byteOffsets(it.Text)
	p, q := [2]int{b[it.PFrom], b[it.PTo]}, [2]int{b[it.QFrom], b[it.QTo]}
	one := func(source, target [2]int) (*scoredStance, error) {
		if source[0] >= source[1] || target[0] >= target[1] {
			return &scoredStance{Label: "neu"}, nil // the gold set has a few empty spans
		}
		res, err := scoreText(an, &scoreInput{Text: &it.Text, From: &target[0], To: &target[1], SourceFrom: &source[0], SourceTo: &source[1]})
		if err != nil {
			return nil, err
		}
		return res.Stance, nil
	}
	pq, err := one(p, q)
	if err != nil {
		return err
	}
	qp, err := one(q, p)
	if err != nil {
		return err
	}
	return e.add(map[string]any{"id": it.ID, "label": pairLabel(pq, qp)})
}

func pairLabel(pq, qp *scoredStance) int {
	s, first := pq, true
	if pq.Label == "neu" || qp.Label != "neu" && math.Abs(qp.Score) > math.Abs(pq.Score) {
		s, first = qp, false
	}
	label := map[string]int{"neu": 0, "pos": 1, "neg": 3}[s.Label]
	if label > 0 && !first {
		label++
	}
	return label
}

// byteOffsets maps code points to byte offsets.
func byteOffsets(s string) []int {
	var at []int
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}
