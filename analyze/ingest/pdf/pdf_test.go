package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"parley/analyze/ingest/record"
)

// document makes a PDF of pages of operators.
func document(pages ...string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
	}
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), strings.Join(kids, " ")))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	for i, p := range pages {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", 5+2*i))
		object(fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(p), p))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

func words(s string) string {
	return "BT /F1 12 Tf 72 700 Td (" + strings.ReplaceAll(s, "\n", ") Tj 0 -14 Td (") + ") Tj ET"
}

const prose = "Leaders ended their talks by the sea\nand went home without a word on trade.\nThe host said that the next round would\nbe held in autumn, if at all."

const (
	other = "Ministers spoke of tariffs and of steel\nbefore they left for the airport.\nNobody answered any of our questions."
	third = "A spokesman called the evening useful\nand the weather at the coast mild."
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []byte
		want string // lines, or the problem
	}{
		{"lines", document(words(prose)), prose},
		{"P4 gaps", document("BT /F1 12 Tf 1 0 0 1 72 700 Tm [(Leaders)-300(en)20(ded)] TJ 1 0 0 1 150 700 Tm (talks) Tj ET " + words(prose)), "Leaders ended talks\n" + prose},
		{"P3 frames", document(words("The Example Times 1\n"+prose+"\n1"), words("The Example Times 2\n"+other+"\n2"), words("The Example Times 3\n"+third+"\n3")), prose + "\n" + other + "\n" + third},
		{"P1 no text", document("0 0 m 10 10 l S"), "PDF without readable text: only 0 words"},
		{"P1 lost signs", document(words(strings.Repeat("\\001\\002\\003 ab ", 30))), "PDF without readable text: 90 of 150 signs are lost"},
		{"P1 digits", document(words(strings.Repeat("123 456 a ", 30))), "PDF without readable text: only 30 of 210 signs are letters"},
		{"cut off", document(words(prose))[:300], "damaged or encrypted PDF: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines, err := Read(c.in, time.Minute)
			got := strings.Join(lines, "\n")
			if err != nil {
				got = err.Error()
			}
			if got != c.want && !(strings.HasSuffix(c.want, ": ") && strings.HasPrefix(got, c.want)) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestGate: text that is no language is refused, prose of any language is not (P1).
func TestGate(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"English", strings.Repeat(prose+" ", 3), ""},
		{"German", strings.Repeat("Die Regierungschefs beendeten ihre Verhandlungen über Stahlzölle und Handelsbeschränkungen. ", 4), ""},
		{"Russian", strings.Repeat("Стороны договорились продолжить переговоры осенью. ", 6), ""},
		{"Chinese", strings.Repeat("两国领导人在海边结束了三天的会谈 ", 30), ""},
		{"a table of numbers with words", strings.Repeat("Steel 12 tons to the harbour in May, ", 8), ""},
		{"nothing", "", "only 0 words"},
		{"short", "Leaders went home.", "only 3 words"},
		{"signs of a font without a table", strings.Repeat("\ue001\ue002 \ue003 the sea ", 20), "60 of 180 signs are lost"},
		{"replaced signs", strings.Repeat("caf\ufffd by the sea ", 20), "20 of 240 signs are lost"},
		{"digits and signs", strings.Repeat("12/34 #56 ab ", 20), "only 40 of 200 signs are letters"},
		{"words run together", strings.Repeat("LeadersendedtheirtalksbytheseaonSunday ", 20), "the words run together"},
		{"letters apart", strings.Repeat("L e a d e r s ended ", 20), "the letters stand apart"},
	} {
		if got := Gate(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestHints: a PDF that cannot be read says what to do.
func TestHints(t *testing.T) {
	for _, in := range [][]byte{document("0 0 m 10 10 l S"), document(words(prose))[:300], []byte("%PDF-1.4\nnot at all")} {
		_, err := Read(in, time.Minute)
		var bad *record.Problem
		if !errors.As(err, &bad) || !strings.Contains(bad.Hint, "pdftotext") {
			t.Errorf("%v", err)
		}
	}
}

// TestSlow: a file is given up when its time is over (P2).
func TestSlow(t *testing.T) {
	_, err := Read(document(words(strings.Repeat(prose, 2000))), time.Nanosecond)
	if err == nil || !strings.Contains(err.Error(), "not read within") {
		t.Errorf("got %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(document(words(prose)))
	f.Fuzz(func(t *testing.T, b []byte) {
		lines, err := Read(b, 2*time.Second)
		if err == nil && len(lines) == 0 {
			t.Error("neither lines nor a problem")
		}
	})
}
