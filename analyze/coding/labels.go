package coding

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Scales are what a coder labels, in the order of the columns: the nine tones,
// then the tone as a whole.
var Scales = [...]string{"constructive", "respectful", "warm", "hopeful", "demanding", "critical", "hostile", "evasive", "pessimistic", Overall}

// Overall is the scale of the tone as a whole.
const Overall = "overall"

// Bounds are the least and the greatest label of a scale: 0 to 3 for a tone,
// -3 to 3 for overall. Labels are whole numbers.
func Bounds(scale string) (low, high int) {
	if scale == Overall {
		return -3, 3
	}
	return 0, 3
}

// A Grid is the cells of one sheet as text.
type Grid struct {
	File  string
	Sheet string // "" for a file without sheets
	Coder string // whose labels they are
	Rows  [][]string
}

// Marks are one coder's labels of one statement, by Scales; NaN is missing.
type Marks [len(Scales)]float64

// A Unit is a labelled statement.
type Unit struct {
	ID   string
	Text string
	By   []Marks // one a coder of Labels.Coders
}

// Labels are all that coders filled in.
type Labels struct {
	Coders []string
	Units  []Unit
	Method string // by which the sample was drawn, "" when no sheet says it
	Empty  int    // statements of a coder without any label
}

// A Fault is a cell that is not as it should be. Missing labels are no error:
// they are left out.
type Fault struct {
	File, Sheet, Cell string
	Reason            string
	Missing           bool // the cell is empty
}

// String is file, cell and reason: "a.xlsx: Ann!F7: warm is missing".
func (f Fault) String() string {
	at := f.Cell
	if f.Sheet != "" {
		at = f.Sheet + "!" + f.Cell
	}
	return strings.Trim(f.File+": "+at, ": ") + ": " + f.Reason
}

// MethodLine is the name of the line on the sheet About that holds the method.
const MethodLine = "Method"

// headerRows is how many rows may stand above the header of a sheet of labels.
const headerRows = 20

// Read collects the labels of all sheets that have a column id and at least one
// scale. A coder's labels may be spread over
// several files; where two disagree, the first counts and the fault is told.
func Read(grids []Grid) (*Labels, []Fault) {
	r := &reader{labels: &Labels{}, at: map[string]int{}}
	for i := range grids {
		r.grid(&grids[i])
	}
	return r.labels, r.faults
}

type reader struct {
	labels *Labels
	at     map[string]int // ID -> unit
	faults []Fault
}

// columns says where the fields of a sheet stand; -1 is nowhere.
type columns struct {
	id, text int
	scale    [len(Scales)]int
}

func (r *reader) grid(g *Grid) {
	if strings.EqualFold(g.Sheet, "About") {
		r.about(g)
	}
	for i, row := range g.Rows[:min(len(g.Rows), headerRows)] {
		if cols, ok := header(row); ok {
			r.sheet(g, i+1, cols)
			return
		}
	}
}

func (r *reader) about(g *Grid) {
	for _, row := range g.Rows {
		if len(row) > 1 && row[0] == MethodLine {
			r.labels.Method = row[1]
		}
	}
}

func header(row []string) (columns, bool) {
	find := func(name string) int {
		return slices.IndexFunc(row, func(c string) bool { return strings.EqualFold(strings.TrimSpace(c), name) })
	}
	c, scales := columns{id: find("id"), text: find("statement")}, 0
	for i, s := range Scales {
		if c.scale[i] = find(s); c.scale[i] >= 0 {
			scales++
		}
	}
	return c, c.id >= 0 && scales > 0
}

// KnownColumn reports whether a sheet of labels has a column of that name.
func KnownColumn(name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	return name == "id" || name == "statement" || slices.Contains(Scales[:], name)
}

func (r *reader) sheet(g *Grid, first int, cols columns) {
	coder := r.coder(g)
	for i := first; i < len(g.Rows); i++ {
		row := g.Rows[i]
		id := cell(row, cols.id)
		if id == "" {
			continue
		}
		marks, any := r.marks(g, i, row, cols)
		u := r.unit(id, cell(row, cols.text))
		if !any {
			r.labels.Empty++
			continue
		}
		r.merge(g, i, cols, &u.By[coder], marks)
	}
}

// coder gives the number of the coder of a sheet.
func (r *reader) coder(g *Grid) int {
	if i := slices.Index(r.labels.Coders, g.Coder); i >= 0 {
		return i
	}
	r.labels.Coders = append(r.labels.Coders, g.Coder)
	for i := range r.labels.Units {
		r.labels.Units[i].By = append(r.labels.Units[i].By, noMarks())
	}
	return len(r.labels.Coders) - 1
}

func noMarks() (m Marks) {
	for i := range m {
		m[i] = math.NaN()
	}
	return m
}

func (r *reader) unit(id, text string) *Unit {
	i, ok := r.at[id]
	if !ok {
		i = len(r.labels.Units)
		r.at[id] = i
		u := Unit{ID: id, Text: text}
		for range r.labels.Coders {
			u.By = append(u.By, noMarks())
		}
		r.labels.Units = append(r.labels.Units, u)
	}
	if u := &r.labels.Units[i]; u.Text == "" {
		u.Text = text
	}
	return &r.labels.Units[i]
}

// marks reads one row. Blank cells of a row with labels are told as missing.
func (r *reader) marks(g *Grid, i int, row []string, cols columns) (m Marks, any bool) {
	m = noMarks()
	var missing []Fault
	for k, scale := range Scales {
		if cols.scale[k] < 0 {
			continue
		}
		text := cell(row, cols.scale[k])
		if text == "" {
			missing = append(missing, g.fault(cols.scale[k], i, scale+" is missing"))
			continue
		}
		any = true
		v, err := parse(scale, text)
		if err != nil {
			r.faults = append(r.faults, g.fault(cols.scale[k], i, err.Error()))
			continue
		}
		m[k] = v
	}
	if any {
		for _, f := range missing {
			f.Missing = true
			r.faults = append(r.faults, f)
		}
	}
	return m, any
}

// parse reads one label; a minus may be the typographer's.
func parse(scale, text string) (float64, error) {
	low, high := Bounds(scale)
	v, err := strconv.ParseFloat(strings.Replace(text, "−", "-", 1), 64)
	if err != nil || v != math.Trunc(v) || v < float64(low) || v > float64(high) {
		return 0, fmt.Errorf("%s is %q, not a whole number from %d to %d", scale, text, low, high)
	}
	return v, nil
}

// merge adds labels to those the coder has given the statement already.
func (r *reader) merge(g *Grid, i int, cols columns, have *Marks, m Marks) {
	for k, v := range m {
		switch old := have[k]; {
		case math.IsNaN(v) || v == old:
		case math.IsNaN(old):
			have[k] = v
		default:
			r.faults = append(r.faults, g.fault(cols.scale[k], i, fmt.Sprintf("%s is %g, but the same coder gave %g elsewhere; the first counts", Scales[k], v, old)))
		}
	}
}

func (g *Grid) fault(col, row int, reason string) Fault {
	return Fault{File: g.File, Sheet: g.Sheet, Cell: letters(col+1) + strconv.Itoa(row+1), Reason: reason}
}

// letters is the name of a column: 1 is A, 27 is AA.
func letters(col int) string {
	s := ""
	for ; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}

func cell(row []string, i int) string {
	if i < 0 || i >= len(row) {
		return ""
	}
	return strings.TrimSpace(row[i])
}
