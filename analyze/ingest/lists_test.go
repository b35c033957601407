package ingest

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"parley/analyze/doc"
)

// cloudList is a list as Media Cloud gives it: the first row has an article in
// the tests below, the second has none.
const cloudList = "id,indexed_date,language,media_name,media_url,publish_date,title,url\n" +
	"7,2021-06-14 01:02:03,en,The Example Times,https://paper.example,2021-06-13,Talks end,https://www.paper.example/talks/?utm_source=list\n" +
	"8,2021-06-14 01:02:03,en,The Other Paper,https://other.example,2021-06-13,Others talk,https://other.example/2\n"

// mentions is a list of GDELT with two rows for the same article.
func mentions() string {
	row := make([]string, 16)
	row[0], row[2], row[4], row[5], row[13] = "1", "20210613102000", "paper.example", "http://paper.example/talks", "-2.5"
	line := strings.Join(row, "\t") + "\n"
	return line + line
}

// walked gives the documents of a walk, and its problems without the folder.
func walked(dir string, o Options) (docs []*doc.Document, problems []string) {
	for d, err := range Walk(context.Background(), []string{dir}, o) {
		if err != nil {
			problems = append(problems, strings.TrimPrefix(err.Error(), filepath.ToSlash(dir)+"/"))
			continue
		}
		docs = append(docs, d)
	}
	return docs, problems
}

// TestLists: rows of lists fill the fields of the article with their address,
// before or after them in the order of the walk; the others are told.
func TestLists(t *testing.T) {
	record := `{"id":"own","title":"Of the record","url":"https://paper.example/talks#top","text":"The leaders went home."}`
	page := `<html><head><link rel="canonical" href="https://paper.example/talks"></head><body><article>` + strings.Repeat("<p>The leaders of the two countries went home without a word on the ships.</p>", 8) + "</article></body></html>"
	for _, c := range []struct {
		name, file, in string
	}{
		{"JSON lines", "m.jsonl", record}, {"page", "m.html", page}, {"page in an archive", "m.warc", "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://m.paper.example/talks\r\nContent-Type: text/html\r\nContent-Length: " + fmt.Sprint(len(page)) + "\r\n\r\n" + page + "\r\n\r\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, c.file, []byte(c.in))
			put(t, dir, "a.csv", []byte(cloudList))
			put(t, dir, "z.mentions.CSV.zip", zipped(t, "z.mentions.CSV", mentions()))
			docs, problems := walked(dir, Options{})
			if len(docs) != 1 {
				t.Fatalf("%d articles, %q", len(docs), problems)
			}
			m := docs[0].Meta
			if m.Outlet != "The Example Times" || m.Date() != "2021-06-13" || m.Title == "" || m.Extra["gdelt:tone"] != "-2.5" || m.Extra["list:id"] != "7; 1" || strings.Contains(m.ID, "7;") {
				t.Errorf("%+v", m)
			}
			if want := "a.csv: metadata only, no text: 1 of 2 rows belong to no article of this run"; strings.Join(problems, "\n") != want {
				t.Errorf("got %q, want %q", problems, want)
			}
		})
	}
}

// TestListsAlone: a list without articles is one problem, in each of its forms.
func TestListsAlone(t *testing.T) {
	for _, c := range []struct{ name, file, in, want string }{
		{"Media Cloud", "a.csv", cloudList, "2 of 2"},
		{"Media Cloud, JSON lines", "a.jsonl", `{"id":"7","media_name":"P","publish_date":"2021-06-13","title":"T","url":"https://paper.example/1"}` + "\n" + `{"id":"8","media_name":"P","publish_date":"2021-06-13","title":"U","url":"https://paper.example/2"}`, "2 of 2"},
		{"GDELT", "a.tsv", mentions(), "2 of 2"},
		{"GDELT, answers", "a.json", `{"articles":[{"url":"https://paper.example/1","title":"T","seendate":"20210613T102000Z","domain":"paper.example","language":"English"}]}`, "1 of 1"},
		{"GDELT, answers as table", "a.csv", "URL,MobileURL,Date,Title\nhttps://paper.example/1,,2021-06-13,T\n", "1 of 1"},
		{"feed without bodies", "a.rss", `<rss version="2.0"><channel><title>P</title><item><title>T</title><link>https://paper.example/1</link></item></channel></rss>`, "1 of 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, c.file, []byte(c.in))
			docs, problems := walked(dir, Options{})
			if want := c.file + ": metadata only, no text: " + c.want + " rows belong to no article of this run"; len(docs) != 0 || strings.Join(problems, "\n") != want {
				t.Errorf("%d articles, %q, want %q", len(docs), problems, want)
			}
			if docs, _ := walked(dir, Options{KeepAll: true}); len(docs) == 0 {
				t.Error("the rows are not kept when all is wanted")
			}
		})
	}
}

// TestNoLists: articles are no lists.
func TestNoLists(t *testing.T) {
	for file, in := range map[string]string{
		"a.csv":   "title,url,text\nT,https://paper.example/1,They left.\n",
		"a.jsonl": `{"title":"T","url":"https://paper.example/1","text":"They left."}`,
		"a.rss":   `<rss version="2.0"><channel><title>P</title><item><title>T</title><link>https://paper.example/1</link><description>They left.</description></item></channel></rss>`,
		"a.txt":   story,
	} {
		dir := t.TempDir()
		put(t, dir, file, []byte(in))
		if docs, problems := walked(dir, Options{}); len(docs) != 1 || len(problems) > 0 {
			t.Errorf("%s: %d articles, %q", file, len(docs), problems)
		}
	}
}

// TestInputsOfLists: "parley inputs" shows a list with what is left of it.
func TestInputsOfLists(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.csv", []byte(cloudList))
	put(t, dir, "m.jsonl", []byte(`{"url":"https://paper.example/talks","text":"The leaders went home."}`))
	in := Inputs(context.Background(), []string{dir}, Options{})
	if len(in) != 2 || in[0].Articles != 1 || in[0].Dated != 1 || in[1].Format != "csv" || in[1].Articles != 0 || in[1].Unread != 1 {
		t.Errorf("%+v", in)
	}
}
