package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"parley/lexicon"
)

// A builder makes a canonical dictionary of one file.
type builder struct {
	dict, file string
	cats       []*category
	byName     map[string]*category
	seen       map[string]float64 // by identity, see identity
	faults     []lexicon.Problem
	warnings   []lexicon.Problem
	moreFaults int
	moreWarn   int
	twice      int // entries left out because they repeat another
}

type category struct {
	lexicon.Category
	entries []lexicon.Entry
	line    int // of its first mention, 0 when none
	parent  bool
}

func newBuilder(dict, file string) *builder {
	return &builder{dict: dict, file: file, byName: map[string]*category{}, seen: map[string]float64{}}
}

func (b *builder) fault(line int, hint, format string, args ...any) {
	b.faults = capped(b.faults, &b.moreFaults, lexicon.Problem{File: b.file, Line: line, Msg: fmt.Sprintf(format, args...), Hint: hint})
}

func (b *builder) warn(line int, hint, format string, args ...any) {
	b.warnings = capped(b.warnings, &b.moreWarn, lexicon.Problem{File: b.file, Line: line, Msg: fmt.Sprintf(format, args...), Hint: hint})
}

// category gives the category of that name, made at its first mention. path
// are the names from the top (X3).
func (b *builder) category(line int, path ...string) *category {
	parts := make([]string, 0, len(path))
	for _, p := range path {
		parts = append(parts, strings.Join(strings.Fields(clean(p)), " "))
	}
	written := strings.Join(parts, ".")
	name := Name(written)
	if c, ok := b.byName[name]; ok {
		return c
	}
	c := &category{Category: lexicon.Category{Name: name, Layer: lexicon.Other}, line: line}
	if name != written { // X4
		c.About = written
		b.warn(line, "", "category %q is called %s here: a name has no blank, comma or slash", written, name)
	}
	b.byName[name] = c
	b.cats = append(b.cats, c)
	return c
}

// Name makes a name of a category or dictionary out of any text (X4).
func Name(s string) string {
	name := strings.Map(func(r rune) rune {
		if r <= ' ' || r == ',' || r == '/' || unicode.IsSpace(r) || unicode.IsControl(r) {
			return '-'
		}
		return r
	}, strings.TrimSpace(s))
	if name == "" {
		return "unnamed"
	}
	return name
}

// clean takes out control characters, tabs and line ends excepted.
func clean(s string) string {
	if isCanonical(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' || r == '\ufeff' {
			return -1
		}
		return r
	}, s)
}

// word makes a plain term canonical (X1).
func word(s string) string {
	if isCanonical(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch r {
		case '’', 'ʼ', '‘':
			return '\''
		}
		return unicode.ToLower(r)
	}, clean(s))
	return strings.Join(strings.Fields(s), " ")
}

// isCanonical is the quick answer for the most frequent terms: lower-case ASCII
// words, one blank between them.
func isCanonical(s string) bool {
	blank := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || 'A' <= c && c <= 'Z' || c == ' ' && blank == ' ' {
			return false
		}
		blank = c
	}
	return blank != ' '
}

// add adds a plain entry; what cannot be one is left out with a warning.
func (b *builder) add(line int, c *category, term string, weight float64) {
	b.put(c, lexicon.Entry{Term: word(term), Weight: weight, Plain: true, Line: line})
}

// put adds an entry whose term is canonical already.
func (b *builder) put(c *category, e lexicon.Entry) {
	e.Category, e.File, e.Weight = c.Name, b.file, rounded(e.Weight)
	switch n := len(strings.Fields(e.Term)); {
	case n == 0:
		b.warn(e.Line, "", "an entry of %s has no words: left out", c.Name)
		return
	case n > maxWords && e.Plain || len(e.Term) > maxTerm:
		b.warn(e.Line, "", "%q has more than %d words or %d letters: left out", clipped(e.Term), maxWords, maxTerm)
		return
	case strings.Trim(e.Term, "*? ") == "":
		b.warn(e.Line, "", "%q of %s would match every word: left out", e.Term, c.Name)
		return
	case e.Weight == 0:
		b.warn(e.Line, "", "%q of %s has weight 0 and no effect: left out", e.Term, c.Name)
		return
	}
	key := identity(&e)
	if w, twice := b.seen[key]; twice { // X5
		if w != e.Weight {
			b.warn(e.Line, "", "%q stands in %s with weight %s and %s: the first counts", clipped(e.Term), c.Name, number(w), number(e.Weight))
		} else {
			b.twice++
		}
		return
	}
	b.seen[key] = e.Weight
	c.entries = append(c.entries, e)
}

// identity is what two entries must differ in (X5).
func identity(e *lexicon.Entry) string {
	key := e.Category + "\x00" + e.Term
	if !e.Plain || conditional(e) {
		key += "\x00" + strings.Join([]string{strconv.FormatBool(e.Plain), e.Pos, e.Prev, e.NotPrev, e.Next, e.NotNext, e.Near}, "\x00")
	}
	return key
}

// finish gives the dictionary and the last warnings.
func (b *builder) finish() lexicon.Dictionary {
	d := lexicon.Dictionary{Name: b.dict}
	for _, c := range b.cats {
		if len(c.entries) == 0 { // X6
			if !c.parent {
				b.warn(c.line, "", "category %s has no entries: left out", c.Name)
			}
			continue
		}
		d.Categories = append(d.Categories, c.Category)
		d.Entries = append(d.Entries, c.entries...)
	}
	b.dropShares(&d)
	if b.twice > 0 {
		b.warn(0, "", "%s stood twice in a category: kept once", count(b.twice, "entry", "entries"))
	}
	if len(d.Entries) == 0 && len(b.faults) == 0 {
		b.fault(0, "see whether it is the file you meant, or name its format with --from", "holds no entries")
	}
	if b.moreFaults > 0 {
		b.faults = append(b.faults, more(b.file, b.moreFaults, "faults"))
		b.moreFaults = 0
	}
	if b.moreWarn > 0 {
		b.warnings = append(b.warnings, more(b.file, b.moreWarn, "warnings"))
		b.moreWarn = 0
	}
	return d
}

// dropShares takes out roll-ups into categories that are not there.
func (b *builder) dropShares(d *lexicon.Dictionary) {
	for i := range d.Categories {
		c := &d.Categories[i]
		c.Into = slices.DeleteFunc(slices.Clone(c.Into), func(s lexicon.Share) bool {
			known := slices.ContainsFunc(d.Categories, func(o lexicon.Category) bool { return o.Name == s.Category })
			if !known {
				b.fault(b.byName[c.Name].line, "", "%s counts toward %q, which is not there", c.Name, s.Category)
			}
			return !known
		})
		if len(c.Into) == 0 {
			c.Into = nil
		}
	}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// rounded keeps 12 digits of a weight (X8).
func rounded(w float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(w, 'g', 12, 64), 64)
	if err != nil {
		return w
	}
	return r
}

func number(w float64) string { return strconv.FormatFloat(w, 'g', -1, 64) }

// clipped keeps a message short.
func clipped(s string) string {
	if len(s) > 60 {
		return strings.ToValidUTF8(s[:60], "") + "..."
	}
	return s
}

// parseNumber reads a number with a point or a decimal comma.
func parseNumber(s string) (float64, bool) {
	s = strings.TrimSpace(strings.ReplaceAll(s, "−", "-"))
	if s == "" || strings.ContainsAny(s, "xXpPiInN_") { // no hex, Inf, NaN
		return 0, false
	}
	if strings.Count(s, ",") == 1 && !strings.Contains(s, ".") {
		s = strings.Replace(s, ",", ".", 1)
	}
	w, err := strconv.ParseFloat(s, 64)
	return w, err == nil && w >= -1e6 && w <= 1e6
}
