package main

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A textTable prints aligned columns: the first to the left, numbers to the
// right.
type textTable struct {
	head []string
	rows [][]string
	left int // columns aligned to the left, from the first; 0 is 1
}

func (t *textTable) add(cells ...string) { t.rows = append(t.rows, cells) }

func (t *textTable) write(w io.Writer) {
	width := make([]int, len(t.head))
	for _, r := range append([][]string{t.head}, t.rows...) {
		for i, c := range r {
			width[i] = max(width[i], utf8.RuneCountInString(c))
		}
	}
	t.writeRow(w, t.head, width)
	for _, r := range t.rows {
		t.writeRow(w, r, width)
	}
}

func (t *textTable) writeRow(w io.Writer, row []string, width []int) {
	var b strings.Builder
	for i, c := range row {
		pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(c))
		if i > 0 {
			b.WriteString("  ")
		}
		if i < max(t.left, 1) {
			b.WriteString(c + pad)
		} else {
			b.WriteString(pad + c)
		}
	}
	fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
}

// clip shortens s to n runes, at a word where it can.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n-1]
	cut := string(r)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return cut + "…"
}
