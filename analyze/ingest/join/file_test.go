package join

import (
	"testing"

	"parley/analyze/ingest/record"
)

// TestFiles: whether a row of a list belongs to an article's file (U4).
func TestFiles(t *testing.T) {
	for _, c := range []struct {
		list, file, id string // the row
		article        string
		want           bool
	}{
		{"c/meta.csv", "a.txt", "", "c/a.txt", true},
		{"c/meta.csv", "a.txt", "", "c/hanoi/a.txt", true},
		{"c/meta.csv", "A.TXT", "", "c/a.txt", true},
		{"c/meta.csv", "a.pdf", "", "c/a.txt", true}, // the text of it
		{"c/meta.csv", "a", "", "c/a.txt", true},
		{"c/meta.csv", "", "a", "c/a.txt", true},
		{"c/meta.csv", "", "a.txt", "c/a.txt", true},
		{"c/meta.csv", "hanoi/a.txt", "", "c/hanoi/a.txt", true},
		{"c/meta.csv", `hanoi\a.txt`, "", "c/hanoi/a.txt", true},
		{"c/meta.csv", "./hanoi/a.txt", "", "c/hanoi/a.txt", true},
		{"c/meta.csv", "/home/ann/c/hanoi/a.txt", "", "c/hanoi/a.txt", true}, // made on another machine
		{"meta.csv", "a.txt", "", "/data/c/a.txt", true},
		{"meta.csv", "a.txt", "", "c.zip!a.txt", true},
		{"c.zip!meta.csv", "a.txt", "", "c.zip!a.txt", true},
		{"meta/list.csv", "c/a.txt", "", "/data/c/a.txt", true},
		{"c/meta.csv", "singapore/a.txt", "", "c/hanoi/a.txt", false},
		{"c/hanoi/meta.csv", "a.txt", "", "c/singapore/a.txt", false},
		{"meta/list.csv", "a.txt", "", "c/a.txt", false},
		{"c/meta.csv", "b.txt", "", "c/a.txt", false},
		{"c/meta.csv", "", "https://paper.example/a", "c/a.txt", false},
		{"c/meta.csv", "", "", "c/a.txt", false},
		{"c/meta.csv", "talks in St. Petersburg", "", "c/talks in St. Petersburg.txt", true},
	} {
		var tab Table
		list := &List{Path: c.list}
		tab.Lists = append(tab.Lists, list)
		tab.Add(list, &record.Record{File: c.file, ID: c.id, Outlet: "The Example Times"})
		r := &record.Record{}
		if got := tab.Fill(r, c.article); got != c.want || got != (r.Outlet != "") || got != (list.Matched() == 1) {
			t.Errorf("%+v: %v, %+v, %d matched", c, got, r, list.Matched())
		}
	}
}

// TestOneOfTheList: of the rows of a list that fit one file, that of its ending
// counts; rows over again count as the first; rows of one address that name
// several files each have theirs.
func TestOneOfTheList(t *testing.T) {
	var tab Table
	list := &List{Path: "c/meta.csv"}
	tab.Lists = append(tab.Lists, list)
	for _, r := range []record.Record{
		{N: 1, File: "a.html", Title: "page", URL: "https://paper.example/1"},
		{N: 2, File: "a.txt", Title: "text", URL: "https://paper.example/1"},
		{N: 3, File: "b.txt", Title: "first"},
		{N: 4, File: "b.txt", Title: "second"},
		{N: 5, File: "c.html", Title: "one"},
		{N: 6, File: "c.pdf", Title: "other"},
	} {
		tab.Add(list, &r)
	}
	for article, want := range map[string]string{"c/a.txt": "text", "c/a.html": "page", "c/b.txt": "first", "c/c.txt": ""} {
		r := &record.Record{}
		tab.Fill(r, article)
		if r.Title != want {
			t.Errorf("%s: %q, want %q", article, r.Title, want)
		}
	}
	if list.Rows != 6 || list.Matched() != 4 {
		t.Errorf("%d of %d rows", list.Matched(), list.Rows)
	}
	if left := tab.Left(list); left != "c.html" {
		t.Errorf("%q is left", left)
	}
	again := &record.Record{}
	if tab.Fill(again, "", "https://paper.example/1"); again.Title != "page" || list.Matched() != 4 {
		t.Errorf("%+v, %d matched", again, list.Matched())
	}
}
