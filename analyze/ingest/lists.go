package ingest

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/analyze/ingest/feed"
	"parley/analyze/ingest/gdelt"
	"parley/analyze/ingest/join"
	"parley/analyze/ingest/jsonl"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/table"
)

// Lists are the metadata lists among the inputs of a run: files whose records
// have addresses or names of files and no texts, as GDELT, Media Cloud and feeds
// without bodies give them, or a table kept beside a folder of texts. Their rows
// fill the fields of the articles that have the same address, whatever input an
// article comes from, or that are the files they name.
type Lists struct {
	table join.Table
	paths map[string]bool
}

// ReadLists finds the lists under paths and reads them. Other files are only
// looked at: their first 64 KiB.
func ReadLists(ctx context.Context, paths []string, o Options) *Lists {
	l := &Lists{paths: map[string]bool{}}
	ro, err := o.record()
	if err != nil || o.KeepAll || o.Format != "" { // all rows are wanted as articles
		return l
	}
	ro.KeepAll = true
	rd := &reading{ctx: ctx, o: o, ro: ro, lists: l, emit: func(item) bool { return true }}
	rd.paths(paths)
	return l
}

// is reports whether a file is one of the lists. l may be nil.
func (l *Lists) is(path string) bool { return l != nil && l.paths[path] }

// fill fills the record of a file from the lists. l may be nil.
func (l *Lists) fill(r *record.Record, path string, addresses ...string) {
	if l == nil || len(l.paths) == 0 {
		return
	}
	if !r.Alone {
		path = ""
	}
	l.table.Fill(r, path, addresses...)
}

// Left says of each list what its rows were good for: nothing where every row
// belongs to an article of the run. Call it when the articles have been read.
func (l *Lists) Left() []*InputError {
	var out []*InputError
	for _, list := range l.table.Lists {
		for _, err := range list.Problems {
			out = append(out, inputError(list.Path, err))
		}
		n := list.Rows - list.Matched()
		if n == 0 {
			continue
		}
		in := &InputError{Path: list.Path, Reason: fmt.Sprintf("metadata only, no text: %d of %d rows belong to no article of this run", n, list.Rows),
			Hint: l.hint(list)}
		if list.NotHeld > 0 {
			in.Reason += fmt.Sprintf("; %d rows were too many to compare", list.NotHeld)
		}
		out = append(out, in)
	}
	return out
}

// hint says what to bring for the rows that are left of a list.
func (l *Lists) hint(list *join.List) string {
	such := l.table.Left(list)
	if such != "" {
		such = ", such as " + such
	}
	return "bring the texts of these addresses or files" + such + "; a row fills the fields of the article that it belongs to"
}

// maxListProblems of a list are kept.
const maxListProblems = 100

// look reads a file when it is a list.
func (l *Lists) look(rd *reading, f *file, fm *format, head []byte) bool {
	switch fm.name {
	case "packed":
		return fm.read(rd, f, fm)
	case "zip":
		return l.lookInZip(rd, f)
	case "xlsx":
		return l.lookInBook(rd, f)
	case "gdelt":
		return l.take(f, fm, gdelt.Read(f.r, rd.ro))
	case "csv":
		if table.IsList(head, rd.ro.Fields) {
			return l.take(f, fm, table.CSV(f.r, rd.ro))
		}
	case "jsonl":
		if jsonl.IsList(head, rd.ro) {
			return l.take(f, fm, jsonl.Read(f.r, rd.ro))
		}
	case "feed":
		if b, err := f.all(rd.ro.MaxFile); err == nil && feed.IsList(b) {
			return l.take(f, fm, feed.Read(b, true))
		}
	}
	return true
}

// maxListMembers: an archive of more files is not searched for lists.
const maxListMembers = 16

// lookInBook looks at the rows of a workbook.
func (l *Lists) lookInBook(rd *reading, f *file) bool {
	z, err := rd.zip(f)
	if err != nil || ownWorkbook(z) {
		return true
	}
	for r, err := range table.XLSX(z, rd.ro) {
		if err != nil || !r.OnlyMetadata() {
			return true
		}
		break
	}
	return l.take(f, formatNamed("xlsx"), table.XLSX(z, rd.ro))
}

// lookInZip looks at the files of a small archive: GDELT packs each list alone.
func (l *Lists) lookInZip(rd *reading, f *file) bool {
	z, err := rd.zip(f)
	if err != nil {
		return true
	}
	if fm := officeFormat(z); fm != nil {
		return fm.name != "xlsx" || l.lookInBook(rd, f)
	}
	if len(z.File) > maxListMembers {
		return true
	}
	for _, m := range z.File {
		name := memberName(m.Name)
		if !m.FileInfo().IsDir() && !skipMember(name) && !rd.member(f, m, name) {
			return false
		}
	}
	return true
}

// take reads a list.
func (l *Lists) take(f *file, fm *format, rows iter.Seq2[*record.Record, error]) bool {
	list := &join.List{Path: f.path, Format: fm.name}
	l.paths[f.path] = true
	l.table.Lists = append(l.table.Lists, list)
	for r, err := range rows {
		switch {
		case err == nil:
			l.table.Add(list, r)
		case len(list.Problems) < maxListProblems:
			list.Problems = append(list.Problems, err)
		}
	}
	return true
}

// neverLists are the names of files that are not looked at: no archive gives a
// list so, and folders hold very many of them.
var neverLists = []string{".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".docx", ".odt", ".rtf", ".pdf", ".eml", ".mbox", ".warc", ".arc", ".wacz", ".tar", ".tgz"}

// mayBeList reports a file that is worth opening for its list.
func mayBeList(path string) bool {
	name := strings.ToLower(path)
	for _, p := range packings {
		name = strings.TrimSuffix(name, p.ext)
	}
	return !slices.Contains(neverLists, filepath.Ext(name)) && regular(path)
}

// regular reports a file of the disk that can be read twice.
func regular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
