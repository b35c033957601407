package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/jackc/pgx/v5"

	"parley/analyze/batch/storetest"
)

// The samples give the same workbook to the byte from SQLite and PostgreSQL,
// and views for analysts in both.
func TestStoresGiveEqualWorkbooks(t *testing.T) {
	ctx, dsn := context.Background(), storetest.Database(t)
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	dir := t.TempDir()
	var books [2][]byte
	var err error
	for i, store := range []string{filepath.Join(dir, "p.db"), dsn} {
		book := filepath.Join(dir, fmt.Sprint(i, ".xlsx"))
		for range 2 { // the second night finds nothing new
			var out bytes.Buffer
			if code := run(ctx, []string{"parley", "run", "--store", store, "-o", book, filepath.Join("..", "..", "seeds")}, nil, &out, &out); code != 0 {
				t.Fatalf("exit %d: %s", code, out.String())
			}
		}
		if books[i], err = os.ReadFile(book); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(books[0], books[1]) {
		t.Error("the workbooks differ")
	}
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	for _, view := range []string{"v_speaker_tone", "v_speaker_overall", "v_speaker_outlet", "v_stances", "statements", "tones", "stances"} {
		var n int
		if err := conn.QueryRow(ctx, "SELECT count(*) FROM "+view).Scan(&n); err != nil || n == 0 {
			t.Errorf("%s: %d lines, %v", view, n, err)
		}
	}
}
