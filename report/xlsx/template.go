package xlsx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"parley/report"
)

// A theme is what a template may change of the look: one font, one accent.
type theme struct{ family, accent string }

var plainTheme = theme{family, accent}

// start opens an empty workbook or the template.
func start(template []byte) (*excelize.File, error) {
	if template == nil {
		return excelize.NewFile(), nil
	}
	f, err := excelize.OpenReader(bytes.NewReader(template))
	if err != nil {
		return nil, fmt.Errorf("not a workbook that can be read: %w", err)
	}
	return f, nil
}

// fill keeps the template's sheets, with their pictures and looks, before the
// book's: in their cells {{title}}, {{made}}, {{version}}, {{finding 1}} .. and
// the book's facts, {{period}} or {{articles}}, are filled in. Font and accent
// come from the template's theme unless they are an office program's own. A
// sheet named like one of the book's is refused: neither can be thrown away.
func (e *writer) fill() error {
	e.filled = true
	for _, s := range e.book.Sheets {
		if i, _ := e.f.GetSheetIndex(s.Name); i >= 0 {
			return fmt.Errorf("it has a sheet %q of its own: give it another name", s.Name)
		}
	}
	words := e.words()
	for _, name := range e.f.GetSheetList() {
		rows, err := e.f.GetRows(name)
		if err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
		for r, row := range rows {
			for c, text := range row {
				if !strings.Contains(text, "{{") {
					continue
				}
				if err := e.f.SetCellStr(name, report.At(c+1, r+1), e.textOf(words.Replace(text))); err != nil {
					return err
				}
			}
		}
	}
	e.theme = e.templateTheme()
	return nil
}

func (e *writer) textOf(s string) string {
	text, _ := shorten(clean(s))
	return text
}

// words are what stands for what in a template.
func (e *writer) words() *strings.Replacer {
	day, _, _ := strings.Cut(e.book.Made, "T")
	pairs := []string{"{{title}}", e.book.Title, "{{made}}", day, "{{version}}", e.book.Version}
	for _, fact := range e.book.Facts {
		pairs = append(pairs, "{{"+strings.ToLower(fact[0])+"}}", fact[1])
	}
	for i := range maxFindings {
		text := ""
		if i < len(e.book.Findings) {
			text = e.book.Findings[i]
		}
		pairs = append(pairs, fmt.Sprintf("{{finding %d}}", i+1), text)
	}
	return strings.NewReplacer(pairs...)
}

// maxFindings is how many findings a template may ask for.
const maxFindings = 9

// officeLooks are the fonts and accents of office programs' own themes: nobody
// chose them.
var officeLooks = []string{"calibri", "aptos narrow", "aptos", "cambria", "liberation sans", "4f81bd", "5b9bd5", "4472c4", "156082", "18a303"}

func (e *writer) templateTheme() theme {
	out := plainTheme
	b, ok := e.f.Pkg.Load("xl/theme/theme1.xml")
	text, isBytes := b.([]byte)
	if !ok || !isBytes {
		return out
	}
	var x struct {
		Accent struct {
			Val string `xml:"val,attr"`
		} `xml:"themeElements>clrScheme>accent1>srgbClr"`
		Font struct {
			Face string `xml:"typeface,attr"`
		} `xml:"themeElements>fontScheme>minorFont>latin"`
	}
	if xml.Unmarshal(text, &x) != nil {
		return out
	}
	if own(x.Accent.Val) && len(x.Accent.Val) == len(accent) {
		out.accent = strings.ToUpper(x.Accent.Val)
	}
	if own(x.Font.Face) && len(x.Font.Face) < 32 { // Excel's limit
		out.family = x.Font.Face
	}
	return out
}

func own(look string) bool {
	if look == "" {
		return false
	}
	for _, o := range officeLooks {
		if strings.EqualFold(o, look) {
			return false
		}
	}
	return true
}
