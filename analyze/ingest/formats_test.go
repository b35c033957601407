package ingest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/tabwriter"

	"parley/analyze/doc"
)

// shared gives a folder of the shared material, or skips the test.
func shared(t testing.TB, parts ...string) string {
	root := os.Getenv("PARLEY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	p := filepath.Join(append([]string{root}, parts...)...)
	if _, err := os.Stat(p); err != nil {
		t.Skipf("no shared material at %s", p)
	}
	return p
}

type found struct {
	meta     doc.Meta
	body     string
	warnings []string
	err      error
}

// resolved reads the records of paths without cutting them into sentences.
func resolved(t testing.TB, paths ...string) []found {
	ro, err := Options{}.record()
	if err != nil {
		t.Fatal(err)
	}
	var out []found
	rd := &reading{ctx: context.Background(), ro: ro, emit: func(it item) bool {
		var f found
		f.meta, f.body, f.err = it.resolve(Options{})
		if it.rec != nil {
			f.warnings = it.rec.Warnings
		}
		out = append(out, f)
		return true
	}}
	rd.paths(paths)
	return out
}

// fields counts the articles that have each field.
type fields struct{ title, outlet, date, byline, url, language, extra int }

func (f *fields) add(m *doc.Meta) {
	for _, x := range []struct {
		n   *int
		has bool
	}{
		{&f.title, m.Title != ""}, {&f.outlet, m.Outlet != ""}, {&f.date, !m.Published.IsZero()}, {&f.byline, m.Byline != ""},
		{&f.url, m.URL != ""}, {&f.language, m.Language != ""}, {&f.extra, len(m.Extra) > 0},
	} {
		if x.has {
			*x.n++
		}
	}
}

func (f fields) String() string {
	return fmt.Sprintf("%d\t%d\t%d\t%d\t%d\t%d\t%d", f.title, f.outlet, f.date, f.byline, f.url, f.language, f.extra)
}

// TestFormats prints the table format x sample x articles x fields x problems.
func TestFormats(t *testing.T) {
	root := shared(t, "corpora", "formats")
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	defer w.Flush()
	fmt.Fprintln(w, "sample\tread as\tarticles\twords\ttitle\toutlet\tdate\tbyline\turl\tlang\textra\tproblems")
	folders, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range folders {
		files, _ := os.ReadDir(filepath.Join(root, dir.Name()))
		for _, f := range files {
			fmt.Fprintln(w, sampleRow(t, root, dir.Name()+"/"+f.Name()))
		}
	}
}

func sampleRow(t *testing.T, root, name string) string {
	var format, problem string
	var f fields
	articles, words, problems := 0, 0, 0
	path := filepath.ToSlash(filepath.Join(root, name))
	for _, got := range resolved(t, path) {
		if got.err != nil {
			problems++
			problem = strings.TrimPrefix(got.err.Error(), path+": ")
			continue
		}
		articles++
		words += len(strings.Fields(got.body))
		format = got.meta.Format
		f.add(&got.meta)
	}
	if problems > 0 {
		problem = fmt.Sprintf("%d: %.90s", problems, strings.ReplaceAll(problem, "\n", " "))
	}
	return fmt.Sprintf("%s\t%s\t%d\t%d\t%s\t%s", name, format, articles, words, f, problem)
}
