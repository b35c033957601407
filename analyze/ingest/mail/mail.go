// Package mail reads messages (RFC 5322, MIME) and mailboxes of them (mbox).
// Memory is bounded by the largest message.
//
// Rules:
//
//	L1  in a mailbox a message begins at a line "From " behind an empty line
//	L2  the text is the first part of plain text that is no attachment, else
//	    the first of HTML
//	L3  lines of format=flowed that end with a space go on in the next
//	L4  the writer is the byline; an outlet is never guessed from an address
//	L5  a page that a browser saved as a message (MHTML) is a page: its address
//	    is that of the snapshot, its date that of the saving, and so no date of
//	    the article
package mail

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/mail"
	"strings"

	"parley/analyze/ingest/charset"
	"parley/analyze/ingest/record"
)

// IsMessage reports whether a file begins with the header of a message: a
// sender, a date or a subject, and a field that only mail has.
func IsMessage(head []byte) bool {
	block, _, _ := bytes.Cut(bytes.ReplaceAll(bytes.TrimLeft(head, "\r\n"), []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	seen := map[string]bool{}
	for i, l := range strings.Split(string(block), "\n") {
		name, _, ok := strings.Cut(l, ":")
		if !ok || strings.ContainsAny(name, " \t") {
			if i == 0 {
				return false
			}
			continue
		}
		seen[strings.ToLower(name)] = true
	}
	return seen["from"] && (seen["date"] || seen["subject"]) &&
		(seen["message-id"] || seen["received"] || seen["mime-version"] || seen["return-path"] || seen["delivered-to"])
}

// IsBox reports whether a file is a mailbox.
func IsBox(head []byte) bool {
	line, rest, ok := bytes.Cut(head, []byte("\n"))
	return ok && bytes.HasPrefix(line, []byte("From ")) && IsMessage(rest)
}

// Message yields the article of one message.
func Message(b []byte, fields *record.Map) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) { yield(message(bytes.TrimLeft(b, "\r\n"), 1, fields)) }
}

// Box yields the messages of a mailbox (L1).
func Box(r *bufio.Reader, o record.Options) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		b := box{r: r, max: o.MaxRecord}
		for {
			msg, err := b.next()
			if msg == nil && err == nil {
				return
			}
			b.n++
			switch {
			case err == errLong:
				err = record.Bad(b.n, fmt.Sprintf("message is longer than %d bytes", o.MaxRecord), "raise the limit of a record")
				if !yield(nil, err) {
					return
				}
			case err != nil:
				yield(nil, err)
				return
			case !yield(message(msg, b.n, o.Fields)):
				return
			}
		}
	}
}

var errLong = fmt.Errorf("message too long")

type box struct {
	r     *bufio.Reader
	max   int
	n     int
	begun bool // the line "From " of the next message was read
}

// next gives the bytes of a message, nil at the end.
func (b *box) next() ([]byte, error) {
	var buf bytes.Buffer
	long, lineStart, empty := false, true, true
	for {
		line, err := b.r.ReadSlice('\n')
		if err != nil && err != bufio.ErrBufferFull && err != io.EOF {
			return nil, err
		}
		switch {
		case lineStart && empty && bytes.HasPrefix(line, []byte("From ")):
			if b.begun {
				return result(&buf, long)
			}
			b.begun, empty = true, false
		case !long:
			if lineStart {
				line = unquoted(line)
			}
			buf.Write(line)
			long = buf.Len() > b.max
			fallthrough
		default:
			empty = lineStart && len(bytes.TrimRight(line, "\r\n")) == 0
		}
		lineStart = err == nil
		if err == io.EOF {
			if b.begun = false; buf.Len() == 0 {
				return nil, nil
			}
			return result(&buf, long)
		}
	}
}

func result(buf *bytes.Buffer, long bool) ([]byte, error) {
	if long {
		return nil, errLong
	}
	return append([]byte{}, buf.Bytes()...), nil
}

// unquoted takes the sign off a line ">From".
func unquoted(line []byte) []byte {
	if t := bytes.TrimLeft(line, ">"); len(t) < len(line) && bytes.HasPrefix(t, []byte("From ")) {
		return line[1:]
	}
	return line
}

func message(b []byte, n int, fields *record.Map) (*record.Record, error) {
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return nil, &record.Problem{N: n, Reason: "message not readable: " + err.Error(), Err: err}
	}
	p := parts{}
	p.take(m.Header, m.Body, 0)
	if address, saved := snapshot(m.Header); saved && p.html != "" { // L5
		return &record.Record{N: n, URL: address, Page: []byte(p.html), Charset: "utf-8", Extra: map[string]string{"saved": m.Header.Get("Date")}}, nil
	}
	text := p.text()
	if strings.TrimSpace(text) == "" {
		return nil, record.Bad(n, "no text in the message", "only attachments: unpack them")
	}
	f := fields.Filler()
	f.Add("id", strings.Trim(m.Header.Get("Message-Id"), "<> "))
	f.Add("title", decoded(m.Header.Get("Subject")))
	f.Add("byline", writer(m.Header.Get("From")))
	f.Add("date", m.Header.Get("Date"))
	f.Add("language", m.Header.Get("Content-Language"))
	for _, h := range []string{"From", "To", "List-Id", "Reply-To"} {
		f.Add("mail:"+strings.ToLower(h), decoded(m.Header.Get(h)))
	}
	f.Add("mail:attachments", strings.Join(p.attached, "; "))
	r, _ := f.Record(n)
	r.Text = text
	r.Warn(p.warning)
	return r, nil
}

// snapshot reports a message that is a saved page, and its address.
func snapshot(h mail.Header) (address string, saved bool) {
	address = h.Get("Snapshot-Content-Location")
	from := strings.ToLower(h.Get("From"))
	return address, address != "" || strings.Contains(from, "saved by ") && strings.HasPrefix(strings.ToLower(h.Get("Content-Type")), "multipart/related")
}

var words = mime.WordDecoder{CharsetReader: charset.Reader}

// decoded undoes the encoding of a header. A word that breaks the rules stays
// readable.
func decoded(s string) string {
	out, err := words.DecodeHeader(s)
	if err != nil {
		out = s
	}
	if strings.Contains(out, "=?") {
		out = lenient(out)
	}
	text, _, _ := charset.Decode([]byte(out), "")
	return record.Clean(text)
}

// lenient reads words in quoted-printable that hold signs they must not.
func lenient(s string) string {
	for {
		start := strings.Index(s, "=?")
		if start < 0 {
			return s
		}
		f := strings.SplitN(s[start+2:], "?", 4)
		if len(f) < 4 || !strings.EqualFold(f[1], "q") || !strings.HasPrefix(f[3], "=") {
			return s
		}
		s = s[:start] + strings.ReplaceAll(f[2], "_", " ") + f[3][1:]
	}
}

func writer(from string) string {
	a, err := mail.ParseAddress(from)
	if err != nil {
		name, _, _ := strings.Cut(from, "<")
		return strings.Trim(decoded(name), `" `)
	}
	if a.Name == "" {
		return a.Address
	}
	return decoded(a.Name)
}
