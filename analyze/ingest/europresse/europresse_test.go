package europresse

import (
	"strings"
	"testing"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

const (
	later = `<html><body><article><header><div><span class="DocPublicationName">Le Journal </span></div><div><span class="DocHeader">Politique, mardi 14 mars 2006, p. 16</span></div>
<div><p>SOMMET</p></div><div class="titreArticle"><p class="titreArticleVisu">Un accord</p></div><div>Anne Auteur</div></header>
<section><div class="DocText"><p>Le <mark>texte</mark>.</p><p>La suite.</p></div></section><aside><div><b>Note(s) : </b></div></aside>
<footer><small>© 2006 Le Journal. Tous droits réservés.</small><p>Numéro de document : news·20060314·LJ·1</p></footer></article></body></html>`
	tables = `<table><tr><td><span class="DocPublicationName">Le Journal, no. 12</span><br><span class="DocHeader">Monde, </span><span class="DocHeader">jeudi </span><span class="DocHeader">5 octobre 2013</span><br><br>
<span class="TitreArticleVisu">Un <b>autre</b> accord</span><br><br>Anne Auteur<br><p></p>Le texte du jour.<p></p>La suite.<p></p><b><i>© 2013 Le Journal.</i></b><p></p>Numéro de document : news·20131005·LJ·2<br><br>Ce certificat est émis.</td></tr></table>`
)

var m = record.Defaults().Fields

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"E1 E2 elements", later, []string{"Un accord|Le Journal|2006-03-14|Anne Auteur|Le texte. / La suite."}},
		{"E3 E4 tables", tables + strings.ReplaceAll(tables, "5 octobre 2013", "date inconnue"), []string{
			"Un autre accord|Le Journal|2013-10-05|Anne Auteur|Le texte du jour. / La suite.", "Un autre accord|Le Journal||Anne Auteur|Le texte du jour. / La suite."}},
		{"cut off", later[:strings.Index(later, "<section>")], []string{"bad 1: no text in the article"}},
		{"other page", "<p>x</p>", []string{"bad 0: no article found in the export"}},
	} {
		t.Run(c.name, func(t *testing.T) { recordtest.Equal(t, recordtest.Lines(Read(c.in, m)), c.want...) })
	}
}

func TestKept(t *testing.T) {
	for r, err := range Read(later, m) {
		if err != nil || r.ID != "news·20060314·LJ·1" || r.Section != "Politique" || r.Extra["europresse:page"] != "p. 16" || r.Extra["europresse:kicker"] != "SOMMET" {
			t.Errorf("%+v, %v", r, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(later)
	f.Add(tables)
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		for r := range Read(s, m) { // an article may lie inside another: texts repeat
			if r != nil && len(r.Text) > 4*len(s)+64 {
				t.Errorf("%d bytes from %d", len(r.Text), len(s))
			}
		}
	})
}
