package xlsx

import (
	"github.com/xuri/excelize/v2"

	"parley/report"
)

// entryFill lies under cells that wait to be filled in.
const entryFill = "FFFBEB"

// entryLook is a boxed cell that stays open on a locked sheet.
func entryLook(st *excelize.Style, s report.Style) {
	for _, side := range []string{"left", "right", "top", "bottom"} {
		st.Border = append(st.Border, excelize.Border{Type: side, Color: line, Style: 1})
	}
	st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{entryFill}}
	st.Protection = &excelize.Protection{Locked: false}
	st.Alignment.Horizontal = "center"
	if s == report.EntryText {
		st.Alignment = &excelize.Alignment{Vertical: "top", WrapText: true}
	}
}

// passageLook is text to be read line by line, with a rule below.
func passageLook(st *excelize.Style, s report.Style) {
	st.Alignment = &excelize.Alignment{Vertical: "top", Horizontal: "left", WrapText: s != report.Top}
	st.Border = []excelize.Border{{Type: "bottom", Color: line, Style: 1}}
	if s == report.WrapMuted {
		st.Font.Color, st.Font.Size = muted, 9
	}
}

// entry lays drop-downs over a sheet and locks what is not to be filled in. The
// lock has no password: it guards against slips, not against people.
func (e *writer) entry(s *report.Sheet) error {
	if err := e.choices(s, s.Name); err != nil {
		return err
	}
	if !s.Locked {
		return nil
	}
	return e.f.ProtectSheet(s.Name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatColumns: true, FormatRows: true, FormatCells: true, AutoFilter: true, EditObjects: true, EditScenarios: true})
}

// choices lays the drop-downs of s over the sheet called name.
func (e *writer) choices(s *report.Sheet, name string) error {
	for _, c := range s.Choices {
		v := excelize.NewDataValidation(true)
		v.Sqref = c.Range
		if c.From != "" {
			v.SetSqrefDropList(c.From)
		} else if err := v.SetDropList(c.Values); err != nil {
			return err
		}
		how := excelize.DataValidationErrorStyleStop
		if c.Free {
			how = excelize.DataValidationErrorStyleWarning
		}
		v.SetError(how, c.Title, c.Help)
		if err := e.f.AddDataValidation(name, v); err != nil {
			return err
		}
	}
	return nil
}
