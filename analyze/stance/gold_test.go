package stance

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"parley/analyze/doc"
)

// shared gives a file of the gold sets, or skips the test where it is not at hand.
func shared(t testing.TB, path ...string) string {
	dir := os.Getenv("PARLEY_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	file := filepath.Join(append([]string{dir, "gold"}, path...)...)
	if _, err := os.Stat(file); err != nil {
		t.Skip("the gold sets are not here: set PARLEY_SHARED to the folder that holds gold")
	}
	return file
}

func eachLine[T any](t testing.TB, file string, do func(T)) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20)
	for sc.Scan() {
		var r T
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		do(r)
	}
}

// predictions opens the file for the scorer's input under PARLEY_STANCE_OUT;
// without that variable what is written is lost.
func predictions(t testing.TB, name string) *bufio.Writer {
	out, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if dir := os.Getenv("PARLEY_STANCE_OUT"); dir != "" {
		out, err = os.Create(filepath.Join(dir, name))
	}
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(out)
	t.Cleanup(func() { w.Flush(); out.Close() })
	return w
}

// confusion counts gold by predicted classes.
type confusion map[string]map[string]int

func (c confusion) add(gold, got string) {
	if c[gold] == nil {
		c[gold] = map[string]int{}
	}
	c[gold][got]++
}

// macroF1 is the mean of the F1 of the classes.
func (c confusion) macroF1(classes ...string) float64 {
	sum := 0.0
	for _, k := range classes {
		tp, gold, got := c[k][k], 0, 0
		for _, n := range c[k] {
			gold += n
		}
		for _, row := range c {
			got += row[k]
		}
		if gold+got > 0 {
			sum += 2 * float64(tp) / float64(gold+got)
		}
	}
	return sum / float64(len(classes))
}

func TestNewsMTSC(t *testing.T) {
	m := testModel(t)
	for name, floor := range map[string]float64{"newsmtsc_dev_rw": .68, "newsmtsc_dev_mt": .66} {
		w, c := predictions(t, name+".tsv"), confusion{}
		eachLine(t, shared(t, "tone", "gold", name+".jsonl"), func(r struct {
			ID, Text, Label string
			BFrom, BTo      int
		}) {
			got := m.Toward(doc.New(doc.Meta{}, r.Text), doc.Span{Start: r.BFrom, End: r.BTo})
			c.add(r.Label, got.Label)
			fmt.Fprintf(w, "%s\t%.4f\t%s\n", r.ID, got.Score, got.Label)
		})
		if f := c.macroF1("neg", "neu", "pos"); f < floor {
			t.Errorf("%s: macro-F1 %.3f, want %.2f", name, f, floor)
		} else {
			t.Logf("%s: macro-F1 %.3f", name, f)
		}
	}
}

func TestDirectedSentiment(t *testing.T) {
	m := testModel(t)
	for name, floor := range map[string]float64{"dse_train": .48, "dse_valid": .48} {
		w, c := predictions(t, name+".tsv"), confusion{}
		eachLine(t, shared(t, "tone", "gold", name+".jsonl"), func(r struct {
			ID, Text               string
			Label                  int
			PFrom, PTo, QFrom, QTo int
		}) {
			at := byteOffsets(r.Text)
			p, q := doc.Span{Start: at[r.PFrom], End: at[r.PTo]}, doc.Span{Start: at[r.QFrom], End: at[r.QTo]}
			d := doc.New(doc.Meta{}, r.Text)
			got := m.Pair(d, p, q)
			c.add(fmt.Sprint(r.Label), fmt.Sprint(got))
			fmt.Fprintf(w, "%s\t0\t%d\t%s\t%s\n", r.ID, got, reasons(d, m.Directed(d, p, q)), reasons(d, m.Directed(d, q, p)))
		})
		if f := c.macroF1("0", "1", "2", "3", "4"); f < floor {
			t.Errorf("%s: macro-F1 %.3f, want %.2f", name, f, floor)
		} else {
			t.Logf("%s: macro-F1 %.3f", name, f)
		}
	}
}

// byteOffsets maps code points to byte offsets.
func byteOffsets(s string) []int {
	var at []int
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}

// testModel makes the default model, or the one that PARLEY_STANCE_KIND names.
func testModel(t testing.TB) *Model {
	kind := map[string]Kind{"rules": Rules, "linear": Linear}[os.Getenv("PARLEY_STANCE_KIND")]
	m, err := New(Options{Kind: kind})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// reasons writes the contributions of a result on one line.
func reasons(d *doc.Document, r Result) string {
	s := fmt.Sprintf("%.2f", r.Score)
	for _, c := range r.Contributions {
		s += fmt.Sprintf(" %s:%s:%.2f", c.Rule, d.Text(c.Span), c.Weight)
	}
	return s
}
