package batch

import (
	"testing"
	"time"

	"parley/analyze/doc"
)

// The hashes of a ledger hold for good: one that changes makes every article of
// every store new. Those wanted are what sha256sum gives of the bytes.
func TestContentHash(t *testing.T) {
	day := time.Date(2021, 6, 16, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		d    doc.Document
		want string
	}{
		{doc.Document{}, "af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc"},
		{doc.Document{Body: "Ferry runs.", Meta: doc.Meta{Title: "T", Outlet: "O", Summit: "S", Section: "C", Byline: "B", URL: "u", Published: day, Extra: map[string]string{"z": "1", "a": "2"}}}, "2c72559ebd8355f6fbfccb72f59a4b79e30395e2e4747a4568001ab9f3c76d28"},
	} {
		if got := contentHash(&c.d); got != c.want {
			t.Errorf("%q: hash %s, want %s", c.d.Body, got, c.want)
		}
	}
}
