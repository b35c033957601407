package factiva

import (
	"strings"
	"testing"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

const (
	printed = `World
Leaders end their talks by the sea
By Ada Writer
1,285 words
13 June 2021
The Example Times
EXTM
English
(c) 2021 The Example Times

“We agreed,” he said.
Then they left.
Document EXTM000020210613eh6d00001
`
	codedText = `HD Talks end
BY Ada Writer
WC 12 words
PD 13 June 2021
ET 15:32
SN The Example Times
SC EXTM
LA English
LP
First paragraph.
TD
Second paragraph.
NS gcat : Political
AN Document EXTM000020210613eh6d00002
`
	printedPage = `<div class="article enArticle"><p></p><div>World</div><div id="hd"><span class="enHeadline">Talks end</span></div><div class="author">By Ada Writer</div><div>Special to the paper</div>
<div>877 W` + "\u00f6" + `rter</div><div>9 Januar 1993</div><div>The Example Times</div><div>EXTM</div><div>Late Edition - Final</div><div>1</div><div>Englisch</div><div>Copyright 1993 The Example Times</div>
<p class="articleParagraph enarticleParagraph">One.</p><p class="articleParagraph enarticleParagraph">Two.</p><p>The Example Times</p><p>Dokument EXTM000020050408dp1900j9s</p></div>`
	codedPage = `<div class="article frArticle"><table><tr><td class="index"><b>HD</b>&nbsp;</td><td>Titre</td></tr><tr><td class="index"><b>PD</b></td><td>29 décembre 2011</td></tr>
<tr><td class="index"><b>SN</b></td><td>Journal</td></tr><tr><td class="index"><p><b>LP</b>&nbsp;</p></td><td><p>Un.</p><p>Deux.</p></td></tr><tr><td class="index"><b>TD</b></td><td><p>Trois.</p></td></tr>
<tr><td class="index"><b>AN</b></td><td>Document TESTFR0020111229e7ct0001r</td></tr></table></div>`
	asXML = `<x><article><reference>r1</reference><headline><paragraph>Talks end</paragraph></headline><byline>Ada Writer</byline><publicationDate><date>2021-06-13</date></publicationDate>
<sourceName>The Example Times</sourceName><leadParagraph><paragraph>One.</paragraph></leadParagraph><tailParagraphs><paragraph>Two.</paragraph><paragraph>Three.</paragraph></tailParagraphs></article></x>`
)

var m = record.Defaults().Fields

func TestLines(t *testing.T) {
	first := "Leaders end their talks by the sea|The Example Times|2021-06-13|By Ada Writer|“We agreed,” he said. / Then they left."
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"D1 D3 printed", printed, []string{first}},
		{"D2 coded", codedText, []string{"Talks end|The Example Times|2021-06-13|Ada Writer|First paragraph. / Second paragraph."}},
		{"D2 coded, a line below its code", strings.NewReplacer("HD Talks end", "HD\nTalks end", "BY Ada", "BY\nAda", "AN Document", "AN\nDocument").Replace(codedText), []string{"Talks end|The Example Times|2021-06-13|Ada Writer|First paragraph. / Second paragraph."}},
		{"D2 coded, tabs", strings.NewReplacer("HD ", "HD\t", "BY ", "BY\t", "PD ", "PD\t", "SN ", "SN\t", "AN ", "AN\t").Replace(codedText), []string{"Talks end|The Example Times|2021-06-13|Ada Writer|First paragraph. / Second paragraph."}},
		{"D2 capitals in the text are no codes", strings.NewReplacer("First paragraph.", "IN the end they met.\nPD stands for a party.\nCO was the gas.\nART moves on.", "NS gcat : Political", "NS\ngcat : Political\nRE\nxx : Sealand").Replace(codedText),
			[]string{"Talks end|The Example Times|2021-06-13|Ada Writer|IN the end they met. / PD stands for a party. / CO was the gas. / ART moves on. / Second paragraph."}},
		{"D3 time of day and page", strings.NewReplacer("13 June 2021\n", "13 June 2021\n08:05 GMT\n", "EXTM\nEnglish", "EXTM\nFirst Edition\nA12\nEnglish").Replace(printed), []string{strings.Replace(first, "2021-06-13", "2021-06-13T08:05:00Z", 1)}},
		{"D3 German interface", strings.NewReplacer("1,285 words", "1.285 Wörter", "13 June 2021", "13 Juni 2021", "English", "Englisch", "Document EXTM", "Dokument EXTM").Replace(printed), []string{first}},
		{"D3 French interface", strings.NewReplacer("1,285 words", "1 285 mots", "13 June 2021", "13 juin 2021", "English", "Anglais").Replace(printed), []string{first}},
		{"D3 no byline", strings.Replace(printed, "World\nLeaders end their talks by the sea\nBy Ada Writer\n", "Leaders end their talks by the sea\n", 1), []string{strings.Replace(first, "By Ada Writer", "", 1)}},
		{"D4 two and a summary", printed + "\f" + strings.ReplaceAll(printed, "Leaders end", "Ministers end") + "\fSearch Summary\nText\ntalks\n", []string{first, strings.ReplaceAll(first, "Leaders end", "Ministers end")}},
		{"cut off", printed + printed[:len(printed)-60], []string{first, "bad 2: the export is cut off: the article has no end"}},
		{"no text", strings.ReplaceAll(strings.ReplaceAll(printed, "“We agreed,” he said.\n", ""), "Then they left.\n", ""), []string{"bad 1: no text in the article"}},
		{"no date is none", strings.ReplaceAll(printed, "13 June 2021\n", ""), []string{strings.ReplaceAll(first, "2021-06-13", "")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			recordtest.Equal(t, recordtest.Lines(Read(strings.Split(c.in, "\n"), m)), c.want...)
		})
	}
}

func TestMarkup(t *testing.T) {
	recordtest.Equal(t, recordtest.Lines(HTML("<html><body>"+printedPage+codedPage+"</body></html>", m)),
		"Talks end|The Example Times|1993-01-09|By Ada Writer|One. / Two. / The Example Times", "Titre|Journal|2011-12-29||Un. / Deux. / Trois.")
	recordtest.Equal(t, recordtest.Lines(HTML("<html><body>none</body></html>", m)), "bad 0: no article found in the export")
	recordtest.Equal(t, recordtest.Lines(XML(asXML, m)), "Talks end|The Example Times|2021-06-13|Ada Writer|One. / Two. / Three.")
	recordtest.Equal(t, recordtest.Lines(XML(asXML[:len(asXML)-40], m))[1:], "bad 0: damaged or cut-off XML: XML syntax error on line 2: unexpected EOF")
}

func TestIs(t *testing.T) {
	if !Lines(strings.Split(printed, "\n")) || !Lines(strings.Split(codedText, "\n")) || Lines([]string{"Document of the day", "12 words", "text"}) {
		t.Error("the export is not told from other text")
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{printed, codedText, printedPage, codedPage, asXML} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		recordtest.Sound(t, len(s), Read(strings.Split(s, "\n"), m))
		recordtest.Sound(t, len(s), HTML(s, m))
		recordtest.Sound(t, len(s), XML(s, m))
	})
}
