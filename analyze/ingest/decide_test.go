package ingest

import (
	"context"
	"strings"
	"testing"
)

// TestDecide: the content decides, whatever the name says; the name where the
// content does not.
func TestDecide(t *testing.T) {
	prose := "Leaders ended their talks by the sea and went home. "
	for _, c := range []struct{ name, in, want string }{
		{"a.txt", `<newsItem><itemMeta/><contentSet><inlineData>` + prose + `</inlineData></contentSet></newsItem>`, "newsml-g2"},
		{"a.txt", `<?xml version="1.0"?><NewsML><NewsItem><ContentItem><DataContent>` + prose + `</DataContent></ContentItem></NewsItem></NewsML>`, "newsml"},
		{"a.html", `<nitf><body><body.content><p>` + prose + `</p></body.content></body></nitf>`, "nitf"},
		{"a.json", `{"uri":"u","versioncreated":"2021-06-13T10:20:00Z","pubstatus":"usable","body_text":"` + prose + `"}`, "ninjs"},
		{"a.txt", "\x01exa062 4 i 211\r\n\x02Talks =\r\n\r\n   " + prose + "\r\n\x03131137 GMT Jun 21", "wire"},
		{"a.txt", "From: a@b.example\nDate: Sun, 13 Jun 2021 10:20:00 +0200\nMessage-ID: <1>\n\n" + prose, "mail"},
		{"a.txt", "From a Sun\nFrom: a@b.example\nDate: Sun, 13 Jun 2021 10:20:00 +0200\nMessage-ID: <1>\n\n" + prose, "mbox"},
		{"a.txt", `{\rtf1 ` + prose + `}`, "rtf"},
		{"a.rtf", `{\rtf1 HD Talks end\par WC 12 words\par PD 13 June 2021\par SN The Example Times\par LP \par ` + prose + `\par AN Document EXTM000020210613eh6d00002\par}`, "factiva"},
		{"a.txt", "Talks end\nBy Ada\n12 words\n13 June 2021\nThe Example Times\nEXTM\nEnglish\n" + prose + "\nDocument EXTM000020210613eh6d00002\n", "factiva"},
		{"a.txt", "Title: Talks\n\nFull text: " + prose + "\n\nPublication title: The Example Times\n", "proquest"},
		{"a.html", `<html><body><table><td>^ИС: Газета<br>^ЗГ: Т</td></table><pre>` + prose + `</pre></body></html>`, "integrum"},
		{"a.html", `<html><body><article><span class="DocPublicationName">J</span><p class="titreArticleVisu">T</p><section>` + prose + `</section></article></body></html>`, "europresse"},
		{"a.dat", "title,date,text\nT,2021-06-13," + prose + "\n", "csv"},
		{"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "a Word, Excel or Outlook file of before 2007, which is not read"},
		{"a.7z", "7z\xbc\xaf\x27\x1c\x00\x04", "a 7z archive, which is not read"},
		{"a.txt", "\xff\xd8\xff\xe0\x00\x10JFIF", "a picture, which is not read"},
		{"a.bin", "\x00\x01\x02\x03", "binary file, not an article format"},
		{"a.txt", "                               1 of 1 DOCUMENTS\n\n                   The Example Times\n\n                   June 13, 2021 Sunday\n\nTalks end\n\nLENGTH: 12 words\n\n" + prose + "\n\nLOAD-DATE: June 14, 2021\n", "nexis"},
		{"a.rtf", `{\rtf1 1 of 1 DOCUMENTS\par The Example Times\par June 13, 2021 Sunday\par Talks end\par LENGTH: 12 words\par ` + prose + `\par LOAD-DATE: June 14, 2021\par}`, "nexis"},
		{"a.txt", "Talks end\nThe Example Times\nJune 13, 2021 Sunday\nCopyright 2021\n\nBody\n\n" + prose + "\n\nLoad-Date: June 14, 2021\n\n\fEnd of Document\n", "nexis"},
		{"a.rtf", `{\rtf1 Talks end\par The Example Times\par June 13, 2021 Sunday\par Copyright 2021\par Body\par ` + prose + `\par Load-Date: June 14, 2021\par End of Document\par}`, "nexis"},
		{"a.rtf", `{\rtf1 Title: Talks\par Full text: ` + prose + `\par Publication title: The Example Times\par}`, "proquest"},
		{"a.csv", "sep=;\ntitle;date;text\nT;2021-06-13;" + prose + "\n", "csv"},
		{"a.mht", "From: <Saved by Blink>\nSnapshot-Content-Location: https://paper.example/1\nSubject: T\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html\n\n<html><body><article>" + strings.Repeat("<p>"+prose+"</p>", 6) + "</article></body></html>\n--b--\n", "mail"},
		{"a.md", prose, "markdown"},
		{"a.txt", prose, "text"},
		{"a.xml", `<news><article><title>T</title><body>` + prose + `</body></article></news>`, "xml"},
		{"a.xml", `<TEI><text><body><sp who="#a"><p>` + prose + `</p></sp></body></text></TEI>`, "tei"},
		{"a.xml", `<text id="x"><p>` + prose + `</p></text>`, "tei"},
		{"a.xml", `<memo id="x"><p>` + prose + `</p></memo>`, "XML of a kind that is not known: <memo>"},
	} {
		t.Run(c.want, func(t *testing.T) {
			got := "nothing"
			for d, err := range Read(context.Background(), strings.NewReader(c.in), c.name, Options{}) {
				if err != nil {
					got = strings.TrimPrefix(err.Error(), c.name+": ")
				} else {
					got = d.Meta.Format
				}
			}
			if got != c.want {
				t.Errorf("read as %q, want %q", got, c.want)
			}
		})
	}
}

// TestHeaders: a document of a word processor may have the header of a text, or
// hold several articles with headers.
func TestHeaders(t *testing.T) {
	one := `Title: Talks end\par Source: The Example Times\par Date: 13 June 2021\par\par Leaders went home.\par `
	for _, c := range []struct {
		name, in string
		articles int
	}{{"one", `{\rtf1 ` + one + `}`, 1}, {"two", `{\rtf1 ` + one + `----------\par ` + one + `}`, 2}} {
		n := 0
		for d, err := range Read(context.Background(), strings.NewReader(c.in), "a.rtf", Options{}) {
			if n++; err != nil || d.Meta.Title != "Talks end" || d.Meta.Outlet != "The Example Times" || d.Meta.Date() != "2021-06-13" || strings.TrimSpace(d.Body) != "Leaders went home." {
				t.Errorf("%s: %v, %+v", c.name, err, d)
			}
		}
		if n != c.articles {
			t.Errorf("%s: %d articles", c.name, n)
		}
	}
}
