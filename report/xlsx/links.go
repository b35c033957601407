package xlsx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// moreLinks are the links of a long sheet but for the first of each kind.
// excelize goes over all links of a sheet to add one, and over all its
// relations, which for ten thousands of them takes longer than the rest of the
// workbook: it gets the first within the book and the first that leads out, and
// those behind them are written here.
type moreLinks struct {
	within bool         // one within the book was given to excelize
	out    *outLinks    // nil until there is one that leads out
	cells  bytes.Buffer // XML of the cells that have the others
}

// outLinks are the addresses that the links of one sheet lead to. The first
// stands for all until the relations of its sheet are written, see relate.
type outLinks struct{ addresses []string }

// outMark is the address that stands for the addresses of a sheet, with the
// number of their list.
const outMark = "https://parley.invalid/links-"

// outID begins the IDs of relations that are written here; excelize counts its
// own as rId1, rId2 ...
const outID = "rIdL"

// longLink links a cell of a long table.
func (p *streamPart) longLink(at, target string) error {
	m := &p.more
	if strings.HasPrefix(target, "#") {
		if !m.within {
			m.within = true
			return p.link(p.name, at, target)
		}
		fmt.Fprintf(&m.cells, `<hyperlink ref="%s" location="`, at)
		xml.EscapeText(&m.cells, []byte(target[1:]))
		m.cells.WriteString(`"></hyperlink>`)
		return nil
	}
	address := outside(target)
	if address == "" {
		return nil
	}
	if m.out == nil {
		m.out = &outLinks{addresses: []string{address}}
		p.pack.out = append(p.pack.out, m.out)
		return p.link(p.name, at, outMark+strconv.Itoa(len(p.pack.out)-1))
	}
	m.out.addresses = append(m.out.addresses, address)
	fmt.Fprintf(&m.cells, `<hyperlink ref="%s" r:id="%s%d"></hyperlink>`, at, outID, len(m.out.addresses)-1)
	return nil
}

// withLinks puts more links at the end of those that the end of a sheet has.
func withLinks(after, more []byte) []byte {
	at := bytes.LastIndex(after, []byte("</hyperlinks>"))
	if at < 0 {
		return after
	}
	return slices.Concat(after[:at], more, after[at:])
}

// relate puts the addresses of a sheet in the place of the one that stands for
// them among the sheet's relations.
func (p *packer) relate(body []byte) []byte {
	at := bytes.Index(body, []byte(outMark))
	end := bytes.LastIndex(body, []byte("</Relationships>"))
	if at < 0 || end < at {
		return body
	}
	digits := body[at+len(outMark):]
	digits = digits[:max(0, bytes.IndexByte(digits, '"'))]
	n, err := strconv.Atoi(string(digits))
	if err != nil || n >= len(p.out) {
		return body
	}
	list := p.out[n].addresses
	var b bytes.Buffer
	b.Write(body[:at])
	xml.EscapeText(&b, []byte(list[0]))
	b.Write(body[at+len(outMark)+len(digits) : end])
	for i, address := range list[1:] {
		fmt.Fprintf(&b, `<Relationship Id="%s%d" Target="`, outID, i+1)
		xml.EscapeText(&b, []byte(address))
		b.WriteString(`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" TargetMode="External"></Relationship>`)
	}
	b.Write(body[end:])
	return b.Bytes()
}
