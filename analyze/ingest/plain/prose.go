package plain

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// prose gives the words of Markdown (P5): paragraphs, headings and items of lists
// apart by an empty line; of a link its text, of a picture nothing. CommonMark
// 0.31, as goldmark reads it.
//
// A text whose brackets or quotation marks of mail are nested beyond all use
// stays as it is, as reading it would take time by the square of its length.
func prose(src string) string {
	if tangled(src) {
		return src
	}
	source := []byte(src)
	var out []string
	blocks(markdown(src).Parse(text.NewReader(source)), source, "", &out)
	return strings.Join(out, "\n\n")
}

const (
	mostBrackets = 1000 // of a paragraph
	mostMarks    = 200  // bytes of marks that open a line
)

func tangled(src string) bool {
	brackets := 0
	for line := range strings.Lines(src) {
		words := strings.TrimLeft(line, "> \t*+-0123456789.)\r\n")
		if words == "" && len(line) <= mostMarks {
			brackets = 0
		}
		brackets += strings.Count(line, "[")
		if len(line)-len(words) > mostMarks && len(strings.TrimSpace(line)) > mostMarks || brackets > mostBrackets {
			return true
		}
	}
	return false
}

// reference is a line that defines where a link leads.
var reference = regexp.MustCompile(`(?m)^ {0,3}\[[^\]\n]+\]:[ \t]+<?(?:https?://|mailto:|/|#)\S`)

// markdown gives the parser. "[THE PRESIDENT]: Thanks" would define a link, too,
// and be lost: definitions are looked for only where some line is surely one.
func markdown(src string) parser.Parser {
	o := []parser.Option{parser.WithBlockParsers(parser.DefaultBlockParsers()...), parser.WithInlineParsers(parser.DefaultInlineParsers()...)}
	if reference.MatchString(src) {
		o = append(o, parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
	}
	return parser.NewParser(o...)
}

// blocks appends the text of each block under n; mark is the number of a list's
// item, which may be a year that begins a sentence.
func blocks(n ast.Node, source []byte, mark string, out *[]string) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s := ""
		switch b := c.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			var w strings.Builder
			inline(b, source, &w)
			s = w.String()
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			s = lines(b, source)
		case *ast.List:
			items(b, source, out)
		case *ast.HTMLBlock, *ast.ThematicBreak:
		default:
			blocks(c, source, "", out)
		}
		if s = strings.Trim(s, " \n"); s != "" {
			*out = append(*out, mark+s)
			mark = ""
		}
	}
}

func items(l *ast.List, source []byte, out *[]string) {
	number := l.Start
	for c := l.FirstChild(); c != nil; c = c.NextSibling() {
		mark := ""
		if l.IsOrdered() {
			mark = strconv.Itoa(number) + string(l.Marker) + " "
			number++
		}
		blocks(c, source, mark, out)
	}
}

func lines(n ast.Node, source []byte) string {
	var w strings.Builder
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		w.Write(s.Value(source))
	}
	return w.String()
}

// inline appends the text under n. A line that the file breaks for its width
// goes on behind a blank.
func inline(n ast.Node, source []byte, w *strings.Builder) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch t := c.(type) {
		case *ast.Text:
			b := t.Segment.Value(source)
			if !t.IsRaw() {
				b = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b)))
			}
			w.Write(b)
			switch {
			case t.HardLineBreak():
				w.WriteByte('\n')
			case t.SoftLineBreak():
				w.WriteByte(' ')
			}
		case *ast.String:
			w.Write(t.Value)
		case *ast.AutoLink:
			w.Write(t.Label(source))
		case *ast.RawHTML:
			if tag := string(t.Segments.Value(source)); strings.HasPrefix(strings.ToLower(tag), "<br") {
				w.WriteByte('\n')
			}
		case *ast.Image:
		default:
			inline(c, source, w)
		}
	}
}
