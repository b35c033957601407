// Package factiva reads the exports of Dow Jones Factiva: HTML, XML, and the
// paragraphs of RTF, DOCX or text files, in the languages of its interface.
//
// Rules:
//
//	D1  an article ends at its accession number: "Document ABCD0000..."
//	D2  in the form with field codes (HD, BY, PD, SN, LP, TD, AN ...) each code
//	    begins a field; LP and TD are the text
//	D3  in the form without codes the line with the count of words is the hub:
//	    section, title and byline stand above it, then follow date, outlet, code
//	    of the outlet, edition and page, language, copyright
//	D4  the summary of the search behind the last article is no article
//	D5  in the text a code of the foot counts where it stands alone, has a list
//	    of descriptors, or among the lines that only codes follow
package factiva

import (
	"iter"
	"regexp"
	"slices"
	"strings"

	"parley/analyze/ingest/date"
	"parley/analyze/ingest/record"
)

var (
	documentLine = regexp.MustCompile(`^(?:Document|Dokument|Documento|Документ|文件|ドキュメント) ([A-Za-z0-9]{15,40})$`)
	wordsLine    = regexp.MustCompile(`^[\d.,'’ \x{a0}]+ (?:words?|mots?|Wörter|Wort|palabras?|parole|palavras?|woorden|слова?|ord)$`)
	codeLine     = regexp.MustCompile(`^(HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CLM|SE|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|NGC|GC|DLN|OPC)(?:\s+(.*))?$`)
	copyrightRE  = regexp.MustCompile(`(?i)^(?:\(c\)|©|\(c\.?\)|copyright|all rights reserved|alle rechte)`)
	sourceCode   = regexp.MustCompile(`^[A-Z0-9]{2,8}$`)
)

// codes are the field codes that fill our fields (D2).
var codes = map[string]string{
	"HD": "title", "BY": "byline", "SN": "source", "PD": "date", "LA": "language", "AN": "id", "SE": "section",
}

// Lines reports whether lines are an export: articles with accession numbers
// that have a count of words or field codes.
func Lines(lines []string) bool {
	ends, hubs := 0, 0
	for _, l := range lines {
		l = record.Clean(l)
		if m := codeLine.FindStringSubmatch(l); m != nil && (m[1] == "WC" || m[1] == "HD") || wordsLine.MatchString(l) {
			hubs++
		}
		if isEnd(l) {
			ends++
		}
	}
	return ends > 0 && hubs > 0
}

func isEnd(l string) bool {
	if m := codeLine.FindStringSubmatch(l); m != nil && m[1] == "AN" {
		return documentLine.MatchString(m[2])
	}
	return documentLine.MatchString(l)
}

// Read yields the articles of lines (D1, D4).
func Read(lines []string, fields *record.Map) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		n, start := 0, 0
		for i := range lines {
			line := record.Clean(lines[i])
			end := isEnd(line)
			if !end && i > start && line == "AN" && i+1 < len(lines) { // the value stands below its code
				continue
			}
			if !end {
				continue
			}
			n++
			if !yield(article(clean(lines[start:i+1]), n, fields)) {
				return
			}
			start = i + 1
		}
		if rest := clean(lines[start:]); slices.ContainsFunc(rest, wordsLine.MatchString) {
			n++
			yield(nil, record.Bad(n, "the export is cut off: the article has no end", "export it again"))
		} else if n == 0 {
			yield(nil, record.Bad(0, "no article found in the export", ""))
		}
	}
}

func clean(lines []string) []string {
	var out []string
	for _, l := range lines {
		if l = record.Clean(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

func article(lines []string, n int, fields *record.Map) (*record.Record, error) {
	f := fields.Filler()
	text := ""
	if slices.ContainsFunc(lines, func(l string) bool { m := codeLine.FindStringSubmatch(l); return m != nil && m[1] == "HD" }) {
		text = coded(f, lines)
	} else {
		text = plain(f, lines)
	}
	return finish(f, text, n)
}

func finish(f *record.Filler, text string, n int) (*record.Record, error) {
	if strings.TrimSpace(text) == "" {
		return nil, record.Bad(n, "no text in the article", "was it exported without its full text?")
	}
	r, _ := f.Record(n)
	r.Text = text
	if r.Published.IsZero() {
		r.Warn("no date found in the article")
	}
	return r, nil
}

// coded reads the form with field codes.
func coded(f *record.Filler, lines []string) string {
	var values = map[string][]string{}
	var order []string
	code := ""
	foot := footer(lines)
	for i, l := range lines {
		if m := codeLine.FindStringSubmatch(l); m != nil && (code != "LP" && code != "TD" || i >= foot || m[1] == "TD" && code == "LP" || ends(m[1], m[2])) {
			code, l = m[1], m[2]
		}
		if code == "" || l == "" {
			continue
		}
		if values[code] == nil {
			order = append(order, code)
		}
		values[code] = append(values[code], l)
	}
	for _, c := range order {
		if c != "LP" && c != "TD" && c != "ET" {
			field(f, c, strings.Join(values[c], " "), strings.Join(values["ET"], " "))
		}
	}
	return strings.Join(append(values["LP"], values["TD"]...), "\n")
}

// footCodes stand below the text.
var footCodes = []string{"ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "NGC", "GC", "DLN", "OPC"}

// ends reports a line that ends the text: a code of the foot alone or with a list of descriptors. "IN the end they met" does not (D5).
func ends(code, value string) bool {
	if value == "" {
		return slices.Contains(footCodes, code)
	}
	descriptor, _, ok := strings.Cut(value, " : ")
	return slices.Contains(footCodes, code) && ok && !strings.Contains(descriptor, " ") || code == "AN" && isEnd("AN "+value)
}

// footer is where the lines with codes at the end of an article begin.
func footer(lines []string) int {
	i := len(lines)
	for i > 0 {
		m := codeLine.FindStringSubmatch(lines[i-1])
		if m == nil && i > 1 { // a value below its code
			m = codeLine.FindStringSubmatch(lines[i-2])
			if m == nil || m[2] != "" {
				return i
			}
			i--
		}
		if m == nil || !slices.Contains(footCodes, m[1]) {
			return i
		}
		i--
	}
	return i
}

// field adds the value of one code.
func field(f *record.Filler, c, value, clock string) {
	switch c {
	case "AN":
		if m := documentLine.FindStringSubmatch(value); m != nil {
			value = m[1]
		}
	case "PD":
		if clock != "" {
			value += " " + clock
		}
	}
	if name, ok := codes[c]; ok {
		f.Add(name, value)
		return
	}
	f.Add("factiva:"+c, value)
}

// plain reads the form without codes (D3).
func plain(f *record.Filler, lines []string) string {
	hub := slices.IndexFunc(lines, wordsLine.MatchString)
	if hub < 0 || hub > 12 {
		return ""
	}
	above(f, lines[:hub])
	last := len(lines) - 1
	if m := documentLine.FindStringSubmatch(lines[last]); m != nil {
		f.Add("id", m[1])
		lines = lines[:last]
	}
	f.Add("factiva:WC", lines[hub])
	return strings.Join(lines[hub+1+Below(f, lines[hub+1:]):], "\n")
}

// above reads the lines above the count of words: title; title and byline;
// or section, title, byline.
func above(f *record.Filler, lines []string) {
	switch n := len(lines); {
	case n == 0:
	case n == 1:
		f.Add("title", lines[0])
	case n == 2 && len(strings.Fields(lines[0])) <= 2 && len(strings.Fields(lines[1])) >= 5:
		f.Add("section", lines[0])
		f.Add("title", lines[1])
	case n == 2:
		f.Add("title", lines[0])
		f.Add("byline", lines[1])
	default:
		f.Add("section", lines[n-3])
		f.Add("title", lines[n-2])
		f.Add("byline", lines[n-1])
	}
}

// Below reads the lines below the count of words and gives their number.
func Below(f *record.Filler, lines []string) int {
	i := 0
	if i < len(lines) {
		day := lines[i]
		if _, err := date.Parse(day); err == nil {
			i++
			if i < len(lines) && isClock(lines[i]) {
				day += " " + lines[i]
				i++
			}
			f.Add("date", day)
		}
	}
	if i < len(lines) && len(lines[i]) < 100 {
		f.Add("source", lines[i])
		i++
	}
	if i < len(lines) && sourceCode.MatchString(lines[i]) {
		f.Add("factiva:SC", lines[i])
		i++
	}
	return i + tail(f, lines[i:])
}

// tail reads edition, page and language up to the copyright; without one only
// a language is taken.
func tail(f *record.Filler, lines []string) int {
	end := slices.IndexFunc(lines[:min(len(lines), 6)], copyrightRE.MatchString)
	if end < 0 {
		if len(lines) > 0 && isLanguage(lines[0]) {
			f.Add("language", lines[0])
			return 1
		}
		return 0
	}
	for _, l := range lines[:end] {
		switch {
		case isLanguage(l):
			f.Add("language", l)
		case len(l) <= 5 && strings.ContainsAny(l, "0123456789"):
			f.Add("factiva:PG", l)
		default:
			f.Add("factiva:ED", l)
		}
	}
	f.Add("copyright", lines[end])
	return end + 1
}

var clockRE = regexp.MustCompile(`^\d{1,2}[:.]\d{2}( ?[AaPp]\.?[Mm]\.?)?( [A-Z]{2,5})?$`)

func isClock(s string) bool { return clockRE.MatchString(s) }
