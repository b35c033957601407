package batch

import (
	_ "embed"
	"encoding/json"
	"sync"

	"github.com/klauspost/compress/zstd"

	"parley/analyze/statement"
)

// Rows and texts are short and much alike: a dictionary that holds what they
// share makes them a tenth smaller, and the fastest level then packs as well as
// a slower one without. The dictionaries are rows and texts of parley's own
// samples. What is packed names its dictionary by number, so that a released
// one never changes: a better one gets a new number and the old one stays.
var (
	//go:embed data/rows.dict
	rowsDictionary []byte
	//go:embed data/text.dict
	textDictionary []byte
)

// Numbers of the dictionaries: of those that anyone may use (RFC 8878, 5).
const (
	rowsNumber = 40001
	textNumber = 40002
)

// packers are made once: a coder takes megabytes.
var (
	rowsPacker = sync.OnceValue(func() *zstd.Encoder { return newPacker(rowsNumber, rowsDictionary) })
	textPacker = sync.OnceValue(func() *zstd.Encoder { return newPacker(textNumber, textDictionary) })
	unpacker   = sync.OnceValues(func() (*zstd.Decoder, error) {
		return zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderDictRaw(rowsNumber, rowsDictionary), zstd.WithDecoderDictRaw(textNumber, textDictionary))
	})
)

func newPacker(number uint32, dictionary []byte) *zstd.Encoder {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(true), zstd.WithEncoderDictRaw(number, dictionary))
	if err != nil {
		panic(err) // only options could be wrong, and they are constants
	}
	return z
}

// packed is the JSON of an article and of its statements, a line each, made
// small: JSON repeats the article's fields in every row.
type packed struct{ article, rows []byte }

// lineBuffers hold rows before they are packed.
var lineBuffers = sync.Pool{New: func() any { return new([]byte) }}

func packResult(r *statement.Result) (*packed, error) {
	a, err := json.Marshal(&r.Article)
	if err != nil {
		return nil, err
	}
	buf := lineBuffers.Get().(*[]byte)
	defer lineBuffers.Put(buf)
	lines := (*buf)[:0]
	for i := range r.Statements {
		if lines, err = statement.AppendJSON(lines, &r.Statements[i]); err != nil {
			return nil, err
		}
	}
	*buf = lines
	return packLines(append(a, '\n'), lines), nil
}

func packLines(article, rows []byte) *packed {
	z := rowsPacker()
	return &packed{z.EncodeAll(article, nil), z.EncodeAll(rows, make([]byte, 0, len(rows)/4))}
}

// unpack gives the bytes that were packed, in buf where they fit.
func unpack(b, buf []byte) ([]byte, error) {
	z, err := unpacker()
	if err != nil {
		return nil, err
	}
	return z.DecodeAll(b, buf[:0])
}
