package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/analyze"
	"parley/analyze/doc"
	"parley/analyze/ingest"
	"parley/analyze/statement"
)

func (p *program) explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "print one article's statements: speakers, words that fired, rules",
		ArgsUsage: "PATH[:STATEMENT]",
		Description: "Shows each statement of the articles under PATH with who made it and why, the words that fired in [brackets],\n" +
			"and the rules and lexicon entries behind every number. PATH:3 shows statement 3 alone.",
		Flags:  sharedFlags(),
		Action: p.explain,
	}
}

func (p *program) explain(c *cli.Context) error {
	if c.NArg() != 1 {
		return usageError("parley explain article.txt, or article.txt:3", "explain takes one path")
	}
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	cfg.reasons = true
	an, err := buildAnalyzer(cfg)
	if err != nil {
		return err
	}
	path, only := splitStatement(c.Args().First())
	unread, shown := 0, 0
	for d, err := range ingest.Walk(c.Context, []string{path}, readOptions(cfg)) {
		if unreadable(err) {
			unread++
			p.printUnread(err)
			continue
		}
		if err != nil {
			return err
		}
		n, err := explainDoc(c.Context, p.out, an, d, only)
		if err != nil {
			return err
		}
		shown += n
	}
	if only > 0 && shown == 0 && unread == 0 {
		return usageError("leave the number out to see them all", "%s has no statement %d", path, only)
	}
	return unreadResult(unread)
}

// splitStatement cuts ":3" off a path; a path that ends so stays whole when the
// rest is no number.
func splitStatement(arg string) (path string, n int) {
	i := strings.LastIndexByte(arg, ':')
	if i < 0 {
		return arg, 0
	}
	n, err := strconv.Atoi(arg[i+1:])
	if err != nil || n < 1 {
		return arg, 0
	}
	return arg[:i], n
}

func explainDoc(ctx context.Context, w io.Writer, an *analyze.Analyzer, d *doc.Document, only int) (int, error) {
	res, err := an.Analyze(ctx, d)
	if err != nil {
		return 0, err
	}
	if only == 0 {
		explainHead(w, &res.Article)
	}
	shown := 0
	for rows := res.Statements; len(rows) > 0; {
		k := 1
		for k < len(rows) && rows[k].N == rows[0].N {
			k++
		}
		if only == 0 || rows[0].N == only {
			explainStatement(w, d, rows[:k])
			shown++
		}
		rows = rows[k:]
	}
	return shown, nil
}

func explainHead(w io.Writer, a *statement.Article) {
	fmt.Fprintln(w, orDefault(a.Title, "(no title)"))
	parts := []string{a.Doc, orDefault(a.Published, "no date"), orDefault(a.Outlet, "no outlet")}
	if a.Summit == "" {
		parts = append(parts, "no summit")
	} else {
		parts = append(parts, a.Summit+" ("+a.SummitRule+")")
	}
	parts = append(parts, plural(a.Words, "word"), plural(a.Statements, "statement"))
	fmt.Fprintln(w, strings.Join(parts, " · "))
	fmt.Fprintf(w, "author's voice, per 100 words: %s\n", toneLine(rates(a.VoiceTone, a.VoiceWords), a.VoiceOverall, a.VoiceValence))
	if len(a.CueTone) > 0 {
		fmt.Fprintf(w, "reporting verbs: %s\n", countLine(a.CueTone))
	}
	for _, m := range a.Warnings {
		fmt.Fprintln(w, "warning:", m)
	}
	fmt.Fprintln(w)
}

// explainStatement prints one statement; rows are its speakers.
func explainStatement(w io.Writer, d *doc.Document, rows []statement.Statement) {
	r := &rows[0]
	var names []string
	for i := range rows {
		names = append(names, orDefault(rows[i].Speaker, "(no speaker)"))
	}
	fmt.Fprintf(w, "%d. %s  [%s]\n", r.N, strings.Join(names, " and "), r.Kind)
	fmt.Fprintf(w, "   %s\n", markHits(d, r))
	line := func(label, format string, args ...any) {
		fmt.Fprintf(w, "   %-9s %s\n", label, fmt.Sprintf(format, args...))
	}
	line("speaker", "%s", speakerLine(r))
	if r.CueText != "" {
		line("cue", "“%s” (%s) %s", r.CueText, orDefault(r.CueWord, "no lemma"), strings.Join(r.Rules, " "))
	} else {
		line("rules", "%s", strings.Join(r.Rules, " "))
	}
	if r.Addressee != "" {
		line("to", "%s", r.Addressee)
	}
	line("tone", "%s", toneLine(r.Tone, r.Overall, r.Valence))
	for _, h := range r.Hits {
		line("  hit", "%s", hitLine(d, &h))
	}
	for _, s := range r.Stances {
		line("toward", "%s %+.2f  “%s” %s", s.Target, s.Polarity, d.Text(s.Span), s.Rule)
		for _, why := range s.Why {
			line("  why", "“%s” %s %+.2f", fold(d.Text(why.Span)), why.Rule, why.Weight)
		}
	}
	if r.SameAs > 0 {
		line("same as", "statement %d", r.SameAs)
	}
	if r.Outer > 0 {
		line("inside", "statement %d", r.Outer)
	}
	line("bytes", "%s", spanList(r.Content))
	for _, m := range r.Warnings {
		line("warning", "%s", m)
	}
	fmt.Fprintln(w)
}

func speakerLine(r *statement.Statement) string {
	if r.Speaker == "" {
		return strings.TrimSpace(quoted(r.SpeakerAsWritten) + " not named: " + orDefault(r.SpeakerWhy, "the text does not say"))
	}
	s := fmt.Sprintf("%s %s: %s, confidence %.2f", quoted(r.SpeakerAsWritten), r.SpeakerRule, r.SpeakerWhy, r.Confidence)
	if r.SpeakerID != "" {
		s += " (" + r.SpeakerID + ")"
	}
	return strings.TrimSpace(s)
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}

func toneLine(tone map[string]float64, overall, valence float64) string {
	names := make([]string, 0, len(tone))
	for n := range tone {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		if tone[a] != tone[b] {
			if tone[a] > tone[b] {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	s := fmt.Sprintf("overall %+.2f, valence %+.2f", overall, valence)
	for _, n := range names {
		s += fmt.Sprintf(", %s %.2f", n, tone[n])
	}
	return s
}

// countLine lists counts by their names.
func countLine(counts map[string]int) string {
	parts := make([]string, 0, len(counts))
	for _, n := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, fmt.Sprintf("%s %d", n, counts[n]))
	}
	return strings.Join(parts, ", ")
}

// rates turns sums of weights into weights per 100 words.
func rates(tone map[string]float64, words int) map[string]float64 {
	out := make(map[string]float64, len(tone))
	for n, v := range tone {
		out[n] = 100 * v / float64(max(1, words))
	}
	return out
}

func hitLine(d *doc.Document, h *statement.Hit) string {
	s := fmt.Sprintf("“%s” %s %+.2f", fold(d.Text(h.Span)), h.Entry, h.Weight)
	if !strings.HasPrefix(h.Entry, h.Category+"/") {
		s += " as " + h.Category
	}
	for _, f := range []struct {
		on   bool
		name string
	}{{h.Negated, "negated"}, {h.Boosted, "boosted"}, {h.Hedged, "hedged"}, {h.Hypothetical, "hypothetical"}} {
		if f.on {
			s += " " + f.name
		}
	}
	return strings.TrimSpace(s + " " + strings.Join(h.Rules, " "))
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func spanList(spans []doc.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, fmt.Sprintf("%d-%d", s.Start, s.End))
	}
	return strings.Join(parts, ", ")
}

// markHits gives the content with [brackets] around the words that fired.
func markHits(d *doc.Document, r *statement.Statement) string {
	var parts []string
	for _, span := range r.Content {
		var b strings.Builder
		at := span.Start
		for _, h := range r.Hits {
			if h.Span.Start < at || h.Span.End > span.End {
				continue
			}
			b.WriteString(d.Body[at:h.Span.Start] + "[" + d.Text(h.Span) + "]")
			at = h.Span.End
		}
		b.WriteString(d.Body[at:span.End])
		parts = append(parts, fold(b.String()))
	}
	return strings.Join(parts, " … ")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
