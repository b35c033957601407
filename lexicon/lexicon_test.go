package lexicon

import (
	"os"
	"testing"
	"time"
)

func TestEmbeddedIsClean(t *testing.T) {
	for _, p := range Lint(os.DirFS("data")) {
		t.Error(p)
	}
}

func TestDefaultLoadsFast(t *testing.T) {
	begin := time.Now()
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d entries in %d categories, %s", len(l.Entries()), len(l.Categories()), time.Since(begin))
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(os.DirFS("data"), "parley"); err != nil {
			b.Fatal(err)
		}
	}
}

func TestEmptyDictionary(t *testing.T) {
	if l, ps := Compile(Dictionary{Name: "none"}); len(ps) > 0 || len(l.Entries()) != 0 {
		t.Fatalf("problems %v, %d entries", ps, len(l.Entries()))
	}
}
