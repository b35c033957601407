package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed is the house's import graph: package -> the packages of this module
// it may import. A package that is not in the list fails, so that a new room is
// a decision and not an accident. Data flow down the list.
var allowed = map[string][]string{
	"analyze/doc":       {},
	"lexicon/rows":      {},
	"lexicon":           {"analyze/doc", "lexicon/rows"},
	"lexicon/exchange":  {"lexicon"},
	"lexicon/usage":     {"analyze/doc", "lexicon"},
	"lexicon/people":    {"lexicon/rows"},
	"lexicon/cues":      {"lexicon/rows"},
	"analyze/ingest":    {"analyze/doc"},
	"analyze/quote":     {"analyze/doc", "lexicon/cues"},
	"analyze/speaker":   {"analyze/doc", "analyze/quote", "lexicon/people", "lexicon/cues"},
	"analyze/tone":      {"analyze/doc", "lexicon", "lexicon/cues"},
	"analyze/stance":    {"analyze/doc", "analyze/quote", "analyze/speaker", "analyze/tone", "lexicon", "lexicon/cues", "lexicon/people", "lexicon/rows"},
	"analyze/summit":    {"analyze/doc", "lexicon/rows"},
	"analyze/statement": {"analyze/doc"},
	"analyze": {"analyze/doc", "analyze/quote", "analyze/speaker", "analyze/tone", "analyze/stance", "analyze/summit",
		"analyze/statement", "lexicon", "lexicon/people", "lexicon/cues"},
	"analyze/batch":   {"analyze/doc", "analyze/ingest", "analyze/statement"},
	"analyze/stats":   {},
	"analyze/compare": {"analyze/doc", "analyze/statement", "analyze/stats"},
	"analyze/coding":  {"analyze/doc", "analyze/statement", "analyze/stats"},
	"report":          {"analyze/doc", "analyze/statement", "analyze/stats", "analyze/compare", "analyze/coding"},
	"report/xlsx":     {"report"},
	"report/html":     {"report"},
	"report/csv":      {"report", "analyze/statement"},
	"report/parquet":  {"analyze/doc", "analyze/statement"},
	"cmd/parley":      {"*"},
}

// doors are the only packages that may touch files, the network, the clock of
// the machine or the environment; the libraries named live nowhere else.
var doors = map[string][]string{
	"os":                             {"analyze/ingest", "analyze/batch", "report/xlsx", "cmd/parley"},
	"net/http":                       {"analyze/ingest", "cmd/parley"},
	"os/exec":                        {"cmd/parley"},
	"math/rand":                      {"analyze/stats"},                         // always seeded
	"encoding/csv":                   {"analyze/statement", "lexicon/exchange"}, // formulas are guarded there
	"github.com/xuri/excelize/v2":    {"report/xlsx"},
	"github.com/parquet-go":          {"report/parquet"},
	"github.com/urfave/cli/v2":       {"cmd/parley"},
	"modernc.org/sqlite":             {"analyze/batch"},
	"database/sql":                   {"analyze/batch"},
	"github.com/jackc/pgx/v5":        {"analyze/batch"},
	"github.com/gofrs/flock":         {"analyze/batch"},
	"gonum.org/v1/gonum/stat":        {"analyze/stats", "analyze/compare"},
	"github.com/mmcdole/gofeed":      {"analyze/ingest"},
	"github.com/google/renameio/v2":  {"analyze/batch", "cmd/parley"},
	"github.com/schollz/progressbar": {"cmd/parley"},
}

func TestImportGraph(t *testing.T) {
	seen := map[string]bool{}
	for file, imports := range sources(t) {
		pkg := filepath.ToSlash(filepath.Dir(file))
		room, ok := roomOf(pkg)
		if !ok {
			t.Errorf("package %s is not in the list of rooms", pkg)
			continue
		}
		seen[room] = true
		for _, imp := range imports {
			checkImport(t, file, room, imp)
		}
	}
	for room := range allowed {
		if !seen[room] {
			t.Errorf("room %s is in the list but has no code", room)
		}
	}
}

func checkImport(t *testing.T, file, room, imp string) {
	if to, ours := strings.CutPrefix(imp, "parley/"); ours {
		to, _ = roomOf(to)
		if to != room && !slices.Contains(allowed[room], to) && allowed[room][0] != "*" {
			t.Errorf("%s: %s must not import %s", file, room, to)
		}
		return
	}
	for lib, rooms := range doors {
		if (imp == lib || strings.HasPrefix(imp, lib+"/")) && !slices.Contains(rooms, room) {
			t.Errorf("%s: %s must not import %s", file, room, imp)
		}
	}
}

// roomOf gives the longest listed package that holds pkg: a folder below a
// room is part of it.
func roomOf(pkg string) (string, bool) {
	for p := pkg; p != "."; p = filepath.ToSlash(filepath.Dir(p)) {
		if _, ok := allowed[p]; ok {
			return p, p == pkg || strings.Count(pkg, "/") > 1
		}
	}
	return pkg, false
}

// sources lists the imports of every file of the module that is not a test.
func sources(t *testing.T) map[string][]string {
	root := filepath.Join("..", "..")
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && path != root && strings.HasPrefix(e.Name(), ".") {
			return fs.SkipDir // tools of the gate
		}
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		for _, i := range f.Imports {
			p, _ := strconv.Unquote(i.Path.Value)
			out[filepath.ToSlash(rel)] = append(out[filepath.ToSlash(rel)], p)
		}
		if out[filepath.ToSlash(rel)] == nil {
			out[filepath.ToSlash(rel)] = []string{}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
