package main

import (
	"bytes"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"parley/analyze"
	"parley/analyze/coding"
)

// label fills a coder's sheet as a person would: label FILE SHEET RULE
//
//	parley   a tone is 1 where parley's score is over 0, else 0; overall is the sign of parley's
//	against  the other way round
//	N        the tones are (row + N) % 4, overall the same less 1
func label(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: label FILE SHEET RULE")
	}
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	at := slices.IndexFunc(rows, func(r []string) bool { return slices.Contains(r, "ID") })
	an, err := analyze.New(analyze.Options{})
	ts.Check(err)
	for i, row := range rows[at+1:] {
		for _, scale := range coding.Scales {
			cell, err := excelize.CoordinatesToCellName(1+slices.Index(rows[at], scale), at+2+i)
			ts.Check(err)
			text := row[slices.Index(rows[at], "Statement")]
			ts.Check(f.SetCellInt(args[1], cell, int64(labelOf(an, text, scale, args[2], i))))
		}
	}
	ts.Check(f.Save())
}

func labelOf(an *analyze.Analyzer, text, scale, rule string, row int) int {
	if n, err := strconv.Atoi(rule); err == nil {
		if scale == coding.Overall {
			return (row+n)%4 - 1
		}
		return (row + n) % 4
	}
	res, err := scoreText(an, &scoreInput{Text: &text})
	if err != nil {
		panic(err)
	}
	v := 0
	switch {
	case scale != coding.Overall && res.Tone[scale] > 0, scale == coding.Overall && res.Overall > 0:
		v = 1
	case scale == coding.Overall && res.Overall < 0:
		v = -1
	}
	if rule == "against" {
		if scale == coding.Overall {
			return -v
		}
		return 1 - v
	}
	return v
}

// setcell puts a value into a cell: setcell FILE SHEET CELL VALUE
func setcell(ts *testscript.TestScript, neg bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	ts.Check(f.SetCellStr(args[1], args[2], args[3]))
	ts.Check(f.Save())
}

// big makes a row with a text of about 5 MB: big FILE
func big(ts *testscript.TestScript, neg bool, args []string) {
	text := strings.Repeat("The talks were not constructive. ", 5<<20/33)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(`{"id":"big","text":"`+text+`"}`+"\n"), 0o644))
}

// recode writes a UTF-8 file as UTF-16 with a byte order mark: recode FILE
func recode(ts *testscript.TestScript, neg bool, args []string) {
	var b bytes.Buffer
	b.WriteString("\xff\xfe")
	for _, r := range ts.ReadFile(args[0]) {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}
