package batch

import (
	"path/filepath"
	"testing"
	"time"

	"parley/analyze/doc"
)

// The hashes of a ledger hold for good: one that changes makes every article of
// every store new. Those wanted are what Python's hashlib gives of the bytes.
func TestContentHash(t *testing.T) {
	day := time.Date(2021, 6, 16, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		d             doc.Document
		want, earlier string
	}{
		{doc.Document{}, "b2:geR6GeaymwpluVkXYs5RQ+0w0CYeXSSjIBdSUGsg8Vw", "af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc"},
		{doc.Document{Body: "Ferry runs.", Meta: doc.Meta{Title: "T", Outlet: "O", Summit: "S", Section: "C", Byline: "B", URL: "u", Published: day, Extra: map[string]string{"z": "1", "a": "2"}}},
			"b2:TfD4ZtQQoXeTKc+fGS8j4rFn+KJMVi9LXnMOEDi9uvk", "2c72559ebd8355f6fbfccb72f59a4b79e30395e2e4747a4568001ab9f3c76d28"},
	} {
		got := contentHash(&c.d)
		if got != c.want {
			t.Errorf("%q: hash %s, want %s", c.d.Body, got, c.want)
		}
		for known, want := range map[string]bool{c.want: true, c.earlier: true, "": false, "b2:": false, c.earlier[1:]: false} {
			if hashFits(known, got, &c.d) != want {
				t.Errorf("%q: %q fits: %v", c.d.Body, known, !want)
			}
		}
	}
}

// An article that an earlier version hashed is known, and hashed anew, once; all
// else in its line of the ledger stays.
func TestEarlierHashes(t *testing.T) {
	s := openStore(t, filepath.Join(t.TempDir(), "p.db"))
	docs := articles([2]string{"a", "One."}, [2]string{"b", "Two."})
	mustRun(t, runner(s, &fake{version: "1"}), docs)
	ledger := "SELECT key || path || hash || method || state || attempts || run FROM items ORDER BY key"
	want, err := column[string](t.Context(), s.db, ledger)
	if err != nil {
		t.Fatal(err)
	}
	// SHA-256 of "One." and "Two." with the title, and zero bytes after each field
	s.Exec(t, "UPDATE item_rows SET hash = ? WHERE key = 'a'", "b0a08ff7a77de0e02d39aa5d33acdbb488e8d6b1a66420147581cf0f1ae2874b")
	s.Exec(t, "UPDATE item_rows SET hash = ? WHERE key = 'b'", "592135f87d8706c635c87fe7d1318ef1f3290eaf4d952dec5d61f09a4fd7715c")
	for range 2 {
		if sum := mustRun(t, runner(s, &fake{version: "1"}), docs); sum.Unchanged != 2 || sum.Analyzed() != 0 {
			t.Errorf("%+v: articles of an earlier hash are not known", sum)
		}
		got, err := column[string](t.Context(), s.db, ledger)
		if err != nil || len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
			t.Errorf("%v\n%q, want\n%q", err, got, want)
		}
	}
}
