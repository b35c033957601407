package coverage

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"parley/analyze/statement"
)

// Limits of what the terminal shows; CSV, JSON lines and workbook hold all.
const (
	shownQuotations = 25
	shownPairs      = 10
	shownVerbs      = 5
	shownWords      = 8
	shownRunes      = 100
)

// WriteText prints the event for a terminal.
func (e *Event) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d articles of %d outlets, %d statements, %d quotations of which %d are used by several outlets\n",
		e.Name, len(e.Articles), len(e.Matrix.Outlets), e.Statements, len(e.Quotations), len(e.Matrix.Quotations))
	e.textMatrix(&b)
	heading(&b, "Leads")
	for _, l := range e.Leads {
		fmt.Fprintf(&b, "%s  %s: %s\n", pad(l.Outlet, 24), orUnnamed(l.Speaker), clip(l.Text, shownRunes))
	}
	heading(&b, "Tone of the statements each outlet selected")
	if err := e.Tone.WriteText(&b); err != nil {
		return err
	}
	heading(&b, "Words that set an outlet apart, outside statements")
	textWords(&b, e.Words)
	b.WriteString("q above .05: could be chance among so many words\n")
	heading(&b, "Reporting words that set an outlet or a speaker apart")
	textWords(&b, e.OutletVerbs)
	textWords(&b, e.SpeakerVerbs)
	heading(&b, "Reporting words by outlet")
	e.textVerbs(&b)
	heading(&b, "Articles most alike")
	for i, p := range e.Pairs() {
		if i == shownPairs {
			break
		}
		fmt.Fprintf(&b, "%.2f by words, %.2f by shared quotations: %s and %s\n", p.Cosine, p.Shared, label(p.A.Outlet, p.A.Title, p.A.Doc), label(p.B.Outlet, p.B.Title, p.B.Doc))
	}
	for _, m := range e.Warnings {
		fmt.Fprintln(&b, "warning:", m)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func heading(b *strings.Builder, s string) { fmt.Fprintf(b, "\n%s\n", s) }

func label(outlet, title, doc string) string {
	if title == "" {
		title = doc
	}
	return outlet + " “" + clip(title, 50) + "”"
}

func (e *Event) textMatrix(b *strings.Builder) {
	heading(b, "Quotations by outlet")
	for i := range e.Matrix.Quotations {
		if i == shownQuotations {
			fmt.Fprintf(b, "and %d more: --format csv --part matrix shows all\n", len(e.Matrix.Quotations)-i)
			return
		}
		q := &e.Matrix.Quotations[i]
		fmt.Fprintf(b, "%d. %s: %s\n", i+1, orUnnamed(q.Speaker), clip(q.Text, 2*shownRunes))
		by := map[How][]string{}
		for j, o := range e.Matrix.Outlets {
			c := &e.Matrix.Cells[i][j]
			if c.Uses > 0 && c.Use.Speaker != q.Speaker {
				o += " (by " + orUnnamed(c.Use.Speaker) + ")"
			}
			if c.How == Cut || c.How == Changed {
				o += ": " + clip(Marked(c.Use.Edits), 2*shownRunes)
			}
			by[c.How] = append(by[c.How], o)
		}
		if len(by[Full]) > 0 {
			fmt.Fprintf(b, "   full      %s\n", strings.Join(by[Full], ", "))
		}
		for _, how := range []How{Cut, Changed} {
			for _, o := range by[how] {
				fmt.Fprintf(b, "   %s  %s\n", pad(string(how), 8), o)
			}
		}
		if len(by[LeftOut]) > 0 {
			fmt.Fprintf(b, "   left out  %s\n", strings.Join(by[LeftOut], ", "))
		}
	}
}

func textWords(b *strings.Builder, words []Keyword) {
	told := map[string]int{}
	for i := range words {
		k := &words[i]
		if told[k.Group]++; told[k.Group] > shownWords {
			continue
		}
		fmt.Fprintf(b, "%s %s z %.1f, log odds %+.2f [%.2f, %.2f], q %.3f, G2 %.1f; %d against %d, in %d articles\n",
			pad(k.Group, 24), pad(k.Word, 16), k.Z, k.LogOdds, k.Low, k.High, k.Q, k.G2, k.Count, k.Others, k.Articles)
		if len(k.Contexts) > 0 {
			fmt.Fprintf(b, "%s %s\n", pad("", 24), k.Contexts[0])
		}
	}
	if len(words) == 0 {
		b.WriteString("none that stands out\n")
	}
}

func (e *Event) textVerbs(b *strings.Builder) {
	t := counted{}
	for _, v := range e.Verbs {
		t.add(v.Outlet, v.Verb, v.Count)
	}
	for _, o := range t.names {
		fmt.Fprintf(b, "%s %s\n", pad(o, 24), t.top(o, shownVerbs))
	}
}

func orUnnamed(s string) string {
	if s == "" {
		return "(unnamed)"
	}
	return s
}

func pad(s string, n int) string {
	return s + strings.Repeat(" ", max(0, n-utf8.RuneCountInString(s)))
}

// clip shortens s to n runes.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// WriteJSON writes one JSON object a line of every part, or of the one named;
// "part" names it. Warnings come last.
func (e *Event) WriteJSON(w io.Writer, only string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, p := range e.Parts() {
		if only != "" && p.Name != only {
			continue
		}
		for _, r := range p.Rows {
			line := map[string]any{"part": p.Name, "event": e.Name}
			for i, c := range p.Columns {
				line[c] = r[i]
			}
			if err := enc.Encode(line); err != nil { // keys are sorted
				return err
			}
		}
	}
	for _, m := range e.Warnings {
		if err := enc.Encode(map[string]string{"part": "warning", "event": e.Name, "warning": m}); err != nil {
			return err
		}
	}
	return nil
}

// WriteCSV writes one part.
func (e *Event) WriteCSV(w io.Writer, part string) error {
	c := statement.NewCSV(w, ',')
	for _, p := range e.Parts() {
		if p.Name != part {
			continue
		}
		c.Write(p.Columns)
		for _, r := range p.Rows {
			line := make([]string, len(r))
			for i, v := range r {
				line[i] = plain(v)
			}
			c.Write(line)
		}
	}
	return c.Flush()
}

func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case float64:
		return strconv.FormatFloat(v, 'g', 6, 64)
	}
	return fmt.Sprint(v)
}
