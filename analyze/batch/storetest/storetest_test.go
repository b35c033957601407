package storetest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5"

	"parley/analyze/batch"
)

func sqliteFile(t *testing.T) string { return filepath.Join(t.TempDir(), "p.db") }

func TestSQLite(t *testing.T) { Run(t, sqliteFile) }

// database gives the DSN of an empty database beside that of PARLEY_POSTGRES,
// or skips.
func database(t *testing.T) string {
	dsn := os.Getenv("PARLEY_POSTGRES")
	if dsn == "" {
		t.Skip("PARLEY_POSTGRES names no database")
	}
	ctx := context.Background()
	admin, err := pgx.Connect(ctx, dsn)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("parley_test_%d_%d", os.Getpid(), serial)
	serial++
	if _, err := admin.Exec(ctx, "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		admin.Exec(ctx, "DROP DATABASE "+name+" WITH (FORCE)")
		admin.Close(ctx)
	})
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

var serial int

func TestPostgres(t *testing.T) {
	if os.Getenv("PARLEY_POSTGRES") == "" {
		t.Skip("PARLEY_POSTGRES names no database")
	}
	Run(t, database)
}

// Both stores give the same rows in the same order.
func TestStoresAgree(t *testing.T) {
	bodies := docs([2]string{"ö", "One. Two. Three. Four."}, [2]string{"a#2", "Five."}, [2]string{"a-1", "Six. FAIL"}, [2]string{"B", "Seven. Eight."})
	var got [2]string
	for i, path := range []string{sqliteFile(t), database(t)} {
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
