package compare

import (
	"parley/analyze/statement"
	"parley/analyze/stats"
)

// Voices groups the authors' own stances, those outside statements, into a
// matrix of outlets by targets; articles without outlet are left out. Evidence
// names the article by its title.
func Voices(articles []statement.Article, maxOutlets, maxTargets int, t stats.Thresholds) *Matrix {
	g := newStancing()
	for i := range articles {
		a := &articles[i]
		if a.Outlet == "" {
			continue
		}
		doc := number(g.articles, a.Doc)
		for j := range a.VoiceStances {
			st := &a.VoiceStances[j]
			g.add(a.Outlet, st.Target, st.Polarity, doc, Evidence{Doc: a.Doc, Text: a.Title})
		}
	}
	return g.matrix(most(g.bySpeaker, maxOutlets), most(g.byTarget, maxTargets), t)
}
