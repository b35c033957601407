package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/report/xlsx"
)

// The workbook has the columns of own dictionaries on Statements and Speakers,
// behind the others, and Method explains them.
func TestOwnColumnsInWorkbook(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	out := filepath.Join(dir, "out.xlsx")
	args := []string{"parley", "run", "--lexicon", file("mood.dic", "%\n1\tsunny\n2\tdark\n%\nbright\t1\ngloom\t2\n"), "--lexicon", file("rated.tsv", "bright\t0.5\ngloom\t-0.5\n"),
		"--store", filepath.Join(dir, "s.db"), "-o", out, file("a.txt", "A day by the lake\n\n“The outlook is bright,” said Ann Lee on Monday.\n\n“There was gloom,” Tom Hart said.\n")}
	var stderr bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &bytes.Buffer{}, &stderr); code != 0 {
		t.Fatal(code, stderr.String())
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := xlsx.ReadSheets(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][][]string{}
	for _, s := range sheets {
		rows[s.Name] = s.Rows
	}
	st := rows["Statements"]
	if got, want := st[2][len(st[2])-3:], []string{"mood.dark", "mood.sunny", "rated.valence"}; !slices.Equal(got, want) {
		t.Errorf("columns %q, want %q", got, want)
	}
	at := len(st[2]) - 3
	if got := st[3][at : at+2]; !slices.Equal(got, []string{"0", "1"}) || !strings.HasPrefix(st[3][at+2], "0.") || !strings.HasPrefix(st[4][at+2], "-0.") || st[4][at] != "1" {
		t.Errorf("cells %q and %q", st[3][at:], st[4][at:])
	}
	sp := rows["Speakers"]
	header := slices.IndexFunc(sp, func(r []string) bool { return len(r) > 0 && r[0] == "Speaker" }) // it stands below the charts
	if header < 0 || !slices.Contains(sp[header], "mood.sunny %") || !slices.Contains(sp[header], "rated.valence") {
		t.Errorf("columns of Speakers, row %d of %q", header, sp)
	}
	explained := slices.ContainsFunc(rows["Method"], func(r []string) bool { return len(r) > 2 && r[1] == "mood.sunny" && r[2] != "" })
	if !explained {
		t.Error("Method does not explain mood.sunny")
	}
}
