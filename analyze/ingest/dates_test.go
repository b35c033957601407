package ingest

import (
	"strings"
	"testing"
)

// TestOutletsOfNames: a text without an outlet has that of its folder or name.
func TestOutletsOfNames(t *testing.T) {
	for file, want := range map[string]string{"reuters/talks.txt": "Reuters", "2021-06-14-new-york-times-talks.txt": "The New York Times", "talks.txt": ""} {
		dir := t.TempDir()
		put(t, dir, file, []byte(story))
		docs, problems := walked(dir, Options{})
		if len(docs) != 1 || len(problems) > 0 {
			t.Fatalf("%s: %d articles, %q", file, len(docs), problems)
		}
		if d := docs[0]; d.Meta.Outlet != want || want != "" != strings.Contains(strings.Join(d.Warnings, "; "), "no outlet in the article: ") {
			t.Errorf("%s: %q, %q", file, d.Meta.Outlet, d.Warnings)
		}
	}
}

// TestDatesOfNames: an article without a date has that of its address, else that
// of the name of its file if the file is one article by its form; it says so.
func TestDatesOfNames(t *testing.T) {
	dated := "---\ndate: 2021-06-13\n---\n" + story
	for _, c := range []struct{ name, file, in, date, warning string }{
		{"text", "2021-06-14-talks.txt", story, "2021-06-14", "no date in the article: 2021-06-14 is that of the file's name"},
		{"folders", "2021/06/14/talks.txt", story, "2021-06-14", "of the file's name"},
		{"own date first", "2021-06-14-talks.md", dated, "2021-06-13", ""},
		{"address first", "2021-06-14.jsonl", `{"url":"https://paper.example/2021/06/12/talks","text":"They left."}`, "2021-06-12", "no date in the article: 2021-06-12 is that of its address"},
		{"own date before the address", "a.jsonl", `{"url":"https://paper.example/2021/06/12/talks","date":"2021-06-11","text":"They left."}`, "2021-06-11", ""},
		{"file of records", "2021-06-14.jsonl", `{"text":"They left."}`, "", ""},
		{"page", "2021-06-14.html", "<html><body><article>" + strings.Repeat("<p>The leaders of the two countries went home without a word on the ships.</p>", 8) + "</article></body></html>", "2021-06-14", "of the file's name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, c.file, []byte(c.in))
			docs, problems := walked(dir, Options{})
			if len(docs) != 1 || len(problems) > 0 {
				t.Fatalf("%d articles, %q", len(docs), problems)
			}
			d := docs[0]
			if warnings := strings.Join(d.Warnings, "; "); d.Meta.Date() != c.date || c.warning == "" != (warnings == "") || !strings.Contains(warnings, c.warning) {
				t.Errorf("%q, %q; want %q, %q", d.Meta.Date(), warnings, c.date, c.warning)
			}
		})
	}
}
