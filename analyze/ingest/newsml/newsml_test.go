package newsml

import (
	"strings"
	"testing"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

const g2Item = `<n:newsItem xmlns:n="http://iptc.org/std/nar/2006-10-01/" guid="tag:wire.example,2021:1" version="2" xml:lang="en">
<n:rightsInfo><n:copyrightHolder literal="Example Wire Holding"/></n:rightsInfo>
<n:itemMeta><n:itemClass qcode="ninat:text"/><n:provider qcode="nprov:EXW"><n:name>Example Wire</n:name></n:provider>
<n:versionCreated>2021-06-13T10:20:00Z</n:versionCreated><n:firstCreated>2021-06-13T09:00:00Z</n:firstCreated></n:itemMeta>
<n:contentMeta><n:urgency>4</n:urgency><n:by>Ada Writer</n:by><n:headline role="hld:subHeadline">Second line</n:headline><n:headline>Leaders meet by the sea</n:headline>
<n:subject qcode="a:1"><n:name>summits</n:name></n:subject></n:contentMeta>
<n:contentSet><n:inlineXML><html><head><title>x</title></head><body><p>First paragraph.</p><p>“Second,” he said.</p><figure><p>A caption.</p></figure></body></html></n:inlineXML></n:contentSet></n:newsItem>`

var cases = []struct {
	name, in string
	want     []string
}{
	{"M1 M3 M4 M5 G2", g2Item, []string{"Leaders meet by the sea|Example Wire|2021-06-13T10:20:00Z|Ada Writer|First paragraph. / “Second,” he said."}},
	{"M1 message of two", "<newsMessage><itemSet>" + g2Item + strings.ReplaceAll(g2Item, "by the sea", "again") + "</itemSet></newsMessage>", []string{
		"Leaders meet by the sea|Example Wire|2021-06-13T10:20:00Z|Ada Writer|First paragraph. / “Second,” he said.",
		"Leaders meet again|Example Wire|2021-06-13T10:20:00Z|Ada Writer|First paragraph. / “Second,” he said."}},
	{"M2 picture", strings.ReplaceAll(g2Item, "ninat:text", "ninat:picture"), []string{"bad 1: an item of pictures, sound or video, not of text"}},
	{"M6 escaped mark-up", `<newsItem><itemMeta><provider literal="W"/></itemMeta><contentMeta><headline>H</headline></contentMeta><contentSet><inlineData contenttype="text/plain"><![CDATA[<p>One o&#39;clock.</p><p>Two.</p>]]></inlineData></contentSet></newsItem>`,
		[]string{"H|W|||One o'clock. / Two."}},
	{"NewsML 1", `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><PublicIdentifier>urn:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20210613T080000Z</FirstCreated><ThisRevisionCreated>20210613T090000Z</ThisRevisionCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>A title</HeadLine><ByLine>B. Line</ByLine></NewsLines>
<ContentItem><MediaType FormalName="Photo"/></ContentItem><ContentItem><MediaType FormalName="Text"/><DataContent><nitf><body><body.content><p>Body text.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
		[]string{"A title|wire.example|2021-06-13T09:00:00Z|B. Line|Body text."}},
	{"NITF", `<nitf><head><title>T</title><docdata><doc-id id-string="x1"/><date.issue norm="20210613T101112Z"/><doc.copyright holder="Holder"/></docdata></head>
<body><body.head><hedline><hl1>Title of it</hl1></hedline><byline>By A. B.</byline></body.head><body.content><p>One.</p><hl2>Between</hl2><p>Two.</p><media><media-caption>Caption.</media-caption></media></body.content></body></nitf>`,
		[]string{"Title of it|Holder|2021-06-13T10:11:12Z|By A. B.|One. / Between / Two."}},
	{"no date is none", `<nitf><body><body.content><p>Only text.</p></body.content></body></nitf>`, []string{"||||Only text."}},
	{"no text", `<nitf><head><title>T</title></head><body><body.content/></body></nitf>`, []string{"bad 1: no text in the news item"}},
	{"cut off", g2Item[:len(g2Item)-120], []string{"Leaders meet by the sea|Example Wire|2021-06-13T10:20:00Z|Ada Writer|First paragraph.",
		"bad 0: damaged or cut-off XML: XML syntax error on line 7: unexpected EOF"}},
	{"X3 entity bomb", `<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><nitf><body><body.content><p>&b;&b;</p></body.content></body></nitf>`, []string{"||||&b;&b;"}},
	{"empty message", `<newsMessage><itemSet/></newsMessage>`, []string{"bad 0: no news item in the file"}},
}

func read(s string) []string { return recordtest.Lines(Read(s, record.Defaults().Fields)) }

func TestRead(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { recordtest.Equal(t, read(c.in), c.want...) })
	}
}

// TestKept: what fills no field is kept under its name.
func TestKept(t *testing.T) {
	for r, err := range Read(g2Item, record.Defaults().Fields) {
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]string{"newsml:subject": "summits", "newsml:urgency": "4", "newsml:firstcreated": "2021-06-13T09:00:00Z", "newsml:copyrightholder": "Example Wire Holding", "version": "2"} {
			if r.Extra[name] != want {
				t.Errorf("%s is %q, want %q", name, r.Extra[name], want)
			}
		}
		if r.ID != "tag:wire.example,2021:1" || r.Language != "en" {
			t.Errorf("id %q, language %q", r.ID, r.Language)
		}
	}
}

// TestDeep: 200,000 nested elements are read in bounded time and depth.
func TestDeep(t *testing.T) {
	const n = 200_000
	got := read("<nitf><body><body.content>" + strings.Repeat("<p>", n) + "deep" + strings.Repeat("</p>", n) + "</body.content></body></nitf>")
	recordtest.Equal(t, got, "||||deep")
}

func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		recordtest.Sound(t, len(s), Read(strings.ToValidUTF8(s, "\ufffd"), record.Defaults().Fields))
	})
}
