package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// wordStat reads a .cat file: a tree of tabs, where a line that ends in (n) is
// an entry and any other a category.
//
//	W1  the depth is the number of tabs; blanks among them do not count
//	W2  an underscore joins the words of a phrase
//	W3  @ begins a rule of proximity, which only WordStat knows: left out
func (b *builder) wordStat(text string) {
	var path []string
	for n, line := range lines(text) {
		s := strings.TrimSpace(line)
		if s == "" {
			continue
		}
		depth := min(indent(line), len(path)) // W1
		m := catEntry.FindStringSubmatch(s)
		switch {
		case strings.HasPrefix(s, "@") && m != nil: // W3
			b.warn(n, "", "%q is a rule that only WordStat knows: left out", clipped(s))
		case m != nil && depth == 0:
			b.add(n, b.category(n, b.dict), strings.ReplaceAll(m[1], "_", " "), 1)
		case m != nil:
			b.add(n, b.category(n, path[:depth]...), strings.ReplaceAll(m[1], "_", " "), 1) // W2
		case depth >= maxDepth:
			b.warn(n, "", "category %q lies deeper than %d levels: its entries go to the one above", clipped(s), maxDepth)
		default:
			path = b.nest(path[:depth:depth], s, n)
		}
	}
}

// nest makes a category below path, which thereby is more than a category.
func (b *builder) nest(path []string, name string, line int) []string {
	if len(path) > 0 {
		b.category(line, path...).parent = true
	}
	path = append(path, name)
	b.category(line, path...)
	return path
}

// lexicoder reads a .lc3 file: "+category", then an entry a line. The Lexicoder
// Sentiment Dictionary (Young and Soroka 2012) counts neg_positive ("not good")
// off positive, and neg_negative off negative; they stay categories of their own.
func (b *builder) lexicoder(text string) {
	var c *category
	for n, line := range lines(text) {
		s := strings.TrimSpace(clean(line))
		name, is := strings.CutPrefix(s, "+")
		switch {
		case s == "":
		case is && strings.TrimSpace(name) != "":
			c = b.category(n, name)
		case is:
			b.warn(n, "", "a category has no name: left out with its entries")
			c = nil
		case c == nil:
			b.warn(n, "", "%q stands in no category: left out", clipped(s))
		default:
			b.add(n, c, s, 1)
		}
	}
}

// yoshikoder reads XML of cnode (category) and pnode (entry).
//
//	K1  one cnode around all others is the dictionary, not a category, unless it has entries of its own
//	K2  entries of a cnode with cnodes inside are kept
//	K3  a number in score is the weight
func (b *builder) yoshikoder(text string) {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decoded already
	d.Strict = true
	var path []string
	root := singleRoot(text)
	for {
		t, err := d.Token()
		line, _ := d.InputPos()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			b.fault(line, "the entries up to here are read; mend the line or export the dictionary anew", "not valid XML: %s", err)
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			path = b.node(&t, path, root, line)
			if len(path) > maxDepth {
				b.fault(line, "", "categories lie deeper than %d levels: the rest is not read", maxDepth)
				return
			}
		case xml.EndElement:
			if t.Name.Local == "cnode" && len(path) > 0 {
				path = path[:len(path)-1]
			}
		}
	}
}

func (b *builder) node(t *xml.StartElement, path []string, root bool, line int) []string {
	attr := map[string]string{}
	for _, a := range t.Attr {
		attr[a.Name.Local] = a.Value
	}
	switch t.Name.Local {
	case "dictionary":
		if e := attr["patternengine"]; e == "regexp" || e == "regex" {
			b.warn(line, "", "its patterns are regular expressions, which are read as words with * and ?")
		}
	case "cnode":
		path = append(path, attr["name"])
		if b.mark(inner(path, root), len(path) > 1 && (len(path) > 2 || !root), line); len(inner(path, root)) > 0 {
			c := b.category(line, inner(path, root)...)
			if c.About == "" {
				c.About = strings.TrimSpace(clean(attr["desc"]))
			}
		}
	case "pnode":
		weight := 1.
		if w, ok := parseNumber(attr["score"]); ok && w != 0 { // K3
			weight = w
		}
		in := inner(path, root)
		if len(in) == 0 { // K1
			in = []string{b.dict}
			if len(path) > 0 && strings.TrimSpace(path[0]) != "" {
				in = path[:1]
			}
		}
		b.add(line, b.category(line, in...), attr["name"], weight)
	}
	return path
}

// mark notes that the category above path holds categories.
func (b *builder) mark(path []string, nested bool, line int) {
	if nested && len(path) > 1 {
		b.category(line, path[:len(path)-1]...).parent = true
	}
}

// inner is the path below the root that stands for the dictionary.
func inner(path []string, root bool) []string {
	if root && len(path) > 0 {
		return path[1:]
	}
	return path
}

// singleRoot reports whether one cnode with cnodes inside holds all others (K1).
func singleRoot(text string) bool {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	depth, tops, deepest := 0, 0, 0
	for {
		t, err := d.Token()
		if err != nil {
			return tops == 1 && deepest > 1
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "cnode" {
				if depth == 0 {
					tops++
				}
				depth++
				deepest = max(deepest, depth)
			}
		case xml.EndElement:
			if t.Name.Local == "cnode" {
				depth--
			}
		}
	}
}
