package analyze

import (
	"slices"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/analyze/speaker"
	"parley/analyze/stance"
	"parley/analyze/statement"
	"parley/analyze/tone"
)

// doubtful is the confidence below which a speaker carries a warning.
const doubtful = .5

// A builder turns the results of one article into rows.
type builder struct {
	*Analyzer
	doc    *doc.Document
	quotes []quote.Quote
	cast   *speaker.Cast
	mask   []doc.Span
	hits   []tone.Hit // room for those of one score
	result statement.Result
}

func (a *Analyzer) newBuilder(d *doc.Document, quotes []quote.Quote, cast *speaker.Cast) *builder {
	b := &builder{Analyzer: a, doc: d, quotes: quotes, cast: cast, mask: nameMask(cast)}
	rows := 0
	for i := range quotes {
		rows += max(1, len(cast.Attributions[i].Speakers))
	}
	if rows > 0 {
		b.result.Statements = make([]statement.Statement, 0, rows)
	}
	return b
}

// nameMask is where tone is not looked for: names are not words.
func nameMask(c *speaker.Cast) []doc.Span {
	mask := make([]doc.Span, 0, len(c.Mentions))
	for i := range c.Mentions {
		m := &c.Mentions[i]
		if m.Pronoun || len(m.Entities) == 0 || c.Entities[m.Entities[0]].Kind == speaker.Phrase {
			continue
		}
		if n := len(mask); n > 0 && m.Span.Start < mask[n-1].End {
			mask[n-1].End = max(mask[n-1].End, m.Span.End)
			continue
		}
		mask = append(mask, m.Span)
	}
	return mask
}

func (b *builder) article() {
	m := &b.doc.Meta
	name, leaning := b.outlets.lookup(m)
	s := b.summits.Assign(b.doc)
	b.result.Article = statement.Article{
		Schema: statement.SchemaVersion, Doc: m.ID, Path: m.Path, Record: m.Record, Format: m.Format, Title: m.Title,
		Outlet: name, Leaning: leaning, Summit: s.Name, SummitRule: s.Rule + ": " + s.Why, Published: m.Date(), Language: m.Language,
		Byline: m.Byline, Section: m.Section, URL: m.URL, Extra: m.Extra,
		Words: b.doc.Words(doc.Span{End: len(b.doc.Body)}), Statements: len(b.quotes), Warnings: slices.Clone(b.doc.Warnings),
	}
}

// statement appends one row a speaker, or one without a name.
func (b *builder) statement(i int) {
	q, at := &b.quotes[i], &b.cast.Attributions[i]
	ctx := tone.Context{Mask: b.mask, Cue: q.CueLemma}
	score := b.score(q.Content, ctx)
	row := b.common(i, score)
	own, hits := b.ScoreOwn(b.doc, q.Content, ctx)
	row.Tone, row.Hits = merged(row.Tone, own), mergedHits(row.Hits, hits)
	row.Stances = stances(b.stance.Of(stance.Input{Doc: b.doc, Quote: q, Cast: b.cast, Attr: at, Score: score}))
	if len(at.Speakers) == 0 {
		b.result.Article.Unnamed++
		row.Warnings = append(row.Warnings, "no speaker: "+orUnknown(at.Why))
		b.result.Statements = append(b.result.Statements, row)
		return
	}
	for _, s := range at.Speakers {
		b.result.Statements = append(b.result.Statements, spokenBy(row, &b.cast.Entities[s]))
	}
}

// score scores spans; its hits last until the next score.
func (b *builder) score(spans []doc.Span, ctx tone.Context) tone.Score {
	ctx.Room = b.hits
	score := b.scorer.Score(b.doc, spans, ctx)
	if score.Hits != nil {
		b.hits = score.Hits
	}
	return score
}

func orUnknown(why string) string {
	if why == "" {
		return "the text does not say"
	}
	return why
}

// common fills what all rows of a statement share.
func (b *builder) common(i int, score tone.Score) statement.Statement {
	q, at, art := &b.quotes[i], &b.cast.Attributions[i], &b.result.Article
	row := statement.Statement{
		Schema: statement.SchemaVersion, Doc: art.Doc, N: i + 1, Outlet: art.Outlet, Leaning: art.Leaning, Summit: art.Summit,
		SummitRule: art.SummitRule, Published: art.Published, Title: art.Title, URL: art.URL,
		Kind: q.Kind.String(), Content: q.Content, Text: b.text(q.Content), CueWord: q.CueLemma,
		SpeakerRule: at.Rule, SpeakerWhy: at.Why, Confidence: at.Confidence,
		Tone: score.Tone, Overall: score.Overall, Valence: score.Valence, Words: score.Words, Hits: Hits(score.Hits),
		SameAs: q.SameAs + 1, Outer: q.Outer + 1, Rules: q.Rules,
	}
	row.Cue, row.CueText = b.part(q.Cue)
	if row.Source, _ = b.part(q.Source); row.Source == nil {
		row.Source, _ = b.part(at.AsWritten) // found by the speaker's rules beside the quotation
	}
	_, row.SpeakerAsWritten = b.part(at.AsWritten)
	if len(at.Addressees) > 0 {
		e := &b.cast.Entities[at.Addressees[0]]
		row.Addressee, row.AddresseeID = e.Name, string(e.ID)
	}
	if len(at.Speakers) > 0 && at.Confidence < doubtful {
		row.Warnings = append(row.Warnings, "speaker is a guess")
	}
	return row
}

func spokenBy(row statement.Statement, e *speaker.Entity) statement.Statement {
	row.Speaker, row.SpeakerID, row.SpeakerKind = e.Name, string(e.ID), e.Kind.String()
	row.Side = string(e.Country)
	return row
}

func (b *builder) part(s doc.Span) (*doc.Span, string) {
	if s.Empty() {
		return nil, ""
	}
	return &s, fold(b.doc.Text(s))
}

// text joins the stretches of a statement; line breaks inside become blanks.
func (b *builder) text(spans []doc.Span) string {
	if len(spans) == 1 {
		return fold(b.doc.Text(spans[0]))
	}
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = fold(b.doc.Text(s))
	}
	return strings.Join(parts, statement.Separator)
}

func fold(s string) string {
	for i := range len(s) {
		if c := s[i]; c == '\n' || c == '\r' || c == '\t' {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

// voice scores what the author says outside statements.
func (b *builder) voice() {
	art := &b.result.Article
	spans := b.outside()
	sc := b.score(spans, tone.Context{Mask: b.mask})
	own, _ := b.ScoreOwn(b.doc, spans, tone.Context{Mask: b.mask})
	art.VoiceTone, art.VoiceOverall, art.VoiceValence, art.VoiceWords = merged(sc.Tone, own), sc.Overall, sc.Valence, sc.Words
	art.CueTone = b.cueTone()
	art.VoiceStances = stances(b.stance.Author(b.doc, b.cast, spans, sc))
}

// cueTone counts the tones of the reporting verbs, each quotation once.
func (b *builder) cueTone() map[string]int {
	lemmas := make([]string, len(b.quotes))
	for i := range b.quotes {
		lemmas[i] = b.quotes[i].CueLemma
	}
	return tone.CueTones(b.cues, lemmas)
}

// outside is the paragraphs without statements, cues and boilerplate.
func (b *builder) outside() []doc.Span {
	var used []doc.Span
	for i := range b.quotes {
		used = append(used, b.quotes[i].Content...)
		if c := b.quotes[i].Cue; !c.Empty() {
			used = append(used, c)
		}
	}
	slices.SortFunc(used, func(a, b doc.Span) int { return a.Start - b.Start })
	var out []doc.Span
	k, at := 0, 0
	for _, p := range b.doc.Paragraphs {
		at = max(at, p.Start)
		for k < len(used) && used[k].Start < p.End {
			if used[k].Start > at && !p.Masked {
				out = append(out, doc.Span{Start: at, End: used[k].Start})
			}
			at = max(at, used[k].End)
			k++
		}
		if at < p.End && !p.Masked {
			out = append(out, doc.Span{Start: at, End: p.End})
		}
	}
	return out
}

// Hits gives hits as they stand in rows.
func Hits(in []tone.Hit) []statement.Hit { return AppendHits(make([]statement.Hit, 0, len(in)), in) }

// AppendHits appends hits as a row has them to out.
func AppendHits(out []statement.Hit, in []tone.Hit) []statement.Hit {
	for i := range in {
		out = append(out, statement.Hit(in[i]))
	}
	return out
}

func stances(in []stance.Stance) []statement.Stance {
	out := make([]statement.Stance, len(in))
	for i, s := range in {
		out[i] = statement.Stance{Target: s.Target, TargetID: s.TargetID, Polarity: s.Polarity, Span: s.Span, Rule: s.Rule, Confidence: s.Confidence}
		for _, c := range s.Why {
			out[i].Why = append(out[i].Why, statement.Reason(c))
		}
	}
	return out
}
