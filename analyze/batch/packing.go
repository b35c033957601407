package batch

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"sync"

	"github.com/klauspost/compress/zstd"

	"parley/analyze/statement"
)

// Rows and texts are short and much alike: a dictionary that holds what they
// share makes them a twentieth smaller at no cost. It is texts and rows of
// parley's own samples. What is packed names its dictionary by number, so that a
// released one never changes: a better one gets a new number and the old one
// stays.
//
//go:embed data/packing.dict
var dictionary []byte

// dictionaryNumber is of those that anyone may use (RFC 8878, 5).
const dictionaryNumber = 40001

// packers are made once: a coder takes megabytes. With a dictionary, the fastest
// level packs as well as the next one without.
var (
	packer = sync.OnceValue(func() *zstd.Encoder {
		z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(true), zstd.WithEncoderDictRaw(dictionaryNumber, dictionary))
		if err != nil {
			panic(err) // only options could be wrong, and they are constants
		}
		return z
	})
	unpacker = sync.OnceValues(func() (*zstd.Decoder, error) {
		return zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderDictRaw(dictionaryNumber, dictionary))
	})
)

// packed is the JSON of an article and of its statements, a line each, made
// small: JSON repeats the article's fields in every row. Before the rows stands,
// as a string, the body of the article where texts are kept: most of it stands
// in the rows again, and so takes little room.
type packed struct{ article, rows []byte }

// lineBuffers hold rows before they are packed.
var lineBuffers = sync.Pool{New: func() any { return new([]byte) }}

// packResult packs rows, with the body of their article unless that is nil.
func packResult(r *statement.Result, body []byte) (*packed, error) {
	a, err := json.Marshal(&r.Article)
	if err != nil {
		return nil, err
	}
	buf := lineBuffers.Get().(*[]byte)
	defer lineBuffers.Put(buf)
	lines := (*buf)[:0]
	if body != nil {
		lines = append(statement.AppendText(lines, string(body)), '\n')
	}
	for i := range r.Statements {
		if lines, err = statement.AppendJSON(lines, &r.Statements[i]); err != nil {
			return nil, err
		}
	}
	*buf = lines
	return packLines(append(a, '\n'), lines), nil
}

func packLines(article, rows []byte) *packed {
	z := packer()
	return &packed{z.EncodeAll(article, nil), z.EncodeAll(rows, make([]byte, 0, len(rows)/4))}
}

// cutBody takes the body off the front of rows; nil when there is none.
func cutBody(rows []byte) (body, rest []byte) {
	if len(rows) == 0 || rows[0] != '"' {
		return nil, rows
	}
	n := bytes.IndexByte(rows, '\n') + 1
	return rows[:n], rows[n:]
}

// unpack gives the bytes that were packed, in buf where they fit.
func unpack(b, buf []byte) ([]byte, error) {
	z, err := unpacker()
	if err != nil {
		return nil, err
	}
	return z.DecodeAll(b, buf[:0])
}
