package statement

import (
	"bytes"
	"encoding/csv"
	"reflect"
	"strings"
	"testing"
)

// FuzzDecode: any bytes give rows and errors that name a line; a row that was
// read is read again as it was.
func FuzzDecode(f *testing.F) {
	var b bytes.Buffer
	e := NewEncoder(&b)
	if err := e.Encode(example()); err != nil {
		f.Fatal(err)
	}
	e.Flush()
	f.Add(b.Bytes())
	f.Add([]byte("{\"schema\":1,\"doc\":\"a\",\"content\":[[3,1]]}\nnull\n[]\n{\"schema\":99}\n\xff"))
	f.Fuzz(func(t *testing.T, in []byte) {
		for s, err := range Decode(bytes.NewReader(in)) {
			if err != nil {
				if !strings.HasPrefix(err.Error(), "line ") {
					t.Fatalf("error %v", err)
				}
				continue
			}
			var b bytes.Buffer
			e := NewEncoder(&b)
			if err := e.Encode(s); err != nil {
				t.Fatal(err)
			}
			e.Flush()
			for again, err := range Decode(&b) {
				if err != nil || !reflect.DeepEqual(again, s) {
					t.Fatalf("%+v is read again as %+v, %v", s, again, err)
				}
			}
			if len(s.Record()) != len(Columns()) {
				t.Fatal("a cell without a column")
			}
		}
	})
}

// FuzzCSV: what is written is read back, but for the apostrophe before what
// would be a formula.
func FuzzCSV(f *testing.F) {
	// the reader takes a return before a line feed away, once each time it reads
	oneBreak := func(s string) string {
		for strings.Contains(s, "\r\n") {
			s = strings.ReplaceAll(s, "\r\n", "\n")
		}
		return s
	}
	f.Add("=1+1", "a,\"b\"\n")
	f.Add(" \t-", "\r\n@")
	f.Fuzz(func(t *testing.T, a, b string) {
		if a == "" && b == "" {
			return
		}
		var out bytes.Buffer
		w := NewCSV(&out, ',')
		if err := w.Write([]string{a, b}); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(rows) != 1 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for i, want := range []string{a, b} {
			got := rows[0][i]
			if want = oneBreak(Guard(want)); oneBreak(got) != want {
				t.Errorf("%q comes back as %q", want, got)
			}
			if t0 := strings.TrimLeft(got, " \u00a0"); t0 != "" && strings.ContainsAny(t0[:1], "=@\t\r\n") {
				t.Errorf("%q is a formula", got)
			}
		}
	})
}
