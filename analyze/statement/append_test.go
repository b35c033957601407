package statement

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// encoded is the row as encoding/json writes it.
func encoded(t testing.TB, s *Statement) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sameLine holds AppendJSON to encoding/json.
func sameLine(t testing.TB, s *Statement) []byte {
	t.Helper()
	want := encoded(t, s)
	got, err := AppendJSON([]byte("before "), s)
	if err != nil {
		t.Fatal(err)
	}
	if got = bytes.TrimPrefix(got, []byte("before ")); !bytes.Equal(got, want) {
		t.Fatalf("the line differs:\n%s\n%s", got, want)
	}
	return got
}

// sameRow holds Parse to encoding/json, for any bytes.
func sameRow(t testing.TB, p *Parser, b []byte) {
	t.Helper()
	want := new(Statement)
	wantErr := json.Unmarshal(b, want)
	got, err := p.Parse(b)
	if (err == nil) != (wantErr == nil) {
		t.Fatalf("error %v, want %v: %q", err, wantErr, b)
	}
	if err == nil && !cmp.Equal(got, want) {
		t.Fatalf("%q:\n%s", b, cmp.Diff(want, got))
	}
}

// filled gives every field of v, at any depth, a value drawn by dice, so that a
// field that is new to the row is in the test, too.
func filled(dice *rand.Rand, v reflect.Value) {
	some := dice.IntN(4) > 0
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			filled(dice, v.Field(i))
		}
	case reflect.Pointer:
		if some {
			v.Set(reflect.New(v.Type().Elem()))
			filled(dice, v.Elem())
		}
	case reflect.Slice:
		if some {
			v.Set(reflect.MakeSlice(v.Type(), dice.IntN(3), 3))
			for i := range v.Len() {
				filled(dice, v.Index(i))
			}
		}
	case reflect.Map:
		if some {
			v.Set(reflect.MakeMap(v.Type()))
			for range dice.IntN(4) {
				v.SetMapIndex(reflect.ValueOf(drawnText(dice)), reflect.ValueOf(drawnNumber(dice)))
			}
		}
	case reflect.String:
		v.SetString(drawnText(dice))
	case reflect.Int:
		v.SetInt(int64(dice.IntN(4000)-1000) * int64(dice.IntN(3)))
	case reflect.Float64:
		v.SetFloat(drawnNumber(dice))
	case reflect.Bool:
		v.SetBool(some)
	default:
		panic("a field of a kind that is new: " + v.Kind().String())
	}
}

func drawnText(dice *rand.Rand) string {
	parts := []string{"", "bridge", "“talks”", `"`, `\`, "\n", "\t", "\r", "\b", "\f", "\x00", "\x1f", "\x7f", "<b>", "&", "\u2028", "\u2029", "\ufffd", "\xff", "\xe2\x80", "ä", "桥", "🌉", `\u0041`}
	var b strings.Builder
	for range dice.IntN(5) {
		b.WriteString(parts[dice.IntN(len(parts))])
	}
	return b.String()
}

func drawnNumber(dice *rand.Rand) float64 {
	special := []float64{0, math.Copysign(0, -1), 1, -1, .5, -.25, 1e-6, 9.9e-7, -1e-7, 1e-9, 1e20, 1e21, -1e22, 123456789012345, 1234567890123456, math.MaxFloat64, math.SmallestNonzeroFloat64, 1. / 3}
	switch n := dice.IntN(3); n {
	case 0:
		return special[dice.IntN(len(special))]
	case 1:
		return math.Round(2000*dice.Float64()-1000) / 1000
	}
	return dice.NormFloat64()
}

// Law: AppendJSON writes what encoding/json writes, and Parse reads from it
// what encoding/json reads.
func TestLinesAreThoseOfEncodingJSON(t *testing.T) {
	dice := rand.New(rand.NewPCG(8, 1))
	var p Parser
	sameRow(t, &p, sameLine(t, &Statement{}))
	sameRow(t, &p, sameLine(t, example()))
	for range 3000 {
		var s Statement
		filled(dice, reflect.ValueOf(&s).Elem())
		sameRow(t, &p, sameLine(t, &s))
	}
}

func TestAppendRefusesWhatIsNoNumber(t *testing.T) {
	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if b, err := AppendJSON([]byte("kept"), &Statement{Overall: f}); err == nil || string(b) != "kept" {
			t.Errorf("%v: %q, %v", f, b, err)
		}
	}
}

// Lines of another form are read as encoding/json reads them.
func TestParseOtherForms(t *testing.T) {
	line := string(encoded(t, example()))
	var p Parser
	for _, l := range []string{"", "{}", "null", "[]", "{", `{"n":2,"schema":1}`, strings.Replace(line, ":", ": ", 1), strings.Replace(line, `"n":2`, `"n":2.5`, 1),
		strings.Replace(line, `"n":2`, `"n":02`, 1), strings.Replace(line, `"n":2`, `"n":-0`, 1), strings.Replace(line, `"n":2`, `"n":12345678901234567`, 1), strings.Replace(line, `"n":2`, `"n":null`, 1), strings.Replace(line, "0.25", "00.25", 1), strings.Replace(line, "0.25", "1.", 1),
		strings.Replace(line, "0.25", "1e999", 1), strings.Replace(line, "0.25", "2.5e-1", 1), strings.Replace(line, "0.25", "-", 1), strings.Replace(line, "0.25", "0.1000000000000000055511151231257827", 1),
		strings.Replace(line, "Ann Lee", `Ann\/Lee`, 1), strings.Replace(line, "Ann Lee", `\ud83c\udf09`, 1), strings.Replace(line, "Ann Lee", `\u00e4\u00E4`, 1), strings.Replace(line, "Ann Lee", `\u00g4`, 1), strings.Replace(line, "Ann Lee", "Ann\nLee", 1), strings.Replace(line, "Ann Lee", "Ann \xff", 1),
		strings.Replace(line, `"rules"`, `"new_key":{"a":[1]},"rules"`, 1), line + "x", line[:len(line)/2], "  " + line, line + "\n"} {
		sameRow(t, &p, []byte(l))
	}
}

func FuzzParse(f *testing.F) {
	dice := rand.New(rand.NewPCG(8, 2))
	f.Add(encoded(f, example()))
	for range 20 {
		var s Statement
		filled(dice, reflect.ValueOf(&s).Elem())
		f.Add(encoded(f, &s))
	}
	f.Fuzz(func(t *testing.T, b []byte) { sameRow(t, &Parser{}, b) })
}

func BenchmarkAppendJSON(b *testing.B) {
	s, n := example(), 0
	var line []byte
	for b.Loop() {
		line, _ = AppendJSON(line[:0], s)
		n += len(line)
	}
	b.ReportMetric(float64(n)/1e6/b.Elapsed().Seconds(), "MB/s")
}

func BenchmarkParse(b *testing.B) {
	line, n := encoded(b, example()), 0
	var p Parser
	for b.Loop() {
		if _, err := p.Parse(line); err != nil {
			b.Fatal(err)
		}
		n += len(line)
	}
	b.ReportMetric(float64(n)/1e6/b.Elapsed().Seconds(), "MB/s")
}
