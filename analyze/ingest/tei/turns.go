package tei

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/tree"
)

// A writer makes paragraphs of the elements of a text.
type writer struct {
	people map[string]string
	out    []string
	line   line
	label  string // of a turn whose first paragraph is still to come
}

// silent are elements that are no text (E4).
var silent = []string{"teiheader", "header", "meta", "stage", "note", "incident", "kinesic", "vocal", "pause", "gap", "shift", "desc", "fw", "pb", "lb", "speaker",
	"del", "figure", "caption", "figdesc", "bibl", "front", "back", "standoff", "interp", "sic", "orig", "expan", "anchor"}

// blocks are elements that are paragraphs of their own.
var blocks = []string{"p", "ab", "l", "lg", "head", "div", "div1", "div2", "div3", "list", "item", "body", "text", "group", "seg", "quote", "cit", "table", "row", "cell", "opener", "closer"}

func (w *writer) children(e *html.Node) {
	for c := range e.ChildNodes() {
		w.node(c)
	}
}

// node writes a node. The tree is no deeper than package tree makes it.
func (w *writer) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.text(n.Data)
		return
	}
	switch {
	case slices.Contains(silent, n.Data) && !(inText[n.Data] && n.Parent.Data != "choice"):
		if n.Data == "lb" || n.Data == "pb" {
			w.line.space()
		}
	case slices.Contains(turns, n.Data):
		w.turn(n)
	case n.Data == "w" || n.Data == "pc":
		w.token(n)
	case slices.Contains(blocks, n.Data) && !(n.Data == "seg" && n.Parent.Data != "u"):
		w.paragraph()
		w.children(n)
		w.paragraph()
	default:
		w.children(n)
	}
}

// inText are elements that are no text only as the worse part of a choice.
var inText = map[string]bool{"sic": true, "orig": true, "expan": true}

// turn writes a turn under the name of its speaker (E2).
func (w *writer) turn(n *html.Node) {
	w.paragraph()
	w.label = w.speaker(n)
	w.children(n)
	w.paragraph()
	w.label = ""
}

func (w *writer) speaker(n *html.Node) string {
	for _, c := range tree.Children(n) {
		if c.Data == "speaker" {
			if name := strings.TrimRight(tree.Line(c), " :.—–-"); name != "" {
				return name
			}
		}
	}
	for _, key := range []string{"who", "speaker", "by", "speakername", "n"} {
		if v := tree.Attr(n, key); v != "" {
			return w.names(v)
		}
	}
	return ""
}

// names gives the names of one or several ids.
func (w *writer) names(ids string) string {
	var out []string
	for _, id := range split(ids) {
		name := w.people[strings.TrimPrefix(id, "#")]
		if name == "" {
			name = named(id)
		}
		if name != "" && len(out) < 8 {
			out = append(out, name)
		}
	}
	return strings.Join(out, " and ")
}

// split divides several ids; a value without marks of an id is one name.
func split(ids string) []string {
	if strings.Contains(ids, "#") {
		return strings.FieldsFunc(ids, func(r rune) bool { return r == ' ' || r == ',' || r == ';' })
	}
	return []string{ids}
}

// named makes words of an id: #AdaWriter, #ada_writer, people.xml#Ada.Writer.
func named(id string) string {
	if i := strings.LastIndexByte(id, '#'); i >= 0 {
		id = id[i+1:]
	}
	var b strings.Builder
	last := ' '
	for _, r := range strings.Map(func(r rune) rune {
		if r == '_' || r == '.' || r == '-' {
			return ' '
		}
		return r
	}, id) {
		if unicode.IsUpper(r) && (unicode.IsLower(last) || unicode.IsDigit(last)) {
			b.WriteByte(' ')
		}
		if last == ' ' && unicode.IsLower(r) {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
		last = r
	}
	return record.Clean(b.String())
}

// paragraph ends the paragraph.
func (w *writer) paragraph() {
	p := w.line.take()
	if p == "" {
		return
	}
	if w.label != "" {
		p = w.label + ": " + p
		w.label = ""
	}
	w.out = append(w.out, p)
}

// text writes text, or the tokens of lines with tabs (E3).
func (w *writer) text(s string) {
	if !strings.Contains(s, "\t") || !strings.Contains(s, "\n") {
		w.line.write(s)
		return
	}
	for l := range strings.SplitSeq(s, "\n") {
		if first, _, tabs := strings.Cut(l, "\t"); tabs && first != "" {
			w.line.token(first)
		} else if first = strings.TrimSpace(l); first != "" {
			w.line.write(l + " ")
		}
	}
}

// token writes a word of one or several tokens, which stand without spaces.
func (w *writer) token(n *html.Node) {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type != html.TextNode {
			continue
		}
		for l := range strings.SplitSeq(c.Data, "\n") {
			first, _, _ := strings.Cut(strings.TrimLeft(l, " "), "\t")
			b.WriteString(strings.TrimSpace(first))
		}
	}
	join := tree.Attr(n, "join")
	if join == "left" || join == "both" {
		w.line.glue = true
	}
	w.line.token(b.String())
	w.line.glue = w.line.glue || join == "right" || join == "both"
}
