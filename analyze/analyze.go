// Package analyze runs the steps on one article: statements, speakers, tone,
// stance. It has no input or output of its own, so articles run in parallel and
// one can be tested alone.
//
// The steps, in order:
//
//  1. doc.New has cut the body into paragraphs, sentences and tokens.
//  2. quote.Find finds the statements, their cues and the words that name the source.
//  3. speaker.Resolve makes the article's cast and says who made each statement.
//  4. tone.Scorer scores the content of each statement, names masked.
//  5. stance.Model gives the speaker's polarity toward each target.
//  6. The rest of the text is the author's voice, scored apart; so are the reporting verbs, by the tone they lend.
//  7. The results become rows of package statement.
package analyze

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/analyze/speaker"
	"parley/analyze/stance"
	"parley/analyze/statement"
	"parley/analyze/summit"
	"parley/analyze/tone"
	"parley/lexicon"
	"parley/lexicon/cues"
	"parley/lexicon/people"
)

// RulesVersion changes with the rules of any step, so that stored rows of an
// older method can be told from new ones.
const RulesVersion = "1"

// Options say what to analyze with. The zero value uses what comes with parley.
type Options struct {
	Lexicon *lexicon.Lexicon
	Extra   []*lexicon.Lexicon // users' own: each gives columns of its own
	People  *people.Directory
	Summits *summit.List
	Outlets []Outlet
	Topics  []stance.Topic
	Stance  stance.Kind
	Reasons bool // stances tell why
}

// An Analyzer analyzes articles. It is read-only and safe to share.
type Analyzer struct {
	people  *people.Directory
	summits *summit.List
	outlets outlets
	scorer  *tone.Scorer
	own     []own
	stance  *stance.Model
	cues    *cues.Table
	version string
	spoken  map[string]bool // languages that a lexicon knows
}

// New makes an analyzer.
func New(o Options) (*Analyzer, error) {
	if err := o.defaults(); err != nil {
		return nil, err
	}
	scorer := tone.New(o.Lexicon)
	m, err := stance.New(stance.Options{Lexicon: o.Lexicon, Scorer: scorer, Topics: o.Topics, Kind: o.Stance, Reasons: o.Reasons})
	if err != nil {
		return nil, err
	}
	table, err := cues.Default()
	if err != nil {
		return nil, err
	}
	a := &Analyzer{cues: table, people: o.People, summits: o.Summits, outlets: newOutlets(o.Outlets), scorer: scorer, stance: m}
	a.version = fmt.Sprintf("rules %s, lexicon %.12s, people %.12s", RulesVersion, o.Lexicon.Hash(), o.People.Hash())
	if o.Stance != stance.Both {
		a.version += ", stance " + o.Stance.String()
	}
	a.spoken = map[string]bool{"": true, "en": true}
	for _, l := range o.Extra {
		for _, c := range l.Categories() {
			a.spoken[c.Language] = true
		}
		a.own = append(a.own, newOwn(l))
		a.version += fmt.Sprintf(", %.12s", l.Hash())
	}
	return a, nil
}

// defaults loads what is not given, side by side, as loading is what a run on
// one article waits for.
func (o *Options) defaults() error {
	var wg sync.WaitGroup
	var errs [5]error
	load := func(i int, needed bool, do func() error) {
		if needed {
			wg.Go(func() { errs[i] = do() })
		}
	}
	load(0, o.Lexicon == nil, func() (err error) { o.Lexicon, err = lexicon.Default(); return err })
	load(1, o.People == nil, func() (err error) { o.People, err = people.Default(); return err })
	load(2, o.Summits == nil, func() (err error) { o.Summits, err = summit.Default(); return err })
	load(3, true, func() error { _, err := cues.Default(); return err })
	load(4, true, stance.Prepare)
	wg.Wait()
	return errors.Join(errs[:]...)
}

// NotAnalyzed begins the warning of an article in a language that no lexicon knows.
const NotAnalyzed = "not analyzed: it is in the language "

// Version names the method: rules, lexicons and people.
func (a *Analyzer) Version() string { return a.version }

// Scorer is the scorer of the main lexicon, for texts without quotes.
func (a *Analyzer) Scorer() *tone.Scorer { return a.scorer }

// Stance is the stance model, for texts without quotes.
func (a *Analyzer) Stance() *stance.Model { return a.stance }

// Analyze gives the rows of one article. It stops early with the context's
// error between steps. An article in a language that no lexicon knows gets no
// rows and a warning.
func (a *Analyzer) Analyze(ctx context.Context, d *doc.Document) (*statement.Result, error) {
	if main, _, _ := strings.Cut(d.Meta.Language, "-"); !a.spoken[main] {
		b := a.newBuilder(d, nil, &speaker.Cast{})
		b.article()
		b.result.Article.Warnings = append(b.result.Article.Warnings, NotAnalyzed+main+", which no lexicon knows")
		return &b.result, nil
	}
	quotes := quote.Find(d)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	cast := speaker.Resolve(d, quotes, a.people)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	b := a.newBuilder(d, quotes, cast)
	b.article()
	for i := range quotes {
		b.statement(i)
	}
	b.voice()
	return &b.result, nil
}
