package feed

import (
	"strings"
	"testing"

	"parley/analyze/ingest/record/recordtest"
)

const (
	rssHead = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:emm="http://emm.jrc.it" xmlns:iso="http://www.iso.org/3166" xmlns:georss="http://www.georss.org/georss"><channel><title>The Example Times</title><language>en-gb</language>`
	rssFoot = `</channel></rss>`
	full    = `<item><title>Talks end &amp; all go</title><link>https://paper.example/1</link><guid>g1</guid><pubDate>Sun, 13 Jun 2021 10:20:00 +0200</pubDate><dc:creator>Ada</dc:creator><category>World</category><description>Short.</description><content:encoded><![CDATA[<p>One.</p><p>“Two,” he said.</p>]]></content:encoded></item>`
	bare    = `<item><title>Only a title</title><link>https://paper.example/2</link></item>`
	emm     = `<item><title>Talks end</title><link>https://other.example/3</link><emm:keywords>sea,talks</emm:keywords><pubDate>Tue, 22 Jun 2021 03:32:00 +0200</pubDate><guid isPermaLink="false">other-1.20210622.en</guid><source url="http://other.example/rss" country="XX">other</source><iso:language>fr</iso:language><emm:entity id="1" name="Ada Writer">Ada Writer</emm:entity><emm:entity id="1" name="Ada Writer"/><emm:entity id="2" name="Sea">Sea</emm:entity><georss:point>1 2</georss:point>%</item>`
	atom    = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Example Times</title><entry><id>a1</id><title type="html">Talks &lt;b&gt;end&lt;/b&gt;</title><link rel="alternate" href="https://paper.example/1"/><published>2021-06-13T10:20:00+02:00</published><updated>2021-06-14T10:20:00+02:00</updated><author><name>Ada</name></author><content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry></feed>`
	rdf     = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>The Example Times</title></channel><item rdf:about="https://paper.example/1"><title>Talks end</title><link>https://paper.example/1</link><dc:date>2021-06-13T10:20:00Z</dc:date><description>One. Two.</description></item></rdf:RDF>`
	posts   = `<item><title>Post</title><dc:creator>Ada</dc:creator><content:encoded><![CDATA[One.
Two.]]></content:encoded><wp:post_date_gmt>2021-06-13 10:20:00</wp:post_date_gmt><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item><item><title>Picture</title><content:encoded>x</content:encoded><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status></item><item><title>Bin</title><content:encoded>x</content:encoded><wp:post_type>post</wp:post_type><wp:status>trash</wp:status></item>`
)

const fullWant = "Talks end & all go|The Example Times|2021-06-13T10:20:00+02:00|Ada|One. / “Two,” he said."

func lines(s string, keep bool) []string { return recordtest.Lines(Read([]byte(s), keep)) }

var cases = []struct {
	name, in string
	want     []string
}{
	{"RSS", rssHead + full + rssFoot, []string{fullWant}},
	{"RSS without bodies", rssHead + full + bare + rssFoot, []string{fullWant, "bad 2: no text in the item, only title and address"}},
	{"Atom", atom, []string{"Talks end|The Example Times|2021-06-13T10:20:00+02:00|Ada|One. / Two."}},
	{"RDF", rdf, []string{"Talks end|The Example Times|2021-06-13T10:20:00Z||One. Two."}},
	{"EMM", rssHead + strings.Replace(emm, "%", "<description>They agreed.</description>", 1) + rssFoot, []string{"Talks end|other|2021-06-22T03:32:00+02:00||They agreed."}},
	{"EMM without bodies", rssHead + strings.Replace(emm, "%", "", 1) + rssFoot, []string{"bad 1: no text in the item, only title and address"}},
	{"F2 F3 WordPress", rssHead + posts + rssFoot, []string{"Post|The Example Times|2021-06-13|Ada|One. / Two."}},
	{"F1 cut off", rssHead + full + `<item><title>Cut`, []string{fullWant, "bad 0: feed damaged or cut off"}},
	{"F1 one damaged item", rssHead + full + `<item><title>A</title><description></wrong></item>` + strings.ReplaceAll(full, "Talks end", "Talks begin") + rssFoot,
		[]string{fullWant, "bad 2: no text in the item", strings.ReplaceAll(fullWant, "Talks end", "Talks begin"), "bad 0: feed damaged or cut off"}},
	{"no items", rssHead + rssFoot, nil},
	{"no feed", "<rss><channel>", []string{"bad 0: feed not readable"}},
}

func TestRead(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := lines(c.in, false)
			for i := range got { // what the parser says of damage is its own matter
				if i < len(c.want) && strings.HasPrefix(c.want[i], "bad ") && strings.HasPrefix(got[i], c.want[i]) {
					got[i] = c.want[i]
				}
			}
			recordtest.Equal(t, got, c.want...)
		})
	}
}

// TestEMM: what the Europe Media Monitor says of an item is kept: entities once
// each, empty ones not at all.
func TestEMM(t *testing.T) {
	for r, err := range Read([]byte(rssHead+strings.Replace(emm, "%", "", 1)+rssFoot), true) {
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]string{"emm:entity": "Ada Writer; Sea", "emm:keywords": "sea,talks", "georss:point": "1 2"} {
			if r.Extra[name] != want {
				t.Errorf("%s is %q, want %q", name, r.Extra[name], want)
			}
		}
		if r.Language != "fr" || r.Outlet != "other" || r.URL != "https://other.example/3" || r.ID != "other-1.20210622.en" {
			t.Errorf("%+v", r)
		}
	}
}

// TestSummary: a short text is said to be a summary.
func TestSummary(t *testing.T) {
	for r, err := range Read([]byte(rdf), false) {
		if err != nil || len(r.Warnings) != 1 || r.Warnings[0] != "the text is the summary of the feed" {
			t.Errorf("%v, %v", r, err)
		}
	}
}

// TestEncodings: the encoding that the feed declares is read.
func TestEncodings(t *testing.T) {
	in := strings.Replace(rssHead, "UTF-8", "ISO-8859-1", 1) + "<item><title>Caf\xe9</title><description>Na\xefve.</description></item>" + rssFoot
	recordtest.Equal(t, lines(in, false), "Café|The Example Times|||Naïve.")
}

func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Contains(s, "<wp:") {
			s = s[:min(len(s), 4096)] // every line break becomes an element
		}
		recordtest.Sound(t, 2*len(s), Read([]byte(s), true))
	})
}
