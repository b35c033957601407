package join

import (
	"path"
	"slices"
	"strings"

	"parley/analyze/ingest/record"
)

// A name is the path of a file in parts and in lower case: folders, archives and,
// last, the file without its ending.
type name struct {
	parts []string
	ext   string
}

// nameOf takes the path of a file apart.
func nameOf(p string) name {
	parts := partsOf(p)
	if len(parts) == 0 {
		return name{}
	}
	last := &parts[len(parts)-1]
	ext := path.Ext(*last)
	if len(ext) > 6 || strings.Contains(ext, " ") { // "St. Petersburg talks"
		ext = ""
	}
	*last = strings.TrimSuffix(*last, ext)
	return name{parts, ext}
}

// partsOf gives the parts of a path. Rows come from any system, so both strokes
// count; "!" stands before the members of an archive.
func partsOf(p string) []string {
	p = path.Clean(strings.NewReplacer(`\`, "/", "!", "/").Replace(strings.ToLower(strings.TrimSpace(p))))
	if p = strings.TrimPrefix(p, "/"); p == "" || p == "." || p == ".." {
		return nil
	}
	return strings.Split(p, "/")
}

// folderOf gives the folder or archive of a list.
func folderOf(l *List) []string {
	parts := partsOf(l.Path)
	return parts[:max(len(parts)-1, 0)]
}

// key is what names of the same file share, "" for no name.
func (n name) key() string {
	if len(n.parts) == 0 {
		return ""
	}
	return n.parts[len(n.parts)-1]
}

// fileOf is the file that a row names: its column of files, else its id where it
// has no address, as tables of texts often use the name for one.
func fileOf(r *record.Record) name {
	if r.File != "" {
		return nameOf(r.File)
	}
	if r.URL != "" || strings.ContainsAny(r.ID, "/:") { // an address, or a name of another kind
		return name{}
	}
	return nameOf(r.ID)
}

// belongs reports whether a row of a list in folder means an article's file (U4):
// from the end on, their paths are the same as far as both go, and either the list
// lies in a folder above the article or the row names a folder, too.
func belongs(row name, folder []string, article name) bool {
	own := article.parts
	above := len(folder) < len(own) && slices.Equal(folder, own[:len(folder)])
	if above {
		own = own[len(folder):]
	}
	n := min(len(row.parts), len(own))
	if !above && (n < 2 || n < len(row.parts)) {
		return false
	}
	return slices.Equal(row.parts[len(row.parts)-n:], own[len(own)-n:])
}

// ofFile gives the rows for an article that is a file of its own: of each list
// one. Where several rows of a list fit, the one with the article's ending does.
func (t *Table) ofFile(file string) (out []*row) {
	article := nameOf(file)
	fits := map[*List][]*row{}
	for _, r := range t.files[article.key()] {
		if belongs(r.file, folderOf(r.list), article) {
			fits[r.list] = append(fits[r.list], r)
		}
	}
	for _, list := range t.Lists {
		rows := fits[list]
		if len(rows) > 1 {
			rows = slices.DeleteFunc(slices.Clone(rows), func(r *row) bool { return r.file.ext != article.ext })
		}
		if len(rows) == 1 {
			out = append(out, rows[0])
		}
	}
	return out
}
