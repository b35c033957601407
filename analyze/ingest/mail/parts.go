package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"strings"

	"parley/analyze/ingest/charset"
	"parley/analyze/ingest/markup"
)

const (
	maxDepth = 8
	maxParts = 200
)

// parts collects the texts of a message (L2).
type parts struct {
	plain, html string
	attached    []string
	warning     string
	count       int
}

func (p *parts) text() string {
	if strings.TrimSpace(p.plain) != "" {
		return p.plain
	}
	return markup.Text(p.html)
}

type headers interface{ Get(string) string }

// take reads a part and those inside it.
func (p *parts) take(h headers, body io.Reader, depth int) {
	if p.count++; depth > maxDepth || p.count > maxParts {
		return
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	if boundary := params["boundary"]; strings.HasPrefix(kind, "multipart/") && boundary != "" {
		m := multipart.NewReader(body, boundary)
		for {
			part, err := m.NextRawPart()
			if err != nil {
				return
			}
			p.take(part.Header, part, depth+1)
		}
	}
	if disposition, dp, _ := mime.ParseMediaType(h.Get("Content-Disposition")); disposition == "attachment" || !strings.HasPrefix(kind, "text/") {
		if name := decoded(dp["filename"]); name != "" {
			p.attached = append(p.attached, name)
		}
		return
	}
	p.store(kind, params, content(h, body))
}

// content undoes the transfer encoding; a damaged end is left out.
func content(h headers, body io.Reader) []byte {
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	b, _ := io.ReadAll(body)
	return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
}

func (p *parts) store(kind string, params map[string]string, b []byte) {
	text, _, warning := charset.Decode(b, params["charset"])
	switch {
	case kind == "text/html" && p.html == "":
		p.html = text
	case kind == "text/plain" && p.plain == "":
		if strings.EqualFold(params["format"], "flowed") {
			text = flowed(text)
		}
		p.plain = strings.Trim(text, "\n")
	default:
		return
	}
	if p.warning == "" {
		p.warning = warning
	}
}

// flowed joins the lines of format=flowed (RFC 3676) (L3).
func flowed(text string) string {
	var b strings.Builder
	for _, l := range strings.SplitAfter(text, "\n") {
		if line, ok := strings.CutSuffix(l, " \n"); ok && line != "--" {
			b.WriteString(line + " ")
			continue
		}
		b.WriteString(l)
	}
	return b.String()
}
