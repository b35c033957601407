package page

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"parley/analyze/ingest/record"
)

// prose gives n paragraphs of a made-up article.
func prose(n int) string {
	list := []string{
		"Leaders of the two countries ended three days of talks by the sea on Sunday and went home without a word about the next round.",
		"“We agreed on more than we had hoped for,” the host said in front of the hotel, where some sixty reporters had waited since the morning.",
		"A spokeswoman for the guests called the evening useful, yet she would not say whether the tariffs on steel had been on the table at all.",
		"Nobody in the delegation wished to talk about the two ships that had left the harbour on Friday, a day before the others arrived.",
		"The next meeting is to be held in the autumn, if the parliament of the smaller country gives its leave, and few believe that it will.",
	}
	var b strings.Builder
	for i := range n {
		b.WriteString("<p>" + list[i%len(list)] + "</p>\n")
	}
	return b.String()
}

const (
	ld   = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Talks end &amp; all go","datePublished":"2021-06-13T10:20:00+02:00","author":[{"@type":"Person","name":"Ada Writer"}],"publisher":{"@type":"Organization","name":"The Example Times"},"articleSection":"World","inLanguage":"en"%}</script>`
	og   = `<meta property="og:title" content="Talks end"><meta property="og:site_name" content="The Example Times"><meta property="og:type" content="article"><meta property="article:published_time" content="2021-06-13T10:20:00Z"><meta name="author" content="Ada Writer"><meta property="og:url" content="https://paper.example/1">`
	nav  = `<nav><ul><li><a href="/a">World</a></li><li><a href="/b">Sport</a></li></ul></nav>`
	foot = `<footer><p>Contact us</p></footer>`
)

func doc(head, body string) string {
	return `<!doctype html><html lang="en-GB"><head><title>Talks end | The Example Times</title>` + head + `</head><body>` + nav + body + foot + `</body></html>`
}

func story(n int) string { return "<article><h1>Talks end</h1>" + prose(n) + "</article>" }

// links makes a list of headlines.
func linkList(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(`<li><a href="/x">Leaders of two countries meet by the sea again</a></li>`)
	}
	return "<ul>" + b.String() + "</ul>"
}

// teasers makes a page of headlines, each with a sentence below it.
func teasers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<div class="teaser"><h3><a href="/%d">Leaders of two countries meet for round %d</a></h3><p>The hosts of round %d say little, and the guests say less than they did before.</p></div>`, i, i, i)
	}
	return b.String()
}

var paid = strings.Replace(ld, "%", `,"isAccessibleForFree":"False"`, 1)

// show writes a record as "title|outlet|date|byline|language|url", or the problem.
func show(r *record.Record, err error) string {
	if err != nil {
		return "bad: " + err.Error()
	}
	day := ""
	if !r.Published.IsZero() {
		day = r.Published.Format(time.RFC3339)
	}
	return strings.Join([]string{r.Title, r.Outlet, day, r.Byline, r.Language, r.URL}, "|")
}

var cases = []struct{ name, in, want string }{
	{"H1 schema.org", doc(strings.Replace(ld, "%", "", 1), story(8)), "Talks end & all go|The Example Times|2021-06-13T10:20:00+02:00|Ada Writer|en|"},
	{"H1 graph", doc(`<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["Article","NewsArticle"],"headline":"Talks end","datePublished":"2021-06-13","author":"Ada Writer"}]}</script>`, story(8)), "Talks end||2021-06-13T00:00:00Z|Ada Writer|en-GB|"},
	{"H1 OpenGraph", doc(og, story(8)), "Talks end|The Example Times|2021-06-13T10:20:00Z|Ada Writer|en-GB|https://paper.example/1"},
	{"H1 microdata", doc("", `<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Talks end</h1><span itemprop="author">Ada Writer</span><time itemprop="datePublished" datetime="2021-06-13T10:20:00Z">13 June</time>`+prose(8)+`</article>`), "Talks end||2021-06-13T10:20:00Z|Ada Writer|en-GB|"},
	{"H1 damaged JSON", doc(`<script type="application/ld+json">{"@type":"NewsArticle",</script>`+og, story(8)), "Talks end|The Example Times|2021-06-13T10:20:00Z|Ada Writer|en-GB|https://paper.example/1"},
	{"H1 canonical address", doc(`<link rel="canonical" href="https://paper.example/talks">`+og, story(8)), "Talks end|The Example Times|2021-06-13T10:20:00Z|Ada Writer|en-GB|https://paper.example/talks"},
	{"H7 Wayback Machine", doc(`<link rel="canonical" href="https://web.archive.org/web/20210614010203/https://paper.example/talks">`+og, `<div id="wm-ipp-base">The Wayback Machine of an archive has this page from a day in June.</div>`+story(8)), "Talks end|The Example Times|2021-06-13T10:20:00Z|Ada Writer|en-GB|https://paper.example/talks"},
	{"H7 saved page", strings.Replace(doc("", story(8)), "<html", "<!-- saved from url=(0027)https://paper.example/talks -->\n<html", 1), "Talks end||||en-GB|https://paper.example/talks"},
	{"H7 saved page, other program", strings.Replace(doc("", story(8)), "<head>", "<!--\n Page saved with SingleFile \n url: https://paper.example/talks \n saved date: Mon Jun 14 2021\n--><head>", 1), "Talks end||||en-GB|https://paper.example/talks"},
	{"H8 a page that a script fills", doc(strings.Replace(ld, "%", `,"articleBody":"`+strings.Repeat("The leaders went home without a word.\\n\\n", 12)+`"`, 1), `<div id="root"></div>`), "Talks end & all go|The Example Times|2021-06-13T10:20:00+02:00|Ada Writer|en|"},
	{"H8 paid", doc(strings.Replace(ld, "%", `,"isAccessibleForFree":false,"articleBody":"`+strings.Repeat("The leaders went home without a word. ", 12)+`"`, 1), story(1)), "bad: behind a paywall: only 84 words are there"},
	{"no date is none", doc(strings.Replace(og, "2021-06-13T10:20:00Z", "", 1), story(8)), "Talks end|The Example Times||Ada Writer|en-GB|https://paper.example/1"},
	{"H2 error page", doc("", "<h1>404</h1><p>The page was not found.</p>"), "bad: no article found in the web page"},
	{"H2 script page", doc("", `<div id="root"></div><noscript>Please enable JavaScript to read this page.</noscript>`), "bad: no article found in the web page"},
	{"H6 list", doc("", linkList(60)), "bad: a front page or list of links, not an article"},
	{"H6 list with teasers", doc(og, teasers(20)), "bad: a front page or list of links, not an article"},
	{"H6 article with related headlines", doc(og, story(12)+"<h2>More</h2>"+linkList(6)), "Talks end|The Example Times|2021-06-13T10:20:00Z|Ada Writer|en-GB|https://paper.example/1"},
	{"H2 without spaces", doc("", "<article><h1>会談</h1>"+strings.Repeat("<p>両国の首脳は海辺のホテルで三日間の会談を終え、次の会合については何も語らずに帰国した。</p>", 4)+"</article>"), "会談||||en-GB|"},
	{"H3 paywall", doc(paid+og, story(2)+`<div class="paywall"><p>Subscribe to read on.</p></div>`), "bad: behind a paywall: only 53 words are there"},
	{"H3 said and not marked", doc(og, story(3)+`<div class="gate"><p>Subscribe to continue reading.</p></div>`), "bad: behind a paywall: only 77 words are there"},
	{"H3 said in German", doc(og, story(3)+`<div class="gate"><p>Jetzt weiterlesen mit unserem Angebot</p></div>`), "bad: behind a paywall: only 77 words are there"},
	{"H3 marked by a meta element", doc(og+`<meta property="article:content_tier" content="locked">`, story(3)), "bad: behind a paywall: only 77 words are there"},
	{"H3 short and free", doc(og, story(3)), "Talks end|The Example Times|2021-06-13T10:20:00Z|Ada Writer|en-GB|https://paper.example/1"},
	{"H3 paid and whole", doc(paid, story(12)), "Talks end & all go|The Example Times|2021-06-13T10:20:00+02:00|Ada Writer|en|"},
	{"H4 front page", doc(`<meta property="og:type" content="website"><meta property="og:url" content="https://paper.example/">`, prose(8)+linkList(30)), "bad: a front page or list of links, not an article"},
	{"nothing", "", "bad: no article found in the web page"},
}

func TestRead(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := show(Read([]byte(c.in), "", false))
			if got != c.want && !(strings.HasPrefix(c.want, "bad: no article") && strings.HasPrefix(got, c.want)) {
				t.Errorf("\n got %q\nwant %q", got, c.want)
			}
		})
	}
}

// TestBody: the paragraphs of the article are there, once each, and nothing of
// the page around it.
func TestBody(t *testing.T) {
	around := `<div class="onetrust-banner"><p>We use cookies and you may refuse them all in the settings of this site.</p></div><div class="share-bar">Share Tweet</div>`
	r, err := Read([]byte(doc(og, around+story(5)+`<section class="most-read"><h2>Most read</h2>`+linkList(8)+`</section>`)), "", false)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(r.Text, "\n")
	if len(lines) < 5 || len(lines) > 6 || !strings.Contains(r.Text, "“We agreed on more than we had hoped for,”") {
		t.Errorf("%d paragraphs: %q", len(lines), r.Text)
	}
	for _, no := range []string{"cookies", "Tweet", "Most read", "Contact", "Sport", "by the sea again"} {
		if strings.Contains(r.Text, no) {
			t.Errorf("%q is in the body", no)
		}
	}
}

func TestEncodings(t *testing.T) {
	page := "<html><head>%</head><body><article><h1>Caf\xe9</h1>" + strings.Repeat("<p>Les ministres ont parl\xe9 de l'acier et du caf\xe9 pendant trois jours au bord de la mer.</p>", 5) + "</article></body></html>"
	for _, c := range []struct{ name, head, declared string }{
		{"header", "", "iso-8859-1"}, {"meta", `<meta charset="windows-1252">`, ""}, {"meta of HTML 4", `<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">`, ""},
	} {
		r, err := Read([]byte(strings.Replace(page, "%", c.head, 1)), c.declared, false)
		if err != nil || r.Title != "Café" || !strings.Contains(r.Text, "ont parlé de l'acier") {
			t.Errorf("%s: %+v, %v", c.name, r, err)
		}
	}
}

// TestHostile: a page beyond the limit is refused; a deep one costs no more
// than itself.
func TestHostile(t *testing.T) {
	if got := show(Read(make([]byte, MaxBytes+1), "", false)); got != "bad: web page of 5242881 bytes" {
		t.Error(got)
	}
	for _, in := range []string{strings.Repeat("<div>", 200_000), strings.Repeat("<b>", 100_000), strings.Repeat("<table><tr><td>", 50_000), "<p>" + strings.Repeat("“", 100_000)} {
		if _, err := Read([]byte(in), "", false); err == nil {
			t.Error("an article in a page of tags")
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := Read([]byte(s), "", true)
		if err != nil {
			return
		}
		if !utf8.ValidString(r.Text) || !utf8.ValidString(r.Title) || len(r.Text) > 4*len(s)+64 {
			t.Errorf("%d bytes of text from %d", len(r.Text), len(s))
		}
	})
}
