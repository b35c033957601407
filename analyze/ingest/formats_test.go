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

// A sample is what a file of the shared samples holds, counted by hand: what it
// is read as, its articles, those with title, outlet and date, and the problems.
type sample struct {
	format                                  string
	articles, title, outlet, date, problems int
}

// samples were counted in the files themselves: end lines and "n of m DOCUMENTS"
// of Nexis, ids of Factiva, publication names of Europresse, anchors of
// Integrum, items of feeds, rows of tables, responses of web archives.
var samples = map[string]sample{
	"agency-text/IPTC7901.txt":                                              {"wire", 1, 1, 0, 1, 0},
	"agency-text/anpa-2.tst":                                                {"wire", 1, 1, 1, 1, 0},
	"annotated/GUM_interview_peres.xml":                                     {"tei", 1, 1, 1, 1, 0},
	"annotated/GUM_news_korea.xml":                                          {"tei", 1, 1, 1, 1, 0},
	"agency-text/odd_charset_email.txt":                                     {"mail", 1, 1, 0, 1, 0},
	"csv-xlsx/babe-final_labels_MBIC.xlsx":                                  {"xlsx", 1700, 0, 1700, 681, 0},
	"csv-xlsx/news_sample.csv":                                              {"csv", 250, 250, 250, 16, 0},
	"emm/emm-newsbrief.rss":                                                 {"", 0, 0, 0, 0, 1}, // three items without bodies
	"europresse/europresse_test1.html":                                      {"europresse", 3, 3, 3, 3, 0},
	"europresse/europresse_test2.html":                                      {"europresse", 4, 4, 4, 4, 0},
	"factiva/factiva_test.html":                                             {"factiva", 2, 2, 2, 2, 0},
	"factiva/german-ui.html":                                                {"factiva", 100, 100, 100, 100, 0},
	"factiva/nyt_1_1993-01-03.html":                                         {"factiva", 27, 27, 27, 27, 0},
	"feeds/feed.json":                                                       {"jsonl", 25, 25, 25, 25, 0},
	"feeds/feed2.rss":                                                       {"feed", 1, 1, 1, 1, 0},
	"gdelt/gkg2.csv":                                                        {"", 0, 0, 0, 0, 1}, // a description of columns
	"html/BBC_2026_04_25.html.gz":                                           {"html", 1, 1, 1, 1, 0},
	"html/Reuters_2023_05_16.html.gz":                                       {"html", 1, 1, 1, 1, 0},
	"html/TheGuardian_2024_02_24.html.gz":                                   {"html", 1, 1, 1, 1, 0},
	"html/VoiceOfAmerica_2024_04_28.html.gz":                                {"html", 1, 1, 1, 1, 0},
	"html/kremlin-62277.html":                                               {"html", 1, 1, 1, 1, 0},
	"html/readability-bbc-1-source.html":                                    {"html", 1, 1, 1, 1, 0},
	"integrum/channel1_20050201-20050228_0001-0059_0059.xlsx":               {"xlsx", 59, 59, 59, 59, 0},
	"integrum/moscow_1993-06-06_1994-09-02.html":                            {"integrum", 27, 27, 27, 27, 0},
	"json/allsides-article.json":                                            {"jsonl", 1, 1, 1, 1, 0},
	"json/news-please-sample.json":                                          {"jsonl", 1, 1, 1, 1, 0},
	"lexisnexis/afp_2013-03-12_0501.html":                                   {"nexis", 74, 74, 74, 74, 0},
	"lexisnexis/guardian2.docx":                                             {"nexis", 1, 1, 1, 1, 0},
	"lexisnexis/lexisnexis_test_copyright_error.html":                       {"nexis", 1, 0, 1, 1, 1}, // a table without a title; the second is an error page
	"lexisnexis/lexisnexis_test_fr.html":                                    {"nexis", 3, 3, 3, 3, 0},
	"lexisnexis/sample.TXT":                                                 {"nexis", 10, 10, 10, 10, 0},
	"lexisnexis/usa-today.docx":                                             {"nexis", 7, 7, 7, 7, 0},
	"newsml-1/afp.xml":                                                      {"newsml", 1, 1, 1, 1, 0},
	"newsml-1/stt_newsml_test.xml":                                          {"newsml-g2", 1, 1, 1, 1, 0},
	"newsml-g2/LISTING_1_A_NewsML-G2_News_Item.xml":                         {"", 0, 0, 0, 0, 1}, // its content is a comment
	"newsml-g2/ansa-newsmlg2-text.xml":                                      {"newsml-g2", 1, 1, 1, 1, 0},
	"newsml-g2/tag_reuters.com_2016_newsml_L1N14N0FF_version_978556838.xml": {"newsml-g2", 1, 1, 1, 1, 0},
	"ninjs/ap_media_text_item.json":                                         {"", 0, 0, 0, 0, 1}, // its text is behind an address
	"ninjs/ninjs2.json":                                                     {"ninjs", 1, 1, 1, 1, 0},
	"nitf/aap.xml":                                                          {"nitf", 1, 1, 1, 1, 0},
	"nitf/ap_media_text_nitf.xml":                                           {"nitf", 1, 1, 1, 1, 0},
	"nitf/nitf-ntb.xml":                                                     {"nitf", 1, 1, 1, 1, 0},
	"plain-text/reuters-header.txt":                                         {"text", 1, 1, 1, 1, 0},
	"rss-nightly-series/2021-05-24.rss":                                     {"feed", 10, 10, 10, 10, 0},
	"rss-nightly-series/2021-06-11.rss":                                     {"feed", 10, 10, 10, 10, 0},
	"warc/clueweb-quirk.warc.gz":                                            {"", 0, 0, 0, 0, 29}, // pages of a shop, nothing but links
	"warc/cc.warc.gz":                                                       {"warc", 1, 1, 0, 0, 0},
	"warc/example-digest.warc":                                              {"", 0, 0, 0, 0, 0}, // requests only
	"warc/example-trunc.warc":                                               {"", 0, 0, 0, 0, 1}, // a page of 27 words
	"warc/example.arc":                                                      {"", 0, 0, 0, 0, 1},
	"warc/example.warc.gz":                                                  {"", 0, 0, 0, 0, 1},
	"warc/warcfile.warc.gz":                                                 {"warc", 11, 11, 1, 1, 5}, // of sixteen responses five are lists of posts, jobs and links, or a notice of the site
	"wordpress-wxr/wordpress_wxr.xml":                                       {"feed", 3, 3, 3, 2, 2},   // of five posts the fourth is empty, the fifth a picture; the third is of the year 3013
}

// TestFormats makes the table format x sample x articles x fields x problems
// and holds the samples to what was counted. PARLEY_TABLE names a file for it.
func TestFormats(t *testing.T) {
	root := shared(t, "corpora", "formats")
	var table strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "| sample\t| read as\t| articles\t| words\t| title\t| outlet\t| date\t| byline\t| url\t| lang\t| extra\t| problems\t|")
	fmt.Fprintln(w, strings.Repeat("|---\t", 12)+"|")
	folders, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range folders {
		files, _ := os.ReadDir(filepath.Join(root, dir.Name()))
		for _, f := range files {
			name := dir.Name() + "/" + f.Name()
			row, got := sampleRow(t, root, name)
			fmt.Fprintln(w, row)
			if want, ok := samples[name]; ok && got != want {
				t.Errorf("%s: %+v, want %+v", name, got, want)
			}
		}
	}
	w.Flush()
	if testing.Verbose() {
		t.Logf("\n%s", table.String())
	}
	if to := os.Getenv("PARLEY_TABLE"); to != "" {
		if err := os.WriteFile(to, []byte(table.String()), 0o644); err != nil {
			t.Error(err)
		}
	}
}

func sampleRow(t *testing.T, root, name string) (string, sample) {
	var s sample
	var problem string
	var f fields
	words := 0
	path := filepath.ToSlash(filepath.Join(root, name))
	for _, got := range resolved(t, path) {
		if got.err != nil {
			s.problems++
			problem = strings.TrimPrefix(got.err.Error(), path+": ")
			continue
		}
		s.articles++
		words += len(strings.Fields(got.body))
		s.format = got.meta.Format
		f.add(&got.meta)
	}
	s.title, s.outlet, s.date = f.title, f.outlet, f.date
	if s.problems > 0 {
		problem = fmt.Sprintf("%d: %.90s", s.problems, strings.ReplaceAll(problem, "\n", " "))
	}
	row := fmt.Sprintf("%s\t%s\t%d\t%d\t%s\t%s", name, s.format, s.articles, words, f, problem)
	return "| " + strings.ReplaceAll(row, "\t", "\t| ") + "\t|", s
}
