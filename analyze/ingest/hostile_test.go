package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/ulikunitz/xz"
)

// listed gives what the walk finds in a folder: "path: title" and "path: problem",
// paths without the folder.
func listed(t *testing.T, o Options, dir string) string {
	t.Helper()
	var out []string
	for d, err := range Walk(context.Background(), []string{dir}, o) {
		s := ""
		if err != nil {
			s = err.Error()
		} else {
			s = d.Meta.Path + ": " + d.Meta.Title
		}
		out = append(out, strings.TrimPrefix(strings.TrimPrefix(s, filepath.ToSlash(dir)), "/"))
	}
	return strings.Join(out, "\n")
}

func put(t *testing.T, dir, name string, b []byte) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

const story = "Talks end by the sea\n\nThe leaders ended their talks by the sea. “We agreed,” he said.\n"

func zipped(t *testing.T, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(names); i += 2 {
		w, err := z.Create(names[i])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(names[i+1]))
	}
	z.Close()
	return b.Bytes()
}

func gzipped(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

func tarred(names ...string) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(names); i += 2 {
		w.WriteHeader(&tar.Header{Name: names[i], Size: int64(len(names[i+1])), Mode: 0o644})
		w.Write([]byte(names[i+1]))
	}
	w.WriteHeader(&tar.Header{Name: "link.txt", Linkname: "/etc/passwd", Typeflag: tar.TypeSymlink})
	w.Close()
	return b.Bytes()
}

// TestArchives: archives of any packing, bombs, ways out and nests.
func TestArchives(t *testing.T) {
	var x bytes.Buffer
	w, err := xz.NewWriter(&x)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(tarred("a.txt", story))
	w.Close()
	nest := zipped(t, "a.txt", story)
	for range 6 {
		nest = zipped(t, "in.zip", string(nest))
	}
	greedy := []byte("\xfd7zXZ\x00\x00\x04\xe6\xd6\xb4\x46\x02\x00\x21\x01\x28\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	for _, c := range []struct {
		name, file string
		in         []byte
		want       string
	}{
		{"tar in xz", "a.tar.xz", x.Bytes(), "a.tar.xz!a.txt: Talks end by the sea"},
		{"tar in gzip, links passed over", "a.tgz", gzipped(tarred("a.txt", story)), "a.tgz!a.txt: Talks end by the sea"},
		{"path traversal", "a.zip", zipped(t, "../../up.txt", story, "/root.txt", story, `..\win.txt`, story),
			"a.zip!up.txt: Talks end by the sea\na.zip!win.txt: Talks end by the sea\na.zip!root.txt: Talks end by the sea"},
		{"nested too deep", "a.zip", nest, "a.zip!in.zip!in.zip!in.zip!in.zip: archives nested deeper than 4"},
		{"bomb", "a.txt.gz", gzipped(bytes.Repeat([]byte("bomb "), 1<<20)), "a.txt.gz: archive unpacks to too much data"},
		{"bomb in zip", "a.zip", zipped(t, "a.txt", strings.Repeat("bomb ", 1<<20)), "a.zip!a.txt: archive unpacks to too much data"},
		{"bombs in zip share one limit", "a.zip", zipped(t, "a.txt", story+strings.Repeat(" ", 700_000), "b.txt", strings.Repeat(" ", 700_000), "c.txt", story),
			"a.zip!a.txt: Talks end by the sea\na.zip!b.txt: archive unpacks to too much data\na.zip!c.txt: archive unpacks to too much data"},
		{"bomb in zip in zip", "a.zip", zipped(t, "b.zip", string(zipped(t, "a.txt", strings.Repeat("bomb ", 1<<20)))), "a.zip!b.zip!a.txt: archive unpacks to too much data"},
		{"bomb in a document", "a.docx", zipped(t, "word/document.xml", "<w:document><w:p>"+strings.Repeat("<w:t>bomb</w:t>", 1<<18)), "a.docx: word/document.xml unpacks to more than 2097152 bytes"},
		{"bomb in a workbook", "a.xlsx", zipped(t, "xl/workbook.xml", "<workbook>"+strings.Repeat("<sheet/>", 1<<19)), "a.xlsx: xl/workbook.xml unpacks to more than 2097152 bytes"},
		{"path traversal in tar", "a.tar", tarred("../../up.txt", story, "/etc/root.txt", story), "a.tar!up.txt: Talks end by the sea\na.tar!etc/root.txt: Talks end by the sea"},
		{"truncated zip", "a.zip", zipped(t, "a.txt", story)[:60], "a.zip: damaged or truncated zip archive: zip: not a valid zip file"},
		{"truncated gzip", "a.txt.gz", gzipped([]byte(story))[:40], "a.txt.gz: not readable to its end: unexpected EOF"},
		{"xz that wants 4 GB", "a.xz", greedy, "a.xz: xz file that needs too much memory"},
		{"one bad member", "a.zip", zipped(t, "a.json", `{"title":`, "b.txt", story), "a.zip!a.json: record 1: file ends inside the record\na.zip!b.txt: Talks end by the sea"},
		{"WACZ", "a.wacz", zipped(t, "datapackage.json", "{}", "archive/data.warc", "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.example\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nOne word.", "pages/pages.jsonl", `{"title":"x","text":"y"}`),
			"a.wacz!archive/data.warc: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, c.file, c.in)
			if got := listed(t, Options{MaxExpand: 1 << 20, MaxFile: 2 << 20}, dir); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestHostile: inputs made to cost time or memory are read or refused in
// bounded memory, and leave no goroutine behind.
func TestHostile(t *testing.T) {
	before := runtime.NumGoroutine()
	const n = 200_000
	for _, c := range []struct{ name, file, in string }{
		{"nested tags", "a.html", "<html><body>" + strings.Repeat("<div>", n) + "text"},
		{"nested brackets", "a.json", `{"text":` + strings.Repeat("[", n)},
		{"nested elements of a feed", "a.rss", "<rss><channel><item>" + strings.Repeat("<a>", n)},
		{"nested elements of NewsML", "a.xml", "<newsItem>" + strings.Repeat("<a>", n)},
		{"nested groups", "a.rtf", `{\rtf1 ` + strings.Repeat("{", n)},
		{"nested elements of a transcript", "a.xml", "<TEI><text><body>" + strings.Repeat("<sp who='#a'>", n)},
		{"nested elements of a document", "a.docx", string(zipped(t, "word/document.xml", "<w:document>"+strings.Repeat("<w:p>", n)))},
		{"nested elements of OpenDocument", "a.odt", string(zipped(t, "content.xml", "<office>"+strings.Repeat("<p>", n)))},
		{"nested elements of a workbook", "a.xlsx", string(zipped(t, "xl/workbook.xml", "<workbook><sheets>"+strings.Repeat("<sheet>", n)))},
		{"nested lists of YAML", "a.md", "---\ntitle: " + strings.Repeat("[", n) + "\n---\ntext"},
		{"alias bomb of YAML", "a.md", "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ntitle: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n---\ntext"},
		{"entity bomb of a document", "a.docx", string(zipped(t, "word/document.xml", `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:p><w:t>`+strings.Repeat("&b;", n)+`</w:t></w:p></w:document>`))},
		{"quote marks of a page", "a.html", "<html><body><article><p>" + strings.Repeat("“ ", 100_000) + "</p></article></body></html>"},
		{"a line of 5 MB of text", "a.txt", strings.Repeat("word ", 1<<20)},
		{"a line of 5 MB of a mailbox", "a.eml", "From: a@b.example\nDate: x\nMessage-ID: y\nSubject: " + strings.Repeat("word ", 1<<20) + "\n\ntext"},
		{"entity bomb", "a.xml", `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "` + strings.Repeat("&a;", 1000) + `"><!ENTITY c "` + strings.Repeat("&b;", 1000) + `">]><rss><channel><item><title>&c;</title><description>&c;</description></item></channel></rss>`},
		{"a line of 5 MB", "a.jsonl", `{"text":"` + strings.Repeat("x", 5<<20)},
		{"quote marks", "a.txt", strings.Repeat("“", 100_000)},
		{"a row of 5 MB", "a.csv", "title,text,date\n" + strings.Repeat("x,", 5<<19)},
		{"an open quotation of CSV", "a.csv", "title,text,date\n\"" + strings.Repeat("x\n", 1<<20)},
		{"a mailbox of lines From", "a.mbox", "From x\nFrom: a@b.example\nDate: x\nMessage-ID: y\n\n" + strings.Repeat("\nFrom x\n", 10_000)},
		{"many messages", "a.txt", "\x01a\x02b" + strings.Repeat("\x01", 10_000)},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, c.file, []byte(c.in))
			var was, is runtime.MemStats
			runtime.ReadMemStats(&was)
			seen := 0
			for _, in := range Inputs(context.Background(), []string{dir}, Options{MaxBytes: 1 << 20}) {
				seen += in.Articles + in.Unread
			}
			runtime.ReadMemStats(&is)
			if seen == 0 {
				t.Error("neither article nor problem")
			}
			if used := is.TotalAlloc - was.TotalAlloc; used > 1<<30 {
				t.Errorf("%d bytes were allocated", used)
			}
		})
	}
	for range 50 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

// TestHostileText: texts made to cost time are cut into sentences in bounded
// memory; body and spans stay sound.
func TestHostileText(t *testing.T) {
	for _, c := range []struct{ name, in string }{
		{"opening marks", strings.Repeat("“", 100_000)},
		{"straight marks", strings.Repeat(`"`, 100_000)},
		{"marks and words", strings.Repeat(`"a" `, 100_000)},
		{"stops", strings.Repeat(". ", 100_000)},
		{"one line", strings.Repeat("word ", 200_000)},
		{"one word", strings.Repeat("x", 1_000_000)},
		{"empty lines", strings.Repeat("\n", 200_000) + "text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var was, is runtime.MemStats
			runtime.ReadMemStats(&was)
			n := 0
			for d, err := range Read(context.Background(), strings.NewReader(c.in), "a.txt", Options{}) {
				if err != nil {
					t.Fatal(err)
				}
				n++
				at := 0
				for _, s := range d.Sentences {
					if s.Start < at || s.End > len(d.Body) || s.Empty() {
						t.Fatalf("sentence %v after %d of %d bytes", s.Span, at, len(d.Body))
					}
					at = s.End
				}
				if d.Body != c.in {
					t.Errorf("the body of %d bytes has %d", len(c.in), len(d.Body))
				}
			}
			runtime.ReadMemStats(&is)
			if used := is.TotalAlloc - was.TotalAlloc; n != 1 || used > 1<<30 {
				t.Errorf("%d articles, %d bytes were allocated", n, used)
			}
		})
	}
}

// TestLinks: links in a circle, to the same file and to nothing.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.txt", []byte(story))
	for name, to := range map[string]string{"loop": ".", "same.txt": "a.txt", "self.txt": "self.txt", "gone.txt": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	want := "a.txt: Talks end by the sea\ngone.txt: no such file or folder\nself.txt: too many levels of symbolic links"
	if got := listed(t, Options{}, dir); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestBadAmongGood: one bad record never costs the others.
func TestBadAmongGood(t *testing.T) {
	var lines []string
	for i := range 1000 {
		if i%10 == 3 {
			lines = append(lines, `{"title":"bad`)
			continue
		}
		lines = append(lines, fmt.Sprintf(`{"title":"Title %d","text":"Text of %d."}`, i, i))
	}
	dir := t.TempDir()
	put(t, dir, "a.jsonl", []byte(strings.Join(lines, "\n")))
	in := Inputs(context.Background(), []string{dir}, Options{})
	if len(in) != 1 || in[0].Articles != 900 || in[0].Unread != 100 {
		t.Errorf("%+v", in)
	}
}

// TestMask: boilerplate is marked and stays in the body.
func TestMask(t *testing.T) {
	const body = "“We agreed,” he said.\nStory Continued Below\nThey left."
	in := strings.NewReader(`{"title":"T","text":` + fmt.Sprintf("%q", body) + `}`)
	for d, err := range Read(context.Background(), in, "a.json", Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		var masked []string
		for _, p := range d.Paragraphs {
			if p.Masked {
				masked = append(masked, d.Text(p.Span))
			}
		}
		if d.Body != body || len(masked) != 1 || masked[0] != "Story Continued Below" {
			t.Errorf("%q, masked %q", d.Body, masked)
		}
	}
}
