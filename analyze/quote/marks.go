package quote

import (
	"unicode"
	"unicode/utf8"

	"parley/analyze/doc"
)

// A stretch is text between quotation marks: tokens [first, last], marks
// included. open tells that the closing mark is missing.
type stretch struct {
	first, last int
	single      bool
	open        bool
}

// marker pairs the marks of one paragraph. Marks are paired within a paragraph
// only, so that a stray one spoils no more than its own (M1).
type marker struct {
	d          *doc.Document
	from, to   int // tokens
	out        []stretch
	start      int  // token of the open mark, -1 when none
	wide       int  // tokens of the open mark: 2 for '' and ``
	nested     int  // opening marks inside the open quotation
	markup     bool // the open mark belongs to mark-up
	singleOpen int  // token of an open single mark, -1 when none
}

func pairMarks(d *doc.Document, from, to int) []stretch {
	m := &marker{d: d, from: from, to: to, start: -1, singleOpen: -1}
	for i := from; i < to; i++ {
		if d.Tokens[i].Kind != doc.Mark {
			continue
		}
		i += m.mark(i)
	}
	if m.start >= 0 && !m.markup { // M4: no closing mark: the quotation runs to the paragraph's end
		m.out = append(m.out, stretch{m.start, to - 1, false, true})
	}
	return m.out
}

// mark handles the mark at token i and gives how many further tokens it took.
func (m *marker) mark(i int) int {
	t := m.d.Tokens[i]
	s := m.d.Body[t.Start:t.End]
	if n := m.double(i, s); n > 0 {
		m.doubleMark(i, s, n)
		return n - 1
	}
	if m.start < 0 {
		m.singleMark(i, s)
	}
	return 0
}

// double gives how many tokens a double mark takes at i: 2 for ” and “ written
// as two single marks, 0 for a single mark.
func (m *marker) double(i int, s string) int {
	switch s {
	case "\"", "“", "”", "„", "‟", "«", "»":
		return 1
	}
	if i+1 < m.to && m.d.Tokens[i+1].Kind == doc.Mark && m.d.Tokens[i+1].Start == m.d.Tokens[i].End {
		t := m.d.Tokens[i+1]
		if m.d.Body[t.Start:t.End] == s && s != "‚" {
			return 2
		}
	}
	return 0
}

func (m *marker) doubleMark(i int, s string, n int) {
	if m.start >= 0 {
		if m.nested > 0 && (s == "”" || s == "»") {
			m.nested--
			return
		}
		if !m.closes(s, i, n) {
			if m.closesTwice(i) { // M2: an opening mark inside is nested
				m.nested++
			}
			return
		}
		if !m.markup {
			m.out = append(m.out, stretch{m.start, i + n - 1, false, false})
		}
		m.start, m.markup, m.nested = -1, false, 0
		return
	}
	if i > m.from && m.d.Tokens[i-1].End == m.d.Tokens[i].Start && m.d.Body[m.d.Tokens[i-1].Start:m.d.Tokens[i-1].End] == "=" {
		m.markup = true // M6: an attribute of mark-up is no quotation
	}
	if (s == "”" || s == "»") && !m.letterAfter(i+n-1) {
		return // M3: a closing mark with nothing open is stray, but one before a letter opens
	}
	m.start, m.wide, m.singleOpen = i, n, -1
}

// closes reports whether double mark s, of n tokens at i, can close the open one:
// “ closes „ and « closes », as German has them; else an opening mark closes only
// where none can open (M7): right behind a word or sign, with no word behind.
func (m *marker) closes(s string, i, n int) bool {
	switch s {
	case "“":
		return m.opened() == "„" || !m.spaceBefore(i) && !m.letterAfter(i+n-1) && i > m.start+m.wide
	case "«":
		return m.opened() == "»"
	}
	return s != "„"
}

func (m *marker) opened() string {
	t := m.d.Tokens[m.start]
	return m.d.Body[t.Start:t.End]
}

// closesTwice reports whether two closing marks follow the opening mark at i
// before the next opening one.
func (m *marker) closesTwice(i int) bool {
	n := 0
	for j := i + 1; j < min(m.to, i+400); j++ {
		if m.d.Tokens[j].Kind != doc.Mark {
			continue
		}
		switch m.d.Body[m.d.Tokens[j].Start:m.d.Tokens[j].End] {
		case "“", "«", "„":
			return false
		case "”", "»":
			if n++; n == 2 {
				return true
			}
		}
	}
	return false
}

// singleMark handles ‘ ’ and ' outside double marks (M5): an opening one stands
// behind a non-letter and before a letter, a closing one behind something and
// before a non-letter.
func (m *marker) singleMark(i int, s string) {
	before, after := m.letterBefore(i), m.letterAfter(i)
	opens := s == "‘" || s == "'" || s == "`"
	switch {
	case m.singleOpen < 0 && opens && after && !before:
		m.singleOpen = i
	case m.singleOpen >= 0 && !after && !m.spaceBefore(i) && !m.pluralPossessive(i):
		m.out = append(m.out, stretch{m.singleOpen, i, true, false})
		m.singleOpen = -1
	case m.singleOpen >= 0 && m.d.Tokens[i].Start-m.d.Tokens[m.singleOpen].Start > 400:
		m.singleOpen = -1
	}
}

// pluralPossessive: the leaders' meeting, when another mark still follows.
func (m *marker) pluralPossessive(i int) bool {
	t := m.d.Tokens[i]
	if t.Start == 0 || m.d.Body[t.Start-1] != 's' {
		return false
	}
	for j := i + 1; j < m.to && m.d.Tokens[j].Start-t.Start < 200; j++ {
		u := m.d.Tokens[j]
		if u.Kind != doc.Mark {
			continue
		}
		c := m.d.Body[u.Start:u.End]
		return (c == "’" || c == "'") && !m.letterAfter(j) && !m.spaceBefore(j)
	}
	return false
}

func (m *marker) letterAfter(i int) bool {
	r, _ := utf8.DecodeRuneInString(m.d.Body[m.d.Tokens[i].End:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func (m *marker) letterBefore(i int) bool {
	r, _ := utf8.DecodeLastRuneInString(m.d.Body[:m.d.Tokens[i].Start])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func (m *marker) spaceBefore(i int) bool {
	r, n := utf8.DecodeLastRuneInString(m.d.Body[:m.d.Tokens[i].Start])
	return n == 0 || unicode.IsSpace(r)
}
