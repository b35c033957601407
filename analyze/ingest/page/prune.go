package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// chrome are parts of ids and classes of what is never the article: consent
// dialogs, share bars, newsletter forms.
var chrome = []string{
	"onetrust", "cookie-consent", "cookieconsent", "cookie-banner", "cookie-notice", "consent-banner", "gdpr", "didomi", "qc-cmp",
	"sp_message", "truste", "share-bar", "sharebar", "social-share", "newsletter-signup", "newsletter-form", "most-read", "most-popular", "wm-ipp", "donato",
}

// prune takes away what is never the article (H5).
func prune(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && isChrome(c) {
			n.RemoveChild(c)
		} else {
			prune(c, depth+1)
		}
		c = next
	}
}

func isChrome(n *html.Node) bool {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Article || n.DataAtom == atom.Main {
		return false
	}
	for _, a := range n.Attr {
		if a.Key != "id" && a.Key != "class" {
			continue
		}
		v := strings.ToLower(a.Val)
		for _, c := range chrome {
			if strings.Contains(v, c) {
				return true
			}
		}
	}
	return false
}
