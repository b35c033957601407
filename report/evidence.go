package report

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/analyze/statement"
)

// Header rows of the long sheets.
const (
	statementsHeader = 3
	articlesHeader   = 3
)

// StatementColumns are the columns of the table Statements. They change only
// with the version: people build pivots on them.
var StatementColumns = func() []Column {
	cols := []Column{
		{Name: "Article no", Style: Integer, About: "row of the article on Articles, counted from 1"},
		{Name: "No", Style: Integer, About: "number of the statement in its article"},
		{Name: "Date", Style: Date, About: "day of the article, as it gives it"},
		{Name: "Summit", About: "summit of the article"},
		{Name: "Outlet", About: "publisher of the article"},
		{Name: "Speaker", About: "who made the statement; empty where the text does not say"},
		{Name: "As written", About: "the words of the text that name the speaker"},
		{Name: "Kind", About: "direct, mixed, indirect, turn or headline"},
		{Name: "Cue", About: "reporting word as written"},
		{Name: "Statement", Style: Wrap, About: "the words; those that fired are coloured, negated ones struck"},
		{Name: "Overall", Style: Signed, About: "-1 conflictual to 1 cooperative"},
		{Name: "Valence", Style: Signed, About: "-1 negative to 1 positive"},
	}
	for _, t := range Tones {
		cols = append(cols, Column{Name: upper(t), Style: Number, About: "weight of " + t + " in the statement, 0 when absent"})
	}
	return append(cols,
		Column{Name: "Words that fired", About: "lexicon entries with their weights"},
		Column{Name: "Stance", About: "targets with polarity"},
		Column{Name: "Words", Style: Integer, About: "number of words"},
		Column{Name: "Speaker rule", About: "rule that named the speaker"},
		Column{Name: "Confidence", Style: Percent, About: "of the speaker"},
		Column{Name: "Article", About: "title; the link opens its row on Articles"},
		Column{Name: "Bytes", About: "where the statement stands in the article's body, in bytes"},
		Column{Name: "Warnings", About: "doubts about the statement or its speaker"})
}()

func (l *layout) statements() *Sheet {
	s := &Sheet{Name: "Statements", FreezeRow: statementsHeader, FreezeCol: 2, Landscape: true, PrintCols: 12,
		Widths: []float64{8, 5, 11, 16, 18, 22, 18, 9, 13, 70, 9, 9, 7, 7, 7, 7, 7, 7, 7, 7, 7, 34, 30, 7, 8, 9, 34, 14, 24}, Heights: map[int]float64{1: 26}}
	s.text(1, 1, Subtitle, "Statements")
	s.text(1, 2, Muted, "One row a statement and speaker, by speaker and summit. Blue words pull toward cooperation, orange ones toward conflict; struck ones are negated. The title leads to the article.")
	s.Long = &LongTable{Name: "Statements", Row: statementsHeader, Columns: append(slices.Clip(StatementColumns), l.ownColumns()...), Rows: l.statementRows}
	for range l.Own {
		s.Widths = append(s.Widths, 11)
	}
	return s
}

func (l *layout) statementRows(yield func([]Cell, error) bool) {
	if l.Data.Statements == nil {
		return
	}
	var cells []Cell // the same for every row: millions are made
	for st, err := range l.Data.Statements() {
		if err != nil {
			yield(nil, err)
			return
		}
		cells = l.statementCells(cells[:0], st)
		if !yield(cells, nil) {
			return
		}
	}
}

func (l *layout) statementCells(cells []Cell, s *statement.Statement) []Cell {
	at := l.articleRow[s.Doc]
	cells = append(cells, []Cell{{Value: at - articlesHeader}, {Value: s.N}, {Value: date(s.Published)}, {Value: s.Summit}, {Value: s.Outlet}, {Value: s.Speaker},
		{Value: s.SpeakerAsWritten}, {Value: s.Kind}, {Value: s.CueText}, {Value: s.Text, Runs: runs(s)}, {Value: s.Overall}, {Value: s.Valence}}...)
	for _, t := range Tones {
		cells = append(cells, Cell{Value: s.Tone[t]})
	}
	cells = append(cells, Cell{Value: hitList(s)}, Cell{Value: stanceList(s)}, Cell{Value: s.Words}, Cell{Value: s.SpeakerRule}, Cell{Value: s.Confidence},
		Cell{Value: s.Title, Link: articleLink(at)}, Cell{Value: bytesOf(s)}, Cell{Value: strings.Join(s.Warnings, "; ")})
	for _, c := range l.Own {
		cells = append(cells, Cell{Value: s.Tone[c]})
	}
	return cells
}

func articleLink(row int) string {
	if row == 0 {
		return ""
	}
	return link("Articles", At(2, row))
}

// date is the day of a time of publication as a date, or its text where it is
// none.
func date(published string) any {
	if d, err := time.Parse(time.DateOnly, day(published)); err == nil {
		return d
	}
	return day(published)
}

func day(published string) string {
	if len(published) > 10 {
		return published[:10]
	}
	return published
}

func hitList(s *statement.Statement) string {
	var b []byte
	for i := range s.Hits {
		h := &s.Hits[i]
		if i > 0 {
			b = append(b, "; "...)
		}
		b = appendSigned(append(append(b, h.Entry...), ' '), h.Weight)
		if h.Negated {
			b = append(b, " negated"...)
		}
	}
	return string(b)
}

// appendSigned writes a number with its sign and two digits.
func appendSigned(b []byte, f float64) []byte {
	if f >= 0 {
		b = append(b, '+')
	}
	return strconv.AppendFloat(b, f, 'g', 2, 64)
}

func stanceList(s *statement.Statement) string {
	var b []byte
	for i := range s.Stances {
		if i > 0 {
			b = append(b, "; "...)
		}
		b = appendSigned(append(append(b, s.Stances[i].Target...), ' '), s.Stances[i].Polarity)
	}
	return string(b)
}

func bytesOf(s *statement.Statement) string {
	var b []byte
	for i, c := range s.Content {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(append(strconv.AppendInt(b, int64(c.Start), 10), '-'), int64(c.End), 10)
	}
	return string(b)
}

// conflictual are the categories whose hits speak for conflict.
var conflictual = map[string]bool{"demanding": true, "critical": true, "hostile": true, "evasive": true, "pessimistic": true, "accusing": true,
	"threatening": true, "rejecting": true, "dismissive": true}

// runs marks the words of a statement that fired.
func runs(s *statement.Statement) []Run {
	hits := s.Hits
	byStart := func(a, b statement.Hit) int { return a.Span.Start - b.Span.Start }
	if !slices.IsSortedFunc(hits, byStart) {
		hits = slices.Clone(hits)
		slices.SortStableFunc(hits, byStart)
	}
	at := 0
	out := make([]Run, 0, 2*len(hits)+1)
	for i := range hits {
		h := &hits[i]
		from, to, ok := s.InText(h.Span)
		if !ok || from < at || h.Category == "valence" || h.Own() {
			continue
		}
		if from > at {
			out = append(out, Run{Text: s.Text[at:from]})
		}
		out = append(out, Run{Text: s.Text[from:to], Mark: markOf(h)})
		at = to
	}
	if at == 0 {
		return nil
	}
	return append(out, Run{Text: s.Text[at:]})
}

func markOf(h *statement.Hit) Mark {
	switch {
	case h.Negated:
		return Off
	case conflictual[h.Category]:
		return Against
	}
	return For
}

func (l *layout) articles() *Sheet {
	s := &Sheet{Name: "Articles", FreezeRow: articlesHeader, FreezeCol: 2, Landscape: true, PrintCols: 11, Heights: map[int]float64{1: 26},
		Widths: []float64{6, 56, 22, 12, 18, 34, 9, 12, 10, 10, 10, 28, 34, 8, 30}}
	s.text(1, 1, Subtitle, "Articles")
	s.text(1, 2, Muted, "What was read. Own voice is the tone of the text outside statements.")
	s.Long = &LongTable{Name: "Articles", Row: articlesHeader, Rows: l.articleRows, Columns: []Column{
		{Name: "No", Style: Integer, About: "number of the article, as on Statements"}, {Name: "Title", About: "the link opens the article's address or file"}, {Name: "Outlet", About: "publisher"},
		{Name: "Date", Style: Date, About: "day of publication; where the article gives none, Warnings says whence"}, {Name: "Summit", About: "assigned summit"}, {Name: "Why this summit", About: "how the summit was assigned"},
		{Name: "Words", Style: Integer, About: "of the whole article"}, {Name: "Statements", Style: Integer, About: "each counted once, however many speakers"},
		{Name: "Unnamed", Style: Integer, About: "statements whose speaker the text does not say"}, {Name: "Own voice", Style: Signed, About: "overall tone outside statements"},
		{Name: "Language", About: "code of the language"}, {Name: "Copy of", About: "an article with nearly the same text; the link leads to it"}, {Name: "File", About: "path of the input"},
		{Name: "Record", Style: Integer, About: "number of the record in it"}, {Name: "Warnings", Style: Wrap, About: "doubts about the article"}}}
	return s
}

func (l *layout) articleRows(yield func([]Cell, error) bool) {
	for i := range l.Articles {
		a := &l.Articles[i]
		line := []Cell{{Value: i + 1}, {Value: or(a.Title, a.Doc), Link: source(a)}, {Value: a.Outlet}, {Value: date(a.Published)}, {Value: a.Summit}, {Value: a.SummitRule},
			{Value: a.Words}, {Value: a.Statements}, {Value: a.Unnamed}, {Value: a.VoiceOverall}, {Value: a.Language}, {Value: a.DuplicateOf, Link: articleLink(l.articleRow[a.DuplicateOf])}, {Value: a.Path}, {Value: a.Record},
			{Value: strings.Join(a.Warnings, "; ")}}
		if !yield(line, nil) {
			return
		}
	}
}

// source is where an article can be read: its address on the web, or the file it
// was read from. An address of another kind is the article's own claim: a link
// to a share or to a file would send whoever follows it there.
func source(a *statement.Article) string {
	switch {
	case onWeb(a.URL):
		return a.URL
	case a.URL != "", a.Path == "", a.Path == "-":
		return ""
	case onWeb(a.Path): // a feed
		return a.Path
	}
	return "file:" + a.Path
}

func onWeb(s string) bool { return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") }

func or(s, d string) string {
	if s == "" {
		return d
	}
	return s
}
