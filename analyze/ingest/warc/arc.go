package warc

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"parley/analyze/ingest/record"
)

// ReadARC yields the pages of an ARC file.
func ReadARC(r *bufio.Reader, o record.Options) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		rd := reader{r: r, max: o.MaxRecord}
		for {
			rec, err := rd.nextARC()
			if err == io.EOF {
				return
			}
			if (rec != nil || err != nil) && !yield(rec, err) {
				return
			}
			if err != nil {
				return
			}
		}
	}
}

// nextARC reads one record: a line of address, IP, date, type, length, and the
// response of that length.
func (rd *reader) nextARC() (*record.Record, error) {
	line, err := rd.arcLine()
	if err != nil {
		return nil, err
	}
	rd.n++
	f := strings.Fields(line)
	if len(f) < 5 {
		return nil, record.Bad(rd.n, "damaged ARC record", "the records before are read")
	}
	size, err := strconv.ParseInt(f[len(f)-1], 10, 64)
	if err != nil || size < 0 {
		return nil, record.Bad(rd.n, "ARC record without a length", "the records before are read")
	}
	if strings.HasPrefix(line, "filedesc:") || size > int64(rd.max) {
		return nil, rd.skip(size)
	}
	block := make([]byte, size)
	if _, err := io.ReadFull(rd.r, block); err != nil {
		return nil, rd.cut(err)
	}
	status, h, rest := splitHTTP(block)
	if status != 200 {
		return nil, nil
	}
	body, err := decode(h, rest, rd.max)
	if err != nil {
		return nil, record.Bad(rd.n, fmt.Sprintf("body of the page is damaged: %v", err), "")
	}
	r := pageRecord(rd.n, f[0], h.get("content-type"), body)
	if r != nil {
		r.Keep("archived", f[len(f)-3])
	}
	return r, nil
}

// arcLine gives the next line that is not empty.
func (rd *reader) arcLine() (string, error) {
	for {
		line, err := rd.r.ReadSlice('\n')
		if err != nil && err != io.EOF {
			return "", record.Bad(rd.n+1, "damaged ARC record", "the records before are read")
		}
		if t := bytes.TrimSpace(line); len(t) > 0 {
			return string(t), nil
		}
		if err == io.EOF {
			return "", io.EOF
		}
	}
}
