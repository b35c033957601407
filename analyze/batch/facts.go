package batch

import (
	"context"
	"database/sql"
	"iter"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// Want says what Facts fills beside what every comparison needs.
type Want struct {
	Tones   []string // scores of these tones
	Stances bool     // targets with polarities
	Columns []string // of leaning, cue, side
}

// Facts gives the stored rows ordered as Statements does, but filled only with
// what comparisons group and count by: doc, n, outlet, summit, published, kind,
// speaker, overall, valence, words, and what is wanted. No JSON is decoded. The
// row yielded is used again for the next: copy what is kept.
func (s *Store) Facts(ctx context.Context, w Want) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		if s.lock != nil { // the writer has one connection, and this takes up to three
			r, err := OpenRead(ctx, s.path)
			if err != nil {
				yield(nil, err)
				return
			}
			defer r.Close()
			s = r
		}
		f := &facts{names: map[string]string{}}
		if err := f.open(ctx, s, w); err != nil {
			yield(nil, err)
			return
		}
		defer f.close()
		for f.rows.Next() {
			row, err := f.next()
			if !yield(row, err) || err != nil {
				return
			}
		}
		if err := f.rows.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// maxNames bounds the strings kept to share memory.
const maxNames = 100_000

// facts reads three ordered streams side by side.
type facts struct {
	rows           *sql.Rows
	tones, stances *details
	names          map[string]string // strings met, so that equal ones share memory
	row            statement.Statement
	part           int
	dest           []any           // where a line is scanned to
	text           []*sql.RawBytes // those of dest that are strings
	to             []*string       // the fields of row they fill
}

// columns prepares the list of columns and where they go.
func (f *facts) columns(w Want) string {
	r := &f.row
	f.dest = []any{&r.N, &f.part, &r.Overall, &r.Valence, &r.Words}
	list := "n, part, overall, valence, words"
	add := func(name string, to *string) {
		t := &sql.RawBytes{}
		f.text, f.to, f.dest = append(f.text, t), append(f.to, to), append(f.dest, t)
		list += ", " + name
	}
	add("doc", &r.Doc)
	add("outlet", &r.Outlet)
	add("summit", &r.Summit)
	add("published", &r.Published)
	add("kind", &r.Kind)
	add("speaker", &r.Speaker)
	for _, c := range w.Columns {
		switch c {
		case "leaning":
			add(c, &r.Leaning)
		case "cue":
			add(c, &r.CueWord)
		case "side":
			add(c, &r.Side)
		}
	}
	return list
}

func (f *facts) open(ctx context.Context, s *Store, w Want) (err error) {
	if tones := w.Tones; len(tones) > 0 {
		args := make([]any, len(tones))
		for i, t := range tones {
			args[i] = t
		}
		in := strings.TrimSuffix(strings.Repeat("?,", len(tones)), ",")
		if f.tones, err = s.details(ctx, "SELECT doc, n, part, tone, score FROM tones WHERE tone IN ("+in+") ORDER BY doc, n, part, tone", args...); err != nil {
			return err
		}
	}
	if w.Stances {
		if f.stances, err = s.details(ctx, "SELECT doc, n, part, target, polarity FROM stances ORDER BY doc, n, part, i"); err != nil {
			f.close()
			return err
		}
	}
	if f.rows, err = s.db.QueryContext(ctx, "SELECT "+f.columns(w)+" FROM statements ORDER BY doc, n, part"); err != nil {
		f.close()
	}
	return err
}

func (f *facts) close() {
	if f.rows != nil {
		f.rows.Close()
	}
	for _, d := range []*details{f.tones, f.stances} {
		if d != nil {
			d.close()
		}
	}
}

// oneSpan stands for a content that is not read: a statement has one.
var oneSpan = make([]doc.Span, 1)

func (f *facts) next() (*statement.Statement, error) {
	r := &f.row
	if err := f.rows.Scan(f.dest...); err != nil {
		return nil, err
	}
	for i, to := range f.to {
		if b := *f.text[i]; *to != string(b) {
			*to = f.name(b)
		}
	}
	var err error
	r.Schema, r.Content = statement.SchemaVersion, oneSpan
	if f.tones != nil {
		if r.Tone == nil {
			r.Tone = map[string]float64{}
		}
		clear(r.Tone)
		err = f.tones.of(r, f.part, func(name string, v float64) { r.Tone[name] = v })
	}
	if err == nil && f.stances != nil {
		r.Stances = r.Stances[:0]
		err = f.stances.of(r, f.part, func(name string, v float64) {
			r.Stances = append(r.Stances, statement.Stance{Target: name, Polarity: v})
		})
	}
	return r, err
}

func (f *facts) name(b []byte) string {
	if s, ok := f.names[string(b)]; ok {
		return s
	}
	s := string(b)
	if len(f.names) < maxNames {
		f.names[s] = s
	}
	return s
}
