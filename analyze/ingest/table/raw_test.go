package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestRawCSV(t *testing.T) {
	known := func(name string) bool { return name == "id" || name == "text" }
	for _, c := range []struct {
		name, in string
		limit    int
		want     []string
	}{
		{"lines", "id,text\n1,\"a\nb\"\n\n2,c", 99, []string{"1 [id text]", `2 [1 a|b]`, "4 []", "5 [2 c]"}},
		{"semicolons", "id;text\r\n1;a, b, c\r\n", 99, []string{"1 [id text]", "2 [1 a, b, c]"}},
		{"one column", "text\na, b; c\n", 99, []string{"1 [text]", "2 [a  b; c]"}},
		{"doubled marks", "id,text\n1,\"say \"\"no\"\"\"\n", 99, []string{"1 [id text]", `2 [1 say "no"]`}},
		{"too long", "id,text\n1,aaaaaaaaaaaaaaaaaaaa\n2,b\n", 15, []string{"1 [id text]", "2: row is longer than 15 bytes", "3 [2 b]"}},
		{"never closed", "id,text\n1,\"a\n2,b", 99, []string{"1 [id text]", "2: a quotation mark is never closed"}},
		{"windows-1252", "id,text\n1,caf\xe9 na\xefve fa\xe7ade\n", 99, []string{"1 [id text]", "2 [1 café naïve façade]"}},
		{"nothing", "", 99, nil},
	} {
		var got []string
		for row, err := range RawCSV(strings.NewReader(c.in), c.limit, known) {
			if err != nil {
				got = append(got, fmt.Sprintf("%d: %s", row.Line, err))
				continue
			}
			cells := strings.ReplaceAll(strings.Join(row.Cells, " "), "\n", "|")
			got = append(got, fmt.Sprintf("%d [%s]", row.Line, cells))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}
