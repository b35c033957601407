package ingest

import (
	"strings"
	"testing"

	"parley/analyze/ingest/office"
	"parley/analyze/ingest/record"
)

// pages makes paragraphs: "# " sets a heading of the first rank, "## " of the second.
func pages(s string) *office.File {
	doc := &office.File{}
	for l := range strings.SplitSeq(s, "\n") {
		p := office.Paragraph{Text: l}
		if t, ok := strings.CutPrefix(l, "## "); ok {
			p = office.Paragraph{Text: t, Style: "Heading2"}
		} else if t, ok := strings.CutPrefix(l, "# "); ok {
			p = office.Paragraph{Text: t, Style: "Heading1"}
		}
		doc.Paragraphs = append(doc.Paragraphs, p)
	}
	return doc
}

func TestByHeadings(t *testing.T) {
	one := "# Talks end\nThe Example Times\n13 June 2021\nBy Ada Writer\n\nThe leaders went home.\n## A break\nThey said nothing more.\n"
	want := "Talks end|The Example Times|2021-06-13|The leaders went home./A break/They said nothing more."
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"two", one + strings.Replace(one, "The Example Times\n13 June 2021\nBy Ada Writer\n", "Date: June 14, 2021\nhttps://paper.example/1\n", 1), []string{want, strings.NewReplacer("The Example Times", "", "06-13", "06-14").Replace(want)}},
		{"a cover before", "Articles of June\n" + one + one, []string{want, want}},
		{"one", one, nil},
		{"a heading without a date", one + "# What it means\nNobody knows.\n", nil},
		{"no text", one + "# Talks begin\n14 June 2021\n", nil},
		{"none", "Leaders went home.\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for i, r := range byHeadings(pages(c.in), record.Defaults().Fields) {
				if r.N != i+1 {
					t.Errorf("article %d has number %d", i+1, r.N)
				}
				got = append(got, strings.Join([]string{r.Title, r.Outlet, r.Published.Format("2006-01-02"), strings.ReplaceAll(r.Text, "\n", "/")}, "|"))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}
