package nexis

import (
	"strings"
	"testing"

	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

var m = record.Defaults().Fields

// page makes lines of a Nexis Uni export; "# " sets a heading.
func page(s string) []Line {
	var out []Line
	for l := range strings.SplitSeq(s, "\n") {
		text, heading := strings.CutPrefix(l, "# ")
		out = append(out, Line{text, heading})
	}
	return out
}

const (
	coverPage = `User Name: ADA
Date and Time: Monday, June 14, 2021 7:08:00 PM CEST
Job Number: 12345
Documents (2)
1. Talks end by the sea
Client/Matter: -None-
Search Terms: talks
Search Type: Natural Language
2. Talks begin
Client/Matter: -None-
`
	uniArticle = `Talks end by the sea
The Example Times (London)
June 13, 2021 Sunday 9:03 AM GMT
Copyright 2021 The Example Times All Rights Reserved
Section: NEWS; Pg. 3
Length: 12 words
Byline: Ada Writer
Body
“We agreed,” he said.
Asked: nothing more.
Classification
Language: ENGLISH
Publication-Type: Newspaper
Load-Date: June 14, 2021
End of Document
`
	uniGerman = `Ein Treffen am Meer
Beispielzeitung
13. Juni 2021 Sonntag
Copyright 2021 Beispielverlag Alle Rechte vorbehalten
Section: Politik; S. 4
Länge: 12 Wörter
Autor: Ada Schreiber
Hauptteil
Sie sprachen am Meer.
Klassifizierung
Sprache: GERMAN; DEUTSCH
Ladedatum: 14. Juni 2021
Ende des Dokuments
`
	uniFrench = `# Un accord au bord de la mer
Le Journal
mardi 15 juin 2021
Copyright 2021 Le Journal Tous droits réservés
Rubrique: MONDE
Longueur: 12 mots
Corps
Ils ont parlé.
Classification
Date de chargement: 16 juin 2021
Fin du document
`
)

const uniWant = "Talks end by the sea|The Example Times (London)|2021-06-13T09:03:00Z|Ada Writer|“We agreed,” he said. / Asked: nothing more."

func TestUni(t *testing.T) {
	again := strings.ReplaceAll(uniArticle, "end by the sea", "begin")
	want2 := strings.ReplaceAll(uniWant, "end by the sea", "begin")
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"N1 N3 N4", coverPage + uniArticle + again, []string{uniWant, want2}},
		{"heading", "# " + uniArticle, []string{uniWant}},
		{"German", uniGerman, []string{"Ein Treffen am Meer|Beispielzeitung|2021-06-13|Ada Schreiber|Sie sprachen am Meer."}},
		{"French", uniFrench, []string{"Un accord au bord de la mer|Le Journal|2021-06-15||Ils ont parlé."}},
		{"fewer than announced", coverPage + uniArticle, []string{uniWant, "bad 0: the export announces 2 articles, 1 are in the file"}},
		{"cut off", uniArticle[:strings.Index(uniArticle, "Classification")], []string{uniWant}},
		{"no date is none", strings.Replace(uniArticle, "June 13, 2021 Sunday 9:03 AM GMT\n", "", 1), []string{strings.Replace(uniWant, "2021-06-13T09:03:00Z", "", 1)}},
		{"a headline with a date", strings.Replace(uniArticle, "Talks end by the sea", "What happened on June 12, 2021", 1), []string{strings.Replace(uniWant, "Talks end by the sea", "What happened on June 12, 2021", 1)}},
		{"date first, labels in capitals", strings.NewReplacer("Section:", "SECTION:", "Byline:", "BYLINE:", "Load-Date:", "LOAD-DATE:").Replace(uniArticle), []string{uniWant}},
		{"no text", strings.Replace(uniArticle, "Body\n“We agreed,” he said.\nAsked: nothing more.\n", "", 1) + again, []string{"bad 1: no “Body” line in the article", want2}},
		{"empty text", strings.Replace(uniArticle, "“We agreed,” he said.\nAsked: nothing more.\n", "", 1) + again, []string{"bad 1: no text in the article “Talks end by the sea”", want2}},
		{"cover only", strings.Replace(coverPage, "Documents (2)\n", "", 1), []string{"bad 0: no article found in the export"}},
		{"no class, all labels", strings.Replace(uniArticle, "Classification\n", "", 1), []string{uniWant}},
		{"no class, foot by its labels", strings.Replace(uniArticle, "Classification\nLanguage: ENGLISH\nPublication-Type: Newspaper\n", "", 1), []string{uniWant}},
		{"lines with no-break spaces", strings.ReplaceAll(uniArticle, "End of Document", "End\u00a0of Document "), []string{uniWant}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if lines := page(c.in); IsUni(lines) || c.name == "cut off" {
				recordtest.Equal(t, recordtest.Lines(Uni(lines, m)), c.want...)
			} else {
				t.Error("the export is not known")
			}
		})
	}
	if IsUni(page("Notes\nUser Name: Ada\nBody\ntext")) {
		t.Error("a document of other kind is taken for an export")
	}
}

// TestUniKept: every field of the export is kept.
func TestUniKept(t *testing.T) {
	for r, err := range Uni(page(uniArticle), m) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Section != "NEWS; Pg. 3" || r.Language != "ENGLISH" || r.Extra["load-date"] != "June 14, 2021" || r.Extra["length"] != "12 words" || r.Extra["publication-type"] != "Newspaper" || r.Extra["copyright"] == "" {
			t.Errorf("%+v", r)
		}
	}
}

const (
	classicHeader = "\ufeff\r\n\r\nDownload Request: Selected Items: 1-2\r\nTime Of Request: Friday, June 18, 2021\r\n\r\n"
	classicText   = `                               1 of 2 DOCUMENTS



                               The Example Times

                             June 13, 2021 Sunday
                                  1st Edition

Talks end by the sea and
nobody says why

BYLINE: Ada Writer

SECTION: NEWS; Pg. 3

LENGTH: 12 words

Leaders ended their talks by the sea and
went home.

"We agreed," he said. Asked: nothing
more.

LOAD-DATE: June 14, 2021

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                       Copyright 2021 The Example Times
                              All Rights Reserved

`
	classicOld = `                               2 of 2 DOCUMENTS

                   Copyright 1991 The Example Company
                            The Example Times

                June 13, 1991, Thursday, Late Edition - Final

SECTION: Section A; Page 3; Column 1

LENGTH: 12 words

HEADLINE: Talks end by the sea

BYLINE: By ADA WRITER

DATELINE: SEAVILLE, June 12

BODY:
   Leaders ended their talks.

   "We agreed," he said.

GRAPHIC: Photo: Leaders by the sea.

LOAD-DATE: June 14, 1991
`
	classicGerman = `                              Dokument 1 von 1

                               Beispielzeitung

                         Sonntag 13. Juni 2021

Ein Treffen am Meer

AUTOR: Ada Schreiber

RUBRIK: Politik

LÄNGE: 12 Wörter

Sie sprachen am Meer.

UPDATE: 14. Juni 2021

SPRACHE: GERMAN; DEUTSCH
`
	classicPage = `<html><body><!-- <DOC NUMBER=1><DOCFULL> --><div><p><span>1 of 1 DOCUMENTS</span></p></div><div><br><p><span>The Example Times</span></p></div>
<div><p><span>June</span><span> 13, 2021 Sunday</span><br>City Edition</p></div><div><p><span>Talks end</span></p></div><div><p><span>BYLINE: </span><span>Ada</span></p></div>
<div><p><span>One <span>two</span>.</span></p><p>Three.</p></div><div><p><span>LOAD-DATE: </span>June 14, 2021</p></div></body></html>`
)

func TestClassic(t *testing.T) {
	const body = `Leaders ended their talks by the sea and went home. / "We agreed," he said. Asked: nothing more.`
	want := "Talks end by the sea and nobody says why|The Example Times|2021-06-13|Ada Writer|" + body
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"N2 N3 N4", classicHeader + classicText, []string{want, "bad 0: the export announces 2 articles, 1 are in the file"}},
		{"windows lines", strings.ReplaceAll(classicText, "\n", "\r\n"), []string{want, "bad 0: the export announces 2 articles, 1 are in the file"}},
		{"older labels", classicText + classicOld, []string{want, `Talks end by the sea|The Example Times|1991-06-13|By ADA WRITER|Leaders ended their talks. / "We agreed," he said.`}},
		{"German", classicGerman, []string{"Ein Treffen am Meer|Beispielzeitung|2021-06-13|Ada Schreiber|Sie sprachen am Meer."}},
		{"Dutch", "                               1 van 1 DOCUMENTEN\n\n                               De Voorbeeldkrant\n\n                              13 juni 2021 zondag\n\nOverleg aan zee\n\nSECTIE: Buitenland; Blz. 3\n\nLENGTE: 12 woorden\n\nDe leiders gingen naar huis.\n\nLAAD-DATUM: 14 juni 2021\n\nTAAL: DUTCH\n\n                     Copyright 2021 De Voorbeeldkrant\n", []string{"Overleg aan zee|De Voorbeeldkrant|2021-06-13||De leiders gingen naar huis."}},
		{"Spanish", "                               1 de 1 DOCUMENTOS\n\n                               El Ejemplo\n\n                        13 de junio de 2021 domingo\n\nCumbre junto al mar\n\nSECCIÓN: MUNDO\n\nLONGITUD: 12 palabras\n\nLos líderes volvieron a casa.\n\nFECHA-CARGA: 14 de junio de 2021\n\nIDIOMA: SPANISH\n", []string{"Cumbre junto al mar|El Ejemplo|2021-06-13||Los líderes volvieron a casa."}},
		{"a place in capitals begins the text", strings.NewReplacer("1 of 2", "1 of 1", "Leaders ended their", "SEAVILLE: Leaders ended their").Replace(classicText), []string{strings.Replace(want, "Leaders ended", "SEAVILLE: Leaders ended", 1)}},
		{"no labels", strings.NewReplacer("1 of 2", "1 of 1", "BYLINE: Ada Writer\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 12 words\n\n", "").Replace(classicText), []string{strings.Replace(want, "Ada Writer", "", 1)}},
		{"no date is none", strings.NewReplacer("1 of 2", "1 of 1", "                             June 13, 2021 Sunday\n                                  1st Edition\n\n", "").Replace(classicText), []string{strings.Replace(want, "2021-06-13", "", 1)}},
		{"no text", strings.Replace(classicText, "1 of 2", "1 of 1", 1)[:strings.Index(classicText, "Leaders ended")], []string{"bad 1: no text in the article “Talks end by the sea and nobody says why”"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !IsClassic(c.in) {
				t.Error("the export is not known")
			}
			recordtest.Equal(t, recordtest.Lines(Classic(Text(c.in), m)), c.want...)
		})
	}
	recordtest.Equal(t, recordtest.Lines(Classic(strings.Split(markup.Text(classicPage), "\n"), m)), "Talks end|The Example Times|2021-06-13|Ada|One two. / Three.")
	if IsClassic("Two of ten documents\n3 of 10 people\n") {
		t.Error("other text is taken for an export")
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{coverPage + uniArticle, uniGerman, uniFrench, classicHeader + classicText, classicOld, classicGerman, classicPage} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		IsUni(page(s))
		recordtest.Sound(t, len(s), Uni(page(s), m))
		recordtest.Sound(t, len(s), Classic(Text(s), m))
		recordtest.Sound(t, len(s), Classic(strings.Split(markup.Text(s), "\n"), m))
	})
}
