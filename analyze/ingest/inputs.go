package ingest

import (
	"context"
	"time"
)

// An Input says what one file would be read as.
type Input struct {
	Path        string
	Format      string // "" when nothing could be read
	Articles    int
	First, Last string // earliest and latest date, 2006-01-02, "" when unknown
	Dated       int    // articles with a date
	Languages   map[string]int
	Problems    []*InputError // the first hundred
	Unread      int           // number of problems
}

// maxProblems are kept for each input.
const maxProblems = 100

// Inputs reads the articles under paths without cutting them up and says for each
// file what is in it, in the order of the walk. A cancelled context gives what
// was read so far.
func Inputs(ctx context.Context, paths []string, o Options) []Input {
	ro, err := o.record()
	if err != nil {
		return []Input{{Problems: []*InputError{{Reason: err.Error(), Err: err}}, Unread: 1}}
	}
	var l listing
	if o.Lists == nil {
		o.Lists = ReadLists(ctx, paths, o)
	}
	rd := &reading{ctx: ctx, o: o, ro: ro, emit: func(it item) bool {
		l.add(it, o)
		return true
	}}
	rd.paths(paths)
	for _, list := range o.Lists.table.Lists {
		l.inputs = append(l.inputs, Input{Path: list.Path, Format: list.Format, Languages: map[string]int{}})
	}
	for _, in := range o.Lists.Left() {
		l.problem(in)
	}
	return l.inputs
}

// problem books what is left of a list.
func (l *listing) problem(e *InputError) {
	for i := range l.inputs {
		if in := &l.inputs[i]; in.Path == e.Path && in.Articles == 0 {
			in.Unread++
			in.Problems = append(in.Problems, e)
			return
		}
	}
}

type listing struct{ inputs []Input }

func (l *listing) add(it item, o Options) {
	in := l.at(it.path)
	meta, body, err := it.resolve(o)
	if err != nil {
		in.Unread++
		if len(in.Problems) < maxProblems {
			in.Problems = append(in.Problems, inputError(it.path, err))
		}
		return
	}
	in.Articles++
	in.Format = meta.Format
	in.Languages[spoken(meta.Language, body)]++
	if meta.Published.IsZero() {
		return
	}
	in.Dated++
	day := meta.Published.Format(time.DateOnly)
	if in.First == "" || day < in.First {
		in.First = day
	}
	if day > in.Last {
		in.Last = day
	}
}

// at gives the entry of a path: the last one, or a new one.
func (l *listing) at(path string) *Input {
	if n := len(l.inputs); n == 0 || l.inputs[n-1].Path != path {
		l.inputs = append(l.inputs, Input{Path: path, Languages: map[string]int{}})
	}
	return &l.inputs[len(l.inputs)-1]
}
