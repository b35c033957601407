// Package jsonl reads JSON lines, JSON arrays and JSON objects of articles, in
// memory bounded by the largest record.
//
// Rules:
//
//	J1  one object a line is one record each; a bad line costs only itself
//	J2  an array is one record an element
//	J3  an object without a text of its own gives the records of its list
//	    (articles, items, docs, results, stories ...)
//	J4  an item of ninjs of pictures, sound or video is no article
//	J5  the fields of an object within a record that only wraps an article
//	    (_source, fields, attributes ...) are those of the record
package jsonl

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"parley/analyze/ingest/charset"
	"parley/analyze/ingest/record"
)

// Read yields the records of r and, for those that cannot be read, a
// *record.Problem. Any other error ends the sequence.
func Read(r *bufio.Reader, o record.Options) iter.Seq2[*record.Record, error] {
	return func(yield func(*record.Record, error) bool) {
		rd := &reader{r: r, o: o, yield: yield}
		switch first := rd.firstByte(); {
		case first == 0:
		case first == '[': // J2
			rd.elements()
		case rd.oneALine(): // J1
			rd.lines()
		default:
			rd.objects()
		}
	}
}

// IsList reports a file whose first record has an address or a file's name and
// no text: a list of metadata. head is the begin of the file.
func IsList(head []byte, o record.Options) bool {
	o.KeepAll = true
	for r, err := range Read(bufio.NewReaderSize(bytes.NewReader(head), len(head)+16), o) {
		return err == nil && r.OnlyMetadata()
	}
	return false
}

type reader struct {
	r     *bufio.Reader
	o     record.Options
	yield func(*record.Record, error) bool
	n     int // record number
	buf   []byte
}

// firstByte drops white space and a byte order mark.
func (rd *reader) firstByte() byte {
	for {
		b, err := rd.r.ReadByte()
		if err != nil {
			return 0
		}
		if b <= ' ' || b == 0xef || b == 0xbb || b == 0xbf {
			continue
		}
		rd.r.UnreadByte()
		return b
	}
}

// oneALine looks whether the first line holds a whole object or the second
// begins a new one.
func (rd *reader) oneALine() bool {
	head, _ := rd.r.Peek(rd.r.Size())
	line, rest, more := bytes.Cut(head, []byte("\n"))
	if !more {
		return len(head) == rd.r.Size() || whole(line)
	}
	return whole(line) || bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("{"))
}

func whole(line []byte) bool {
	s := scanner{b: line}
	return s.skip(0) == nil && s.next() == 0
}

// lines reads one record a line.
func (rd *reader) lines() {
	for {
		line, err := rd.line()
		if len(bytes.TrimSpace(line)) > 0 {
			rd.n++
			if !rd.value(line) {
				return
			}
		}
		switch {
		case errors.Is(err, errLong):
			rd.n++
			if !rd.yield(nil, rd.tooLong()) {
				return
			}
		case err == io.EOF:
			return
		case err != nil:
			rd.yield(nil, err)
			return
		}
	}
}

var errLong = errors.New("record too long")

func (rd *reader) tooLong() error {
	return record.Bad(rd.n, fmt.Sprintf("record is longer than %d bytes", rd.o.MaxRecord), "split it, or raise the limit of a record")
}

// line gives the next line, which is valid until the next call. A line longer
// than the limit is passed over with errLong.
func (rd *reader) line() ([]byte, error) {
	rd.buf = rd.buf[:0]
	long := false
	for {
		part, err := rd.r.ReadSlice('\n')
		if err == nil && len(rd.buf) == 0 && !long {
			return part, nil
		}
		if !long {
			rd.buf = append(rd.buf, part...)
		}
		if len(rd.buf) > rd.o.MaxRecord {
			long, rd.buf = true, rd.buf[:0]
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if long {
			return nil, errLong
		}
		return rd.buf, err
	}
}

// elements reads the elements of an array (J2).
func (rd *reader) elements() {
	rd.r.Discard(1)
	rd.stream(rd.o.MaxRecord, ']')
}

// objects reads one object, or several after each other.
func (rd *reader) objects() { rd.stream(rd.o.MaxFile, 0) }

// stream cuts values out of the input by their brackets until end.
func (rd *reader) stream(limit int, end byte) {
	for {
		switch b := rd.firstByte(); b {
		case 0:
			if end != 0 {
				rd.yield(nil, record.Bad(0, "file ends inside its array", "the file is cut off; the records before are read"))
			}
			return
		case ',':
			rd.r.Discard(1)
			continue
		case ']':
			if end == ']' {
				return
			}
		}
		rd.n++
		v, err := rd.balanced(limit)
		if err == nil {
			if !rd.value(v) {
				return
			}
			continue
		}
		rd.yield(nil, err)
		return
	}
}

// balanced reads one value up to its closing bracket.
func (rd *reader) balanced(limit int) ([]byte, error) {
	rd.buf = rd.buf[:0]
	depth, inString, escaped := 0, false, false
	for {
		c, err := rd.r.ReadByte()
		if err == io.EOF {
			return nil, record.Bad(rd.n, "file ends inside the record", "the file is cut off or has an unclosed bracket or string")
		}
		if err != nil {
			return nil, err
		}
		rd.buf = append(rd.buf, c)
		if len(rd.buf) > limit {
			return nil, rd.tooLong()
		}
		switch {
		case escaped:
			escaped = false
		case inString:
			escaped, inString = c == '\\', c != '"'
		case c == '"':
			inString = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth <= 0 && !inString && (c == '}' || c == ']' || c == '"' || c == '\n' || c == ',') {
			return rd.buf, nil
		}
	}
}

// value makes records of one JSON value and hands them on.
func (rd *reader) value(b []byte) bool {
	sound := utf8.Valid(b)
	if !sound {
		if text, _, warning := charset.Decode(b, ""); warning != "" {
			return rd.object([]byte(text), false, warning)
		}
	}
	return rd.object(b, sound, "")
}

func (rd *reader) object(b []byte, sound bool, warning string) bool {
	o := object{fields: rd.o.Fields, keep: rd.o.KeepAll, sound: sound}
	r, err := o.read(b, rd.n)
	if err != nil {
		return rd.yield(nil, &record.Problem{N: rd.n, Reason: err.Error(), Hint: "each record is one JSON object", Err: err})
	}
	if !o.hasText(r) && o.list != nil { // J3
		return rd.list(b, o.list, r)
	}
	r.Warn(warning)
	return o.finish(r, rd.yield)
}

// list reads the list of an envelope. What the envelope says of itself (the
// title of a feed) is the outlet of its articles where they name none.
func (rd *reader) list(b []byte, at []byte, envelope *record.Record) bool {
	s := scanner{b: at}
	n, goOn := 0, true
	err := s.array(func() error {
		s.space()
		start := s.i
		if err := s.skip(0); err != nil {
			return err
		}
		n++
		o := object{fields: rd.o.Fields, keep: rd.o.KeepAll}
		r, err := o.read(at[start:s.i], n)
		if err != nil {
			r = nil
			goOn = rd.yield(nil, record.Bad(n, err.Error(), ""))
		} else {
			inherit(r, envelope)
			goOn = o.finish(r, rd.yield)
		}
		if !goOn {
			return io.EOF
		}
		return nil
	})
	rd.n = n
	if err != nil && goOn {
		return rd.yield(nil, record.Bad(n+1, err.Error(), ""))
	}
	return goOn
}

func inherit(r, from *record.Record) {
	if r.Outlet == "" {
		r.Outlet = from.Outlet
	}
	if r.Outlet == "" {
		r.Outlet = from.Title
	}
	if r.Language == "" {
		r.Language = from.Language
	}
}

// noText says which names a record has, so that one of them can be mapped.
func noText(n int, names []string) error {
	list := strings.Join(names[:min(len(names), 12)], ", ")
	return record.Bad(n, "no text in the record", "map a field to text; fields here: "+list)
}
