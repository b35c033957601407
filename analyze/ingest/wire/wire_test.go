package wire

import (
	"strings"
	"testing"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

const (
	iptcSample = "\x01exa062 4 i 211 ccccb   exa 061\r\n\r\nSummit-talks/\r\n\x02Talks end by the\r\nsea =\r\n\r\n   Seaville (exa) - Leaders ended\r\ntheir talks.\r\n\r\n   \"We agreed,\" he said.\r\n\r\n# exa NOTEBOOK\r\n\r\nThe following information is not for publication\r\n\r\nexa ab\r\n\x03131137 GMT Jun 21 \r\n\x7f\n\x04"
	anpaSample = "\x16\x16\x01W2607\x1fexam\nr a\x13\x11 BC-Talks   06-13 1693\n\x02^BC-Talks, 1st Ld,1140<\n^Talks end by the sea<\n^Eds: Adds quote.<\n^By ADA WRITER=\n^Example Press=\n\t   SEAVILLE (EX) _ Leaders ended their talks.\n \n\t   ``We agreed,'' he said.\n \n\t   ___\n \n\n\t   \x03EX-WF-06-13-21 0745GMT<\n\x0c\n\x04\n"
)

var m = record.Defaults().Fields

func TestRead(t *testing.T) {
	iptc := `Talks end by the sea||2021-06-13T11:37:00Z||Seaville (exa) - Leaders ended their talks. / "We agreed," he said.`
	anpa := "Talks end by the sea|Example Press|2021-06-13T07:45:00Z|By ADA WRITER|SEAVILLE (EX) _ Leaders ended their talks. / “We agreed,” he said."
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"W1 W2 W3 W5 IPTC 7901", iptcSample, []string{iptc}},
		{"W4 W6 ANPA", anpaSample, []string{anpa}},
		{"two messages", iptcSample + anpaSample, []string{iptc, anpa}},
		{"W2 last century", strings.ReplaceAll(iptcSample, "Jun 21", "Jun 94"), []string{strings.ReplaceAll(iptc, "2021", "1994")}},
		{"W2 no zone", strings.ReplaceAll(iptcSample, "131137 GMT Jun 21", "exa xy ab\r\n131137 Okt 21"), []string{strings.ReplaceAll(iptc, "2021-06-13T11:37:00Z", "2021-10-13")}},
		{"no date is none", strings.ReplaceAll(iptcSample, "131137 GMT Jun 21", ""), []string{strings.ReplaceAll(iptc, "2021-06-13T11:37:00Z", "")}},
		{"cut off", iptcSample + "\x01exa063 4 i\r\n", []string{iptc, "bad 2: message without a text"}},
		{"no message", "text", []string{"bad 0: no message found in the wire text"}},
	} {
		t.Run(c.name, func(t *testing.T) { recordtest.Equal(t, recordtest.Lines(Read(c.in, m)), c.want...) })
	}
}

func TestIs(t *testing.T) {
	if !Is([]byte(iptcSample)) || !Is([]byte(anpaSample)) || Is([]byte("plain text")) {
		t.Error("wire text is not told from other text")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(iptcSample)
	f.Add(anpaSample)
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		recordtest.Sound(t, len(s), Read(s, m))
	})
}
