package integrum

import (
	"strings"
	"testing"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

const sample = `<html><body><h3>Report</h3>1. <a href="#1">ИТОГИ</a><a name="1"></a><table><tr><td>^ИС:
 Новая газета <br>^РБ: МИР<br>^НР: 6<br>^ДТ: 09.02.1994<br>^АВ: Иванов Иван,<br>^ЗГ: ИТОГИ<br></td></tr></table><h3>ИТОГИ</h3><pre>
     Первый абзац на
двух строках.
     Второй <font color="#FF0000"><b>абзац</b></font>.

Третий.</pre></body></html>`

var m = record.Defaults().Fields

func TestRead(t *testing.T) {
	one := "ИТОГИ|Новая газета|1994-02-09|Иванов Иван|Первый абзац на двух строках. / Второй абзац. / Третий."
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"G1 G2", sample + sample, []string{one, one}},
		{"no date is none", strings.ReplaceAll(sample, "^ДТ: 09.02.1994<br>", ""), []string{strings.ReplaceAll(one, "1994-02-09", "")}},
		{"cut off", sample + sample[:strings.Index(sample, "<h3>ИТОГИ")], []string{one, "bad 2: no text in the article"}},
		{"other page", "<p>x</p>", []string{"bad 0: no article found in the report"}},
	} {
		t.Run(c.name, func(t *testing.T) { recordtest.Equal(t, recordtest.Lines(Read(c.in, m)), c.want...) })
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		recordtest.Sound(t, len(s), Read(s, m))
	})
}
