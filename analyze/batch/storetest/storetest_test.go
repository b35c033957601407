package storetest

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"parley/analyze/batch"
)

func sqliteFile(t *testing.T) string { return filepath.Join(t.TempDir(), "p.db") }

func TestSQLite(t *testing.T) { Run(t, sqliteFile) }

func TestPostgres(t *testing.T) {
	if os.Getenv("PARLEY_POSTGRES") == "" {
		t.Skip("PARLEY_POSTGRES names no database")
	}
	Run(t, Database)
}

// Both stores give the same rows in the same order.
func TestStoresAgree(t *testing.T) {
	bodies := docs([2]string{"ö", "One. Two. Three. Four."}, [2]string{"a#2", "Five."}, [2]string{"a-1", "Six. FAIL"}, [2]string{"B", "Seven. Eight."})
	var got [2]string
	for i, path := range []string{sqliteFile(t), Database(t)} {
		s, err := batch.Open(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		run(t, runner(s, "1"), bodies)
		got[i] = Content(t, s)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if got[0] != got[1] {
		t.Errorf("SQLite:\n%s\nPostgreSQL:\n%s", got[0], got[1])
	}
}
