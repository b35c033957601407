// Package parquet writes the statement rows as a Parquet file, flat where they
// are flat and as lists where they are lists, so that data frames and SQL
// engines read them without parsing JSON.
package parquet

import (
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/parquet-go/parquet-go"

	"parley/analyze/statement"
)

// A row is one statement by one speaker. Names are those of the JSON row, tones
// stand as columns of their own.
type row struct {
	Doc              string    `parquet:"doc,dict"`
	N                int32     `parquet:"n"`
	Outlet           string    `parquet:"outlet,dict"`
	Leaning          string    `parquet:"leaning,dict"`
	Summit           string    `parquet:"summit,dict"`
	Published        string    `parquet:"published,dict"`
	Title            string    `parquet:"title,dict"`
	URL              string    `parquet:"url,dict"`
	Kind             string    `parquet:"kind,dict"`
	Text             string    `parquet:"text"`
	CueWord          string    `parquet:"cue_word,dict"`
	Speaker          string    `parquet:"speaker,dict"`
	SpeakerID        string    `parquet:"speaker_id,dict"`
	SpeakerKind      string    `parquet:"speaker_kind,dict"`
	SpeakerAsWritten string    `parquet:"speaker_as_written,dict"`
	SpeakerRule      string    `parquet:"speaker_rule,dict"`
	Side             string    `parquet:"side,dict"`
	Confidence       float64   `parquet:"confidence"`
	Overall          float64   `parquet:"overall"`
	Valence          float64   `parquet:"valence"`
	Words            int32     `parquet:"words"`
	Constructive     float64   `parquet:"constructive"`
	Respectful       float64   `parquet:"respectful"`
	Warm             float64   `parquet:"warm"`
	Hopeful          float64   `parquet:"hopeful"`
	Demanding        float64   `parquet:"demanding"`
	Critical         float64   `parquet:"critical"`
	Hostile          float64   `parquet:"hostile"`
	Evasive          float64   `parquet:"evasive"`
	Pessimistic      float64   `parquet:"pessimistic"`
	Tones            []tone    `parquet:"tones,list"` // all categories, own dictionaries' too
	Spans            []span    `parquet:"content,list"`
	Hits             []hit     `parquet:"hits,list"`
	Stances          []opinion `parquet:"stances,list"`
	Warnings         []string  `parquet:"warnings,list"`
}

type tone struct {
	Category string  `parquet:"category,dict"`
	Score    float64 `parquet:"score"`
}

type span struct {
	Start int32 `parquet:"start"`
	End   int32 `parquet:"end"`
}

type hit struct {
	Entry    string  `parquet:"entry,dict"`
	Category string  `parquet:"category,dict"`
	Start    int32   `parquet:"start"`
	End      int32   `parquet:"end"`
	Weight   float64 `parquet:"weight"`
	Negated  bool    `parquet:"negated"`
}

type opinion struct {
	Target   string  `parquet:"target,dict"`
	TargetID string  `parquet:"target_id,dict"`
	Polarity float64 `parquet:"polarity"`
	Rule     string  `parquet:"rule,dict"`
}

// batch is how many rows are handed on at once; rowGroup bounds what is held
// in memory.
const (
	batch    = 512
	rowGroup = 100000
)

// Write writes the rows and gives their number. The same rows give the same
// bytes.
func Write(w io.Writer, rows iter.Seq2[*statement.Statement, error], version string) (int, error) {
	out := parquet.NewGenericWriter[row](w, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rowGroup), parquet.CreatedBy("parley", version, ""))
	held, n := make([]row, 0, batch), 0
	flush := func() error {
		_, err := out.Write(held)
		n += len(held)
		held = held[:0]
		return err
	}
	for s, err := range rows {
		if err != nil {
			return n, err
		}
		if held = append(held, newRow(s)); len(held) == batch {
			if err := flush(); err != nil {
				return n, fmt.Errorf("parquet: %w", err)
			}
		}
	}
	if err := flush(); err != nil {
		return n, fmt.Errorf("parquet: %w", err)
	}
	return n, out.Close()
}

func newRow(s *statement.Statement) row {
	r := row{Doc: s.Doc, N: int32(s.N), Outlet: s.Outlet, Leaning: s.Leaning, Summit: s.Summit, Published: s.Published, Title: s.Title, URL: s.URL, Kind: s.Kind, Text: s.Text,
		CueWord: s.CueWord, Speaker: s.Speaker, SpeakerID: s.SpeakerID, SpeakerKind: s.SpeakerKind, SpeakerAsWritten: s.SpeakerAsWritten, SpeakerRule: s.SpeakerRule, Side: s.Side,
		Confidence: s.Confidence, Overall: s.Overall, Valence: s.Valence, Words: int32(s.Words), Warnings: s.Warnings,
		Constructive: s.Tone["constructive"], Respectful: s.Tone["respectful"], Warm: s.Tone["warm"], Hopeful: s.Tone["hopeful"], Demanding: s.Tone["demanding"],
		Critical: s.Tone["critical"], Hostile: s.Tone["hostile"], Evasive: s.Tone["evasive"], Pessimistic: s.Tone["pessimistic"]}
	names := make([]string, 0, len(s.Tone))
	for c := range s.Tone {
		names = append(names, c)
	}
	slices.Sort(names)
	for _, c := range names {
		r.Tones = append(r.Tones, tone{c, s.Tone[c]})
	}
	for _, c := range s.Content {
		r.Spans = append(r.Spans, span{int32(c.Start), int32(c.End)})
	}
	for i := range s.Hits {
		h := &s.Hits[i]
		r.Hits = append(r.Hits, hit{h.Entry, h.Category, int32(h.Span.Start), int32(h.Span.End), h.Weight, h.Negated})
	}
	for i := range s.Stances {
		t := &s.Stances[i]
		r.Stances = append(r.Stances, opinion{t.Target, t.TargetID, t.Polarity, t.Rule})
	}
	return r
}
