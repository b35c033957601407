package statement

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
)

// maxLine bounds one JSON line when decoding; a turn of a transcript with all
// its hits stays far below.
const maxLine = 64 << 20

// An Encoder writes rows as JSON lines.
type Encoder struct {
	w   *bufio.Writer
	enc *json.Encoder
}

// NewEncoder makes an encoder; call Flush when done.
func NewEncoder(w io.Writer) *Encoder {
	b := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	return &Encoder{b, enc}
}

// Encode writes one row: a *Statement, *Article or *Problem.
func (e *Encoder) Encode(row any) error {
	s, ok := row.(*Statement)
	if !ok {
		return e.enc.Encode(row)
	}
	line, err := AppendJSON(e.w.AvailableBuffer(), s)
	if err != nil {
		return err
	}
	_, err = e.w.Write(line)
	return err
}

// Flush writes what is buffered.
func (e *Encoder) Flush() error { return e.w.Flush() }

// Decode reads statement rows written by Encoder. Blank lines and rows of other
// kinds (articles, problems) are passed over. A line that is not JSON, or a row of a
// newer schema, is yielded as an error naming the line; reading goes on.
func Decode(r io.Reader) iter.Seq2[*Statement, error] {
	return func(yield func(*Statement, error) bool) {
		sc := bufio.NewScanner(r)
		sc.Buffer(make([]byte, 1<<16), maxLine)
		line := 0
		for sc.Scan() {
			line++
			if len(bytes.TrimSpace(sc.Bytes())) == 0 {
				continue
			}
			s, err := decodeLine(sc.Bytes())
			if err == errOtherRow {
				continue
			}
			if err != nil {
				s, err = nil, fmt.Errorf("line %d: %w", line, err)
			}
			if !yield(s, err) {
				return
			}
		}
		if err := sc.Err(); err != nil {
			yield(nil, fmt.Errorf("line %d: %w", line+1, err))
		}
	}
}

var errOtherRow = errors.New("not a statement row")

func decodeLine(b []byte) (*Statement, error) {
	var s Statement
	if err := json.Unmarshal(b, &s); err != nil {
		return nil, err
	}
	if s.Schema > SchemaVersion {
		return nil, fmt.Errorf("schema %d is newer than %d: update parley", s.Schema, SchemaVersion)
	}
	if len(s.Content) == 0 {
		return nil, errOtherRow
	}
	return &s, nil
}
