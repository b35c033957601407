package tei

import (
	"strings"
	"testing"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

var m = record.Defaults().Fields

const (
	teiHeader = `<teiHeader><fileDesc><titleStmt><title type="main">Talks by the sea</title><title type="sub">A record</title></titleStmt>
<publicationStmt><publisher>The Archive</publisher></publicationStmt><sourceDesc><bibl><publisher>The Example Parliament</publisher><date when="2021-06-13">13 June</date><idno type="URL">https://archive.example/1</idno></bibl></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson><person xml:id="AW"><persName><surname>Writer</surname><forename>Ada</forename></persName></person><person xml:id="chair"><persName>The Chair</persName></person></listPerson></particDesc><langUsage><language ident="en">English</language></langUsage></profileDesc></teiHeader>`
	parliament = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d1" xml:lang="en">` + teiHeader + `<text><body><div><head>Second day</head><note>unseen</note>
<u who="#AW"><seg>We <hi>agreed</hi>.</seg><seg>We will meet
again.</seg></u><kinesic><desc>Applause</desc></kinesic><u who="#chair #AW"><seg>Thanks.</seg></u></div></body></text></TEI>`
	play     = `<TEI><text><body><sp><speaker>ADA.</speaker><stage>rises</stage><p>I will <choice><sic>nto</sic><corr>not</corr></choice> go.</p><p>Never.</p></sp><sp who="#BoStranger"><l>Then stay.</l><l>And wait.</l></sp></body></text></TEI>`
	vertical = `<?xml version="1.0"?>
<text id="GX_interview" title="Talks by the sea" sourceURL="https://wiki.example/1" dateCreated="2021-06-13" author="The Wiki" type="interview" speakerCount="2">
<head>
<s>
Talks	NNS	talk
</s>
</head>
<sp who="#AdaWriter">
<p>
<s type="q">
Mr.	NP	Mr.
<ref>
Stranger	NP	Stranger
</ref>
,	,	,
<w>
do	VBP	do
n't	RB	not
</w>
you	PP	you
say	VV	say
"	''	"
no	UH	no
"	''	"
?	SENT	?
</s>
</p>
</sp>
<sp who="#stranger">
<p>
<s>
It	PP	it
's	VBZ	be
$	$	$
5	CD	5
-LRB-	(	(
or	CC	or
more	JJR	more
-RRB-	)	)
.	SENT	.
</s>
</p>
</sp>
</text>`
	tokens = `<TEI><text><body><u who="Ada Writer"><s><w>We</w> <w>agreed</w><pc>,</pc> <w join="right">Sea</w><pc join="both">-</pc><w>ville</w><pc>.</pc></s></u></body></text></TEI>`
)

var cases = []struct {
	name, in string
	want     []string
}{
	{"E2 E5 persons of the header", parliament, []string{"Talks by the sea|The Example Parliament|2021-06-13||Second day / Ada Writer: We agreed. / We will meet again. / The Chair and Ada Writer: Thanks."}},
	{"E2 E4 speaker elements", play, []string{"||||ADA: I will not go. / Never. / Bo Stranger: Then stay. / And wait."}},
	{"E3 one token a line", vertical, []string{`Talks by the sea||2021-06-13|The Wiki|Talks / Ada Writer: Mr. Stranger, don't you say "no"? / Stranger: It's $5 (or more).`}},
	{"E3 elements of words", tokens, []string{"||||Ada Writer: We agreed, Sea-ville."}},
	{"E3 single marks", "<text><p>\nthe\tx\n'\tx\nbig\tx\n'\tx\nleaders\tx\n'\tx\ntalks\tx\n</p></text>", []string{"||||the 'big' leaders' talks"}},
	{"E1 a corpus", "<teiCorpus>" + parliament + strings.ReplaceAll(parliament, "the sea", "the lake") + "</teiCorpus>", []string{
		"Talks by the sea|The Example Parliament|2021-06-13||Second day / Ada Writer: We agreed. / We will meet again. / The Chair and Ada Writer: Thanks.",
		"Talks by the lake|The Example Parliament|2021-06-13||Second day / Ada Writer: We agreed. / We will meet again. / The Chair and Ada Writer: Thanks."}},
	{"E1 texts of a corpus", `<corpus><text title="A"><p>One.</p></text><text title="B"><p>Two.</p></text></corpus>`, []string{"A||||One.", "B||||Two."}},
	{"other turns", `<debate><meta><title>T</title></meta><turn speaker="Ada Writer"><p>One.</p></turn><speech by="Bo">Two.</speech></debate>`, []string{"T||||Ada Writer: One. / Bo: Two."}},
	{"a turn of nobody", `<TEI><text><sp><p>One.</p></sp></text></TEI>`, []string{"||||One."}},
	{"no date is none", strings.Replace(vertical, `dateCreated="2021-06-13"`, "", 1), []string{`Talks by the sea|||The Wiki|Talks / Ada Writer: Mr. Stranger, don't you say "no"? / Stranger: It's $5 (or more).`}},
	{"no text", "<TEI><text/></TEI>", []string{"bad 1: no text in the document"}},
	{"cut off", play[:strings.Index(play, "Never")], []string{"||||ADA: I will not go.", "bad 0: damaged or cut-off XML: unexpected EOF"}},
}

func TestRead(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { recordtest.Equal(t, recordtest.Lines(Read(c.in, m)), c.want...) })
	}
}

// TestKept: what fills no field is kept.
func TestKept(t *testing.T) {
	for r, err := range Read(vertical, m) {
		if err != nil || r.ID != "GX_interview" || r.URL != "https://wiki.example/1" || r.Section != "interview" || r.Extra["speakercount"] != "2" {
			t.Errorf("%+v, %v", r, err)
		}
	}
}

func TestNamed(t *testing.T) {
	for in, want := range map[string]string{"#AdaWriter": "Ada Writer", "ada_writer": "Ada Writer", "people.xml#Ada.Writer": "Ada Writer", "SPEAKER 1": "SPEAKER 1", "#NATO": "NATO", "Ada Writer": "Ada Writer", "#": ""} {
		if got := named(in); got != want {
			t.Errorf("named(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestIs(t *testing.T) {
	for _, c := range []struct {
		root, head string
		want       bool
	}{
		{"tei", "<TEI>", true}, {"text", vertical, true}, {"text", "<text/>", false}, {"debate", `<debate><sp who="#a">`, true}, {"memo", "<memo><p>x</p></memo>", false},
	} {
		if Is(c.root, []byte(c.head)) != c.want {
			t.Errorf("%s %.40s", c.root, c.head)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\ufffd")
		n := 0
		for r, err := range Read(s, m) {
			if r == nil && err == nil {
				t.Fatal("neither record nor problem")
			}
			if r != nil {
				n += len(r.Text)
			}
		}
		if n > 16*len(s)*(len(s)+1) { // a name of the header may stand before every turn
			t.Errorf("%d bytes of text from %d", n, len(s))
		}
	})
}
