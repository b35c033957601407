package pdf

import (
	"math"
	"strings"

	"github.com/ledongthuc/pdf"
)

// A writer makes text of the operators of a page (PDF 1.7, section 9.4).
type writer struct {
	src   *stoppable
	page  pdf.Page
	fonts map[string]pdf.TextEncoding
	enc   pdf.TextEncoding
	b     strings.Builder
	y     float64 // of the line last set by a matrix
}

// gap is the move between pieces that is a space, in thousandths of the type (P4).
const gap = -200

func (w *writer) operator(stk *pdf.Stack, op string) {
	if w.src.stop.Load() || w.b.Len() > maxText {
		panic(errSlow)
	}
	args := make([]pdf.Value, stk.Len())
	for i := len(args) - 1; i >= 0; i-- {
		args[i] = stk.Pop()
	}
	switch {
	case op == "T*" || op == "BT":
		w.line()
	case (op == "Td" || op == "TD") && len(args) == 2:
		w.move(args[1].Float64())
	case op == "Tm" && len(args) == 6:
		w.move(args[5].Float64() - w.y)
		w.y = args[5].Float64()
	case op == "Tf" && len(args) == 2:
		w.font(args[0].Name())
	case op == "Tj" && len(args) == 1:
		w.show(args[0])
	case op == "'" && len(args) == 1, op == "\"" && len(args) == 3:
		w.line()
		w.show(args[len(args)-1])
	case op == "TJ" && len(args) == 1:
		w.pieces(args[0])
	}
}

// move goes to another place: on the same line it is a gap.
func (w *writer) move(y float64) {
	if math.Abs(y) > .5 {
		w.line()
		return
	}
	w.space()
}

func (w *writer) line() {
	if s := w.b.String(); s != "" && s[len(s)-1] != '\n' {
		w.b.WriteByte('\n')
	}
}

func (w *writer) space() {
	if s := w.b.String(); s != "" && s[len(s)-1] != '\n' && s[len(s)-1] != ' ' {
		w.b.WriteByte(' ')
	}
}

func (w *writer) font(name string) {
	enc, ok := w.fonts[name]
	if !ok {
		f := w.page.Font(name)
		enc = f.Encoder()
		w.fonts[name] = enc
	}
	w.enc = enc
}

func (w *writer) show(v pdf.Value) {
	raw := v.RawString()
	if w.enc != nil {
		raw = w.enc.Decode(raw)
	}
	w.b.WriteString(raw)
}

func (w *writer) pieces(list pdf.Value) {
	for i := range list.Len() {
		v := list.Index(i)
		if v.Kind() == pdf.String {
			w.show(v)
		} else if v.Float64() < gap {
			w.space()
		}
	}
}
