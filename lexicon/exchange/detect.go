package exchange

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// binary finds formats that are no text.
func binary(b *builder, data []byte) (Format, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return Workbook, true
	case bytes.HasPrefix(data, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		b.fault(0, "open it in a spreadsheet and save it as .xlsx", "is a workbook of before 2007 or a protected one")
		return unknown, true
	case bytes.HasPrefix(data, []byte("%PDF")):
		b.fault(0, "copy its entries into a spreadsheet with the columns term, category, weight", "is a PDF")
		return unknown, true
	}
	return Auto, false
}

var catEntry = regexp.MustCompile(`^(.*\S)[ \t]+\((\d)\)\s*$`)

// detect finds the format of a text: signs in the content that no other format
// has come first, then the ending.
func detect(name, text string) Format {
	first := firstLine(text)
	ext := strings.ToLower(path.Ext(name))
	switch {
	case isLegendBound(first):
		return LIWC
	case strings.HasPrefix(first, "<?xml") || strings.HasPrefix(first, "<dictionary") || strings.HasPrefix(first, "<!DOCTYPE dictionary"):
		return Yoshikoder
	case strings.HasPrefix(first, "+") && !strings.ContainsAny(first, "\t,;") && ext != ".yml" && ext != ".yaml":
		return Lexicoder
	}
	switch ext {
	case ".yaml", ".yml":
		if isParley(text) {
			return Parley
		}
		return Quanteda
	case ".dicx":
		return DICX
	case ".cat":
		return WordStat
	case ".lc3", ".lc2":
		return Lexicoder
	case ".ykd", ".lcd":
		return Yoshikoder
	case ".csv", ".tsv", ".tab", ".txt", ".dic", "":
		return detectTable(first, text, ext)
	}
	return unknown
}

func firstLine(text string) string {
	for _, l := range lines(text) {
		if s := strings.TrimSpace(l); s != "" {
			return s
		}
	}
	return ""
}

// detectTable tells lists and tables apart by their first line.
func detectTable(first, text, ext string) Format {
	cells := splitHead(first)
	h := readHeader(cells)
	switch {
	case isInquirer(cells):
		return Inquirer
	case h.has("term") && (h.has("category") || h.has("weight")):
		return Table
	case isScores(text):
		return Scores
	case ext == ".csv" || ext == ".tsv":
		return DICX
	case isWordStat(text):
		return WordStat
	}
	return unknown
}

// isScores reports whether the lines of text are terms and numbers. One line
// in ten may be something else, as a header.
func isScores(text string) bool {
	good, all := 0, 0
	for _, l := range lines(text) {
		if strings.TrimSpace(l) == "" {
			continue
		}
		if all++; all > 50 {
			break
		}
		if _, _, ok := scoreLine(l); ok {
			good++
		}
	}
	return good > 0 && good+1+all/10 >= all
}

func isWordStat(text string) bool {
	n := 0
	for _, l := range lines(text) {
		if n++; catEntry.MatchString(l) {
			return true
		}
		if n > 200 {
			break
		}
	}
	return false
}

// isParley tells parley's own files from lists of quanteda: they have the keys
// category and entries at the top.
func isParley(text string) bool {
	var category, entries bool
	for _, l := range lines(text) {
		switch {
		case strings.HasPrefix(l, "category:"):
			category = true
		case strings.HasPrefix(l, "entries:"):
			entries = true
		}
	}
	return category && entries || entries && strings.Contains(text, "term:")
}

func isInquirer(cells []string) bool {
	return len(cells) >= 4 && strings.EqualFold(cells[0], "entry") && strings.EqualFold(cells[1], "source")
}
