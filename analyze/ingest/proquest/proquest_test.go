package proquest

import (
	"strings"
	"testing"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

const line = "____________________________________________________________\n"

const sample = `Document 1 of 2

Talks end by the sea

Author: Writer, Ada

Full text: “We agreed,” he said.

Asked again: nothing more.

Title: Talks end by the sea

Publication title: The Example Times; London

Publication date: Jun 13, 2021

ProQuest document ID: 123456

Database: Example
`

func TestRead(t *testing.T) {
	m := record.Defaults().Fields
	one := "Talks end by the sea|The Example Times; London|2021-06-13|Writer, Ada|“We agreed,” he said. / Asked again: nothing more."
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"Q1 Q2 Q3", "Report Information from ProQuest\n" + line + sample + line + strings.ReplaceAll(sample, "Full text", "Full Text") + line + "Contact us at: nowhere\nDatabase copyright ProQuest\n", []string{one, one}},
		{"Q4 publication info", strings.NewReplacer("Title: Talks end by the sea\n\nPublication title: The Example Times; London\n\nPublication date: Jun 13, 2021\n\n", "", "Author: Writer, Ada\n", "Author: Writer, Ada\n\nPublication info: The Example Times ; London (UK) [London (UK)]. 13 June 2021: A1.\n").Replace(sample), []string{strings.Replace(one, "; London", "", 1)}},
		{"labels in capitals", strings.NewReplacer("Full text", "FULL TEXT", "Publication title", "PUBLICATION TITLE").Replace(sample), []string{one}},
		{"windows lines", strings.ReplaceAll(sample, "\n", "\r\n"), []string{one}},
		{"no date is none", strings.ReplaceAll(sample, "Publication date: Jun 13, 2021", "Publication date: "), []string{strings.ReplaceAll(one, "2021-06-13", "")}},
		{"no text", line + "Title: Only a title\nPublication title: X\n" + line + sample, []string{"bad 1: no text in the article", one}},
		{"cut off", line, []string{"bad 0: no article found in the export"}},
	} {
		t.Run(c.name, func(t *testing.T) { recordtest.Equal(t, recordtest.Lines(Read(c.in, m)), c.want...) })
	}
	if !Is(sample) || Is("Full text: of a treaty") {
		t.Error("the export is not told from other text")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		recordtest.Sound(t, len(s), Read(s, record.Defaults().Fields))
	})
}
