package mail

import (
	"bufio"
	"strings"
	"testing"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

const (
	simple = "From: \"Ada Writer\" <ada@wire.example>\r\nTo: desk@paper.example\r\nSubject: =?utf-8?Q?Talks_end_=E2=80=93_at_last?=\r\nDate: Sun, 13 Jun 2021 10:20:00 +0200\r\nMessage-ID: <1@wire.example>\r\n\r\nLeaders ended their talks.\r\n\r\nThe end.\r\n"
	multi  = "From: ada@wire.example\nSubject: Talks\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/html; charset=utf-8\n\n<p>As HTML.</p>\n--c\nContent-Type: text/plain; charset=windows-1252; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\nHe said =93yes=94 and =\nleft=20\nthe room.\n--c--\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"talks.pdf\"\n\nxx\n--b--\n"
)

var m = record.Defaults().Fields

func one(s string) []string { return recordtest.Lines(Message([]byte(s), m)) }

func TestMessage(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"header and text", simple, "Talks end – at last||2021-06-13T10:20:00+02:00|Ada Writer|Leaders ended their talks. /  / The end."},
		{"L2 L3 parts", multi, "Talks|||ada@wire.example|He said “yes” and left the room."},
		{"L2 html", "From: a@b.example\nContent-Type: text/html\n\n<p>One.</p><p>Two.</p>", "|||a@b.example|One. / Two."},
		{"base64", "From: a@b.example\nContent-Transfer-Encoding: base64\n\nT25lLg==\n", "|||a@b.example|One."},
		{"broken word", "From: a@b.example\nSubject: =?windows-1252?Q?Ada’s_talks?=\n\nOne.", "Ada’s talks|||a@b.example|One."},
		{"no text", "From: a@b.example\nContent-Type: image/png\n\nxx", "bad 1: no text in the message"},
		{"cut off", "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nOne and", "|||a@b.example|One and"},
		{"no message", "text", "bad 1: message not readable: malformed header line: \"text\""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := one(c.in)
			if c.name == "no message" && len(got) == 1 && strings.HasPrefix(got[0], "bad 1: message not readable: ") {
				return
			}
			recordtest.Equal(t, got, c.want)
		})
	}
}

// TestSnapshot: a saved page is a page, without the date of its saving (L5).
func TestSnapshot(t *testing.T) {
	saved := "From: <Saved by Blink>\nSnapshot-Content-Location: https://paper.example/1\nSubject: Talks end\nDate: Sun, 13 Jun 2021 10:20:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\";\n\tboundary=\"b\"\n\n--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://paper.example/1\n\n<html><body><p class=3D\"x\">They =\nleft.</p></body></html>\n--b\nContent-Type: text/css\n\np {}\n--b--\n"
	if !IsMessage([]byte(saved)) {
		t.Error("a saved page is not known")
	}
	for r, err := range Message([]byte(saved), m) {
		if err != nil || r.URL != "https://paper.example/1" || string(r.Page) != "<html><body><p class=\"x\">They left.</p></body></html>" || !r.Published.IsZero() || r.Extra["saved"] == "" {
			t.Errorf("%+v, %v", r, err)
		}
	}
}

func mailbox(s string, max int) []string {
	o := record.Defaults()
	o.MaxRecord = max
	return recordtest.Lines(Box(bufio.NewReaderSize(strings.NewReader(s), 64), o))
}

func TestBox(t *testing.T) {
	short := "From: a@b.example\nSubject: S\nMessage-ID: <1>\n\nOne.\n>From here on.\n\n"
	from := "From a@b.example Sun Jun 13 10:20:00 2021\n"
	want := "S|||a@b.example|One. / From here on."
	recordtest.Equal(t, mailbox(from+short+from+short, 1000), want, want)
	recordtest.Equal(t, mailbox(from+strings.Replace(short, "One.", strings.Repeat("long ", 1000), 1)+from+short, 1000), "bad 1: message is longer than 1000 bytes", want)
	recordtest.Equal(t, mailbox("", 1000))
	if !IsBox([]byte(from+short)) || IsBox([]byte("From the start\nit went well.\n")) || IsMessage([]byte("Title: x\nDate: y\n\ntext")) || !IsMessage([]byte(simple)) {
		t.Error("mail is not told from other text")
	}
}

// TestNested: parts within parts are followed to a bounded depth.
func TestNested(t *testing.T) {
	s := "From: a@b.example\n"
	for range 1000 {
		s += "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
	}
	recordtest.Equal(t, one(s+"\ndeep\n"), "bad 1: no text in the message")
}

func FuzzMail(f *testing.F) {
	f.Add(simple)
	f.Add(multi)
	f.Fuzz(func(t *testing.T, s string) {
		recordtest.Sound(t, len(s), Message([]byte(s), m))
		recordtest.Sound(t, len(s), Box(bufio.NewReader(strings.NewReader("From x\n"+s)), record.Defaults()))
	})
}
