package exchange

import (
	"regexp"
	"strconv"
	"strings"
)

// LIWC 2001 to 2015: a legend between two lines of %, then a line an entry with
// the numbers of its categories.
//
//	L1  a line that begins with % and has nothing but blanks behind bounds the legend
//	L2  numbers are compared as integers: 01 is 1
//	L3  tabs before a number of the legend are its depth (LIWC2015)
//	L4  between number and name, and entry and numbers, may stand tabs or blanks
//	L5  a line with <of> is no entry but a rule of LIWC2007: left out
//	L6  parts in ( ) are such rules too: left out

var (
	legendLine = regexp.MustCompile(`^\s*(\d+)\s+(.*\S)\s*$`)
	bracketed  = regexp.MustCompile(`\s\([^()]*\)`)
	ruleParts  = regexp.MustCompile(`\([^()]*\)`)
	beforeIDs  = regexp.MustCompile(`^(\S.*?)\s+(\d[\d\s/]*)$`)
	gapIDs     = regexp.MustCompile(`^(\S.*?)\s{2,}(\d+)$`)
	digits     = regexp.MustCompile(`\d+`)
)

func isLegendBound(line string) bool { return strings.TrimSpace(line) == "%" } // L1

func (b *builder) liwc(text string) {
	ids := map[int]*category{}
	bounds := 0
	var path []string
	for n, line := range lines(text) {
		switch s := strings.TrimSpace(line); {
		case isLegendBound(s) && bounds < 2:
			bounds++
		case s == "":
		case bounds == 0:
			b.warn(n, "", "%q stands before the legend: left out", clipped(s))
		case bounds == 1:
			path = b.liwcLegend(n, line, path, ids)
		default:
			b.liwcEntry(n, s, ids)
		}
	}
	switch {
	case bounds == 0:
		b.fault(0, "a line % stands before the categories and one behind them", "has no legend of categories")
	case bounds == 1:
		b.fault(0, "a line % stands before the categories and one behind them", "the legend of categories has no end")
	}
}

func (b *builder) liwcLegend(n int, line string, path []string, ids map[int]*category) []string {
	m := legendLine.FindStringSubmatch(line)
	if m == nil {
		b.warn(n, "", "%q is no number and name of a category: left out", clipped(line))
		return path
	}
	name := m[2]
	if i := strings.LastIndexByte(name, '\t'); i >= 0 && !strings.HasPrefix(name[i+1:], "(") {
		name = name[i+1:] // L4
	}
	if short := strings.TrimSpace(bracketed.ReplaceAllString(name, "")); short != name {
		b.warn(n, "", "category %q is called %q", clipped(name), clipped(short))
		name = short
	}
	depth := min(indent(line), len(path), maxDepth) // L3
	path = append(path[:depth:depth], name)
	id, err := strconv.Atoi(m[1]) // L2
	if err != nil {
		b.warn(n, "", "number %s is too long: category left out", clipped(m[1]))
		return path
	}
	if other, twice := ids[id]; twice {
		b.warn(n, "", "number %d is already that of %s: category %s left out", id, other.Name, name)
		return path
	}
	ids[id] = b.category(n, path...)
	return path
}

func (b *builder) liwcEntry(n int, s string, ids map[int]*category) {
	if strings.Contains(s, "<of>") { // L5
		b.warn(n, "", "%q is a rule that only LIWC knows: left out", clipped(s))
		return
	}
	term, numbers := liwcSplit(s)
	if bracketed.MatchString(term) || ruleParts.MatchString(numbers) { // L6
		b.warn(n, "", "%q: the part in brackets is a rule that only LIWC knows: left out", clipped(s))
		term, numbers = bracketed.ReplaceAllString(term, ""), ruleParts.ReplaceAllString(numbers, " ")
	}
	found := digits.FindAllString(numbers, -1)
	if len(found) == 0 {
		b.warn(n, "", "%q has no number of a category: left out", clipped(s))
		return
	}
	for _, d := range found {
		id, err := strconv.Atoi(d)
		if c := ids[id]; c != nil && err == nil {
			b.add(n, c, term, 1)
		} else {
			b.warn(n, "", "%q: the legend has no category %s", clipped(term), clipped(d))
		}
	}
}

// liwcSplit cuts an entry from its numbers (L4).
func liwcSplit(s string) (term, numbers string) {
	term, numbers, tab := strings.Cut(s, "\t")
	if !tab {
		if m := beforeIDs.FindStringSubmatch(s); m != nil {
			return m[1], m[2]
		}
		return s, ""
	}
	if m := gapIDs.FindStringSubmatch(strings.TrimRight(term, " ")); m != nil {
		return m[1], m[2] + " " + numbers
	}
	return term, numbers
}
