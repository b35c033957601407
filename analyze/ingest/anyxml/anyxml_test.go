package anyxml

import (
	"strings"
	"testing"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

var m = record.Defaults().Fields

var cases = []struct {
	name, in string
	want     []string
}{
	{"G1 articles of a list", `<news><info>x</info><article id="1"><headline>Talks end</headline><date>2021-06-13</date><author><name>Ada</name><name>Bo</name></author><source>The Example Times</source><body><p>One.</p><p>Two.</p></body></article><article><title>More</title><text>Three.</text></article></news>`,
		[]string{"Talks end|The Example Times|2021-06-13|Ada, Bo|One. / Two.", "More||||Three."}},
	{"G1 the root itself", `<Report xmlns="http://x.example"><NewsID>7</NewsID><headline>Talks end</headline><PublishDate>2021-06-13T10:20:00Z</PublishDate><content>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></Report>`,
		[]string{"Talks end||2021-06-13T10:20:00Z||One. / Two."}},
	{"lines of a document collection", "<DOC>\n<DOCNO> X-1 </DOCNO>\n<HEADLINE>Talks end</HEADLINE>\n<TEXT>\nOne\ntwo.\n\nThree.\n</TEXT>\n</DOC>\n<DOC>\n<HEADLINE>More</HEADLINE>\n<TEXT>\nFour.\n</TEXT>\n</DOC>", []string{"Talks end||||One / two. /  / Three.", "More||||Four."}},
	{"attributes", `<items><item title="Talks end" date="2021-06-13"><text>One.</text></item></items>`, []string{"Talks end||2021-06-13||One."}},
	{"no text", `<news><article><title>A</title><body/></article><article><title>B</title><body>One.</body></article></news>`, []string{"bad 1: no text in the article", "B||||One."}},
	{"cut off", `<news><article><title>A</title><body>One.</body></article><article><title>B`, []string{"A||||One.", "bad 0: damaged or cut-off XML: unexpected EOF"}},
	{"none", `<memo><p>x</p></memo>`, []string{"bad 0: no article found in the XML"}},
}

func TestRead(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if Is(c.in, m) != (c.name != "none") {
				t.Error("the kind is not known")
			}
			recordtest.Equal(t, recordtest.Lines(Read(c.in, m)), c.want...)
		})
	}
	if Is("<html><head><title>x</title></head><body>text</body></html>", m) || Is("title, text", m) {
		t.Error("a page or plain text is taken for XML")
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		Is(s, m)
		recordtest.Sound(t, len(s), Read(s, m))
	})
}
