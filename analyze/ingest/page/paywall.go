package page

import (
	"strings"

	"parley/analyze/ingest/markup"
	"parley/analyze/ingest/tree"
)

// walls are what pages say in the place of the rest of an article (H3).
var walls = []string{"subscribe to continue", "subscribe to read", "subscribe to keep reading", "subscribe now to read", "subscription to continue", "subscription to read",
	"to continue reading", "to keep reading", "article is for subscribers", "content is for subscribers", "available to subscribers", "exclusive to subscribers", "exclusively for subscribers",
	"for subscribers only", "subscriber-only", "subscribers only", "log in to read", "sign in to read", "register to read", "register for free to read", "unlock this article", "unlock the full",
	"become a member to read", "this is a premium article", "remaining free articles", "free articles this month", "nur für abonnenten", "jetzt weiterlesen", "weiterlesen mit", "mit abo lesen",
	"réservé aux abonnés", "réservée aux abonnés", "pour lire la suite", "para seguir leyendo", "solo para suscriptores", "exclusivo para suscriptores", "riservato agli abbonati", "per continuare a leggere",
	"exclusivo para assinantes", "alleen voor abonnees", "только для подписчиков"}

// walled reports a page that says that its article goes on for those who pay.
// text is the whole page.
func walled(text string) bool {
	root, err := tree.HTML(text)
	if err != nil {
		return false
	}
	lower := strings.ToLower(strings.ReplaceAll(markup.Node(root, nil), "\n", " "))
	for _, w := range walls {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}
