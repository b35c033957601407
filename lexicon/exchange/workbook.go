package exchange

// workbook reads the sheets whose header names a column term, and the sheet that
// describes categories. A workbook without such a sheet is read as the wide
// table of LIWC-22.
func (b *builder) workbook(data []byte, o Options) {
	if o.Workbook == nil {
		b.fault(0, "save it as CSV", "workbooks are not read here")
		return
	}
	sheets, err := o.Workbook(data)
	if err != nil {
		b.fault(0, "open it in a spreadsheet and save it again as .xlsx", "%s", err)
		return
	}
	tables := make([][]row, len(sheets))
	terms, wide := 0, -1
	for i, s := range sheets {
		tables[i] = sheetRows(s)
		if len(tables[i]) == 0 {
			continue
		}
		h := readHeader(tables[i][0].cells)
		switch {
		case h.has("category") && !h.has("term"):
			b.describe(tables[i][1:], h)
		case h.has("term") && (h.has("category") || h.has("weight")):
			terms++
		case wide < 0 && len(tables[i][0].cells) > 1:
			wide = i
		}
	}
	if terms == 0 && wide >= 0 {
		b.wide(tables[wide])
		return
	}
	for i, t := range tables {
		if len(t) == 0 {
			continue
		}
		h := readHeader(t[0].cells)
		switch {
		case h.has("term") && (h.has("category") || h.has("weight")):
			b.entries(t, "sheet "+sheets[i].Name+": ")
		case !h.has("category") && sheets[i].Name != columnsSheet:
			b.warn(t[0].line, "", "sheet %s has no column term: not read", sheets[i].Name)
		}
	}
}

func sheetRows(s Sheet) []row {
	var out []row
	for i, cells := range s.Rows {
		if r := (row{i + 1, cells}); !r.blank() {
			out = append(out, r)
		}
	}
	return out
}
