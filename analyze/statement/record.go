package statement

import (
	"strconv"
	"strings"

	"parley/analyze/doc"
)

// tones are the columns of a flat row, in the order of the codebook.
var tones = [...]string{"constructive", "respectful", "warm", "hopeful", "demanding", "critical", "hostile", "evasive", "pessimistic"}

// Columns are the names of the cells of Record, with those of own dictionaries
// at the end.
func Columns(own ...string) []string {
	head := []string{"schema", "doc", "n", "outlet", "leaning", "summit", "published", "title", "url", "kind", "content", "cue", "source",
		"text", "cue_word", "speaker", "speaker_id", "speaker_kind", "speaker_as_written", "speaker_rule", "side", "confidence", "addressee",
		"overall", "valence", "words"}
	head = append(append(head, tones[:]...), "hits", "stances", "rules", "warnings")
	return append(head, own...)
}

// Record is a row as text, one cell a column, for CSV. Lists are joined by "; ".
// own are the columns of own dictionaries.
func (s *Statement) Record(own ...string) []string {
	rec := []string{strconv.Itoa(s.Schema), s.Doc, strconv.Itoa(s.N), s.Outlet, s.Leaning, s.Summit, s.Published, s.Title, s.URL, s.Kind,
		spans(s.Content), span(s.Cue), span(s.Source), s.Text, s.CueWord, s.Speaker, s.SpeakerID, s.SpeakerKind, s.SpeakerAsWritten,
		s.SpeakerRule, s.Side, number(s.Confidence), s.Addressee, number(s.Overall), number(s.Valence), strconv.Itoa(s.Words)}
	for _, t := range tones {
		rec = append(rec, number(s.Tone[t]))
	}
	var hits, stances []string
	for _, h := range s.Hits {
		hits = append(hits, h.Entry+" "+number(h.Weight))
	}
	for _, t := range s.Stances {
		stances = append(stances, t.Target+" "+number(t.Polarity))
	}
	rec = append(rec, strings.Join(hits, "; "), strings.Join(stances, "; "), strings.Join(s.Rules, "; "), strings.Join(s.Warnings, "; "))
	for _, c := range own {
		rec = append(rec, number(s.Tone[c]))
	}
	return rec
}

func number(f float64) string { return strconv.FormatFloat(f, 'g', 6, 64) }

func span(s *doc.Span) string {
	if s == nil {
		return ""
	}
	return strconv.Itoa(s.Start) + "-" + strconv.Itoa(s.End)
}

func spans(list []doc.Span) string {
	parts := make([]string, len(list))
	for i := range list {
		parts[i] = span(&list[i])
	}
	return strings.Join(parts, "; ")
}
