package ingest

import (
	"archive/zip"
	"bytes"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/table"
)

// officeFormat gives the format of a zip archive that is one document.
func officeFormat(z *zip.Reader) *format {
	for _, f := range z.File {
		switch f.Name {
		case "xl/workbook.xml":
			return formatNamed("xlsx")
		}
	}
	return nil
}

// isCSV reports a table by its header: three known fields, one of them a text,
// or two in a file named so.
func isCSV(head []byte, name string) bool {
	line, _, _ := bytes.Cut(trimHead(head), []byte("\n"))
	if len(line) > 4096 || bytes.ContainsAny(line, ".<{:") {
		return false
	}
	_, known := table.Sniff(line, record.Defaults().Fields)
	return known >= 3
}

func readXLSX(rd *reading, f *file, fm *format) bool {
	z, err := rd.zip(f)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	if ownWorkbook(z) && !f.named {
		return true
	}
	return rd.records(f, fm.name, table.XLSX(z, rd.ro))
}

// ownWorkbook reports a workbook that parley wrote: it is a result, no input.
func ownWorkbook(z *zip.Reader) bool {
	f, err := z.Open("docProps/core.xml")
	if err != nil {
		return false
	}
	defer f.Close()
	b := make([]byte, 4096)
	n, _ := f.Read(b)
	return bytes.Contains(b[:n], []byte(">parley<"))
}
