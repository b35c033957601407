package exchange

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// A row is one line of a table.
type row struct {
	line  int
	cells []string
}

func (r row) cell(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return strings.TrimSpace(r.cells[i])
}

func (r row) blank() bool {
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// delimiter is the sign that cuts the first line into most cells.
func delimiter(first string) rune {
	best, most := ',', 0
	for _, d := range ",;\t|" {
		if n := strings.Count(first, string(d)); n > most {
			best, most = d, n
		}
	}
	return best
}

func splitHead(first string) []string {
	r := csv.NewReader(strings.NewReader(first))
	r.Comma, r.LazyQuotes = delimiter(first), true
	cells, err := r.Read()
	if err != nil {
		return nil
	}
	return cells
}

// rows cuts text into cells. A row with a fault of quotation costs only itself.
func (b *builder) rows(text string) []row {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = delimiter(firstLine(text))
	r.FieldsPerRecord = -1
	r.LazyQuotes = r.Comma == '\t'
	var out []row
	for {
		cells, err := r.Read()
		var bad *csv.ParseError
		switch {
		case err == io.EOF:
			return out
		case errors.As(err, &bad):
			b.fault(bad.StartLine, `write a quotation mark inside a cell twice, and the cell in quotation marks`, "the row cannot be read: %s", bad.Err)
			continue
		case err != nil:
			b.fault(0, "", "%s", err)
			return out
		}
		line, _ := r.FieldPos(0)
		if x := (row{line, cells}); !x.blank() {
			out = append(out, x)
		}
	}
}

// dicx reads the table of LIWC-22: a line a term, a column a category. An empty
// cell and 0 are no, another number is the weight, any text is 1. The first cell
// of the header is free.
func (b *builder) dicx(text string) { b.wide(b.rows(text)) }

func (b *builder) wide(rows []row) {
	if len(rows) == 0 {
		return
	}
	head := rows[0]
	cats := make([]*category, len(head.cells))
	for i := 1; i < len(head.cells); i++ {
		if head.cell(i) != "" {
			cats[i] = b.category(head.line, head.cell(i))
		}
	}
	for _, r := range rows[1:] {
		for i := 1; i < len(r.cells); i++ {
			b.wideCell(r, i, cats)
		}
	}
}

func (b *builder) wideCell(r row, i int, cats []*category) {
	v := r.cell(i)
	if v == "" {
		return
	}
	if i >= len(cats) || cats[i] == nil {
		b.warn(r.line, "", "%q has %q in column %d, which has no category: left out", clipped(r.cell(0)), clipped(v), i+1)
		return
	}
	switch w, isNumber := parseNumber(v); {
	case !isNumber:
		b.add(r.line, cats[i], r.cell(0), 1)
	case w != 0:
		b.add(r.line, cats[i], r.cell(0), w)
	}
}

// inquirer reads the General Inquirer's table: the categories from the third
// column on, a tag in the cells of members.
//
//	G1  ABOUT#1 is a sense of ABOUT: the senses are taken together, since words are not told apart by sense here
//	G2  Source, Othtags and Defined are no categories
func (b *builder) inquirer(text string) {
	rows := b.rows(text)
	if len(rows) == 0 {
		return
	}
	cats := make([]*category, len(rows[0].cells))
	for i := 2; i < len(cats); i++ {
		switch name := rows[0].cell(i); strings.ToLower(name) {
		case "", "othtags", "defined", "source": // G2
		default:
			cats[i] = b.category(rows[0].line, name)
		}
	}
	for _, r := range rows[1:] {
		term := r.cell(0)
		if i := strings.LastIndexByte(term, '#'); i > 0 && strings.Trim(term[i+1:], "0123456789") == "" { // G1
			term = term[:i]
		}
		for i := range cats {
			if cats[i] != nil && r.cell(i) != "" && r.cell(i) != "0" {
				b.add(r.line, cats[i], term, 1)
			}
		}
	}
}

// scores reads lines of a term and a number; what follows (deviation and single
// ratings in VADER) is passed over.
func (b *builder) scores(text string) {
	var list scoreList
	for n, line := range lines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if term, w, ok := scoreLine(line); ok {
			list = append(list, scored{n, term, w})
		} else if len(list) > 0 || n > 1 {
			b.warn(n, "", "%q is no term and number: left out", clipped(line))
		}
	}
	b.valence(list)
}

// scoreLine cuts a term from its number: by a tab, a comma or semicolon, or the
// last blank.
func scoreLine(line string) (term string, w float64, ok bool) {
	if term, rest, tab := strings.Cut(line, "\t"); tab {
		score, _, _ := strings.Cut(rest, "\t")
		w, ok = parseNumber(score)
		return strings.TrimSpace(term), w, ok && strings.TrimSpace(term) != ""
	}
	line = strings.TrimSpace(line)
	i := strings.LastIndexAny(line, " ,;")
	if i <= 0 {
		return "", 0, false
	}
	w, ok = parseNumber(line[i+1:])
	return strings.Trim(line[:i], " ,;\""), w, ok
}

type scored struct {
	line int
	term string
	w    float64
}

type scoreList []scored

// scales are the ends of rating scales in use: VADER 4, AFINN and SO-CAL 5.
var scales = []float64{1, 3, 4, 5, 10, 100}

// valence puts scores into the category of valence, scaled to -1..1 (X7).
func (b *builder) valence(list scoreList) {
	top := 0.
	for _, s := range list {
		top = max(top, s.w, -s.w)
	}
	scale := top
	for _, s := range scales {
		if top <= s {
			scale = s
			break
		}
	}
	if len(list) == 0 {
		return
	}
	c := b.scoreCategory()
	if scale > 1 {
		b.warn(0, "", "the numbers run to %s: divided by %s to lie in -1..1, the range of valence", number(top), number(scale))
	}
	for _, s := range list {
		if scale > 1 {
			s.w /= scale
		}
		b.add(s.line, c, s.term, s.w)
	}
}
