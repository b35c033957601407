package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"
	"syscall"

	"golang.org/x/text/transform"

	"parley/analyze/ingest/charset"
	"parley/analyze/ingest/record"
)

// A file is one input: a file of the disk, a member of an archive, a stream.
type file struct {
	path   string // as shown
	name   string // decides where the content does not
	r      *bufio.Reader
	size   int64 // -1 when unknown
	depth  int   // archives around it
	named  bool  // the user named it, it was not found in a folder
	disk   *os.File
	was    os.FileInfo // of disk, when reading began; nil for what is no regular file
	told   bool        // that disk changed was told
	wide   bool        // it was UTF-16: r gives other bytes than disk
	memory []byte      // the whole file, once it was needed
	budget *int64      // bytes that archives may still unpack
}

// headBytes is how much of a file is looked at to decide its format.
const headBytes = 64 << 10

func newFile(p string, r io.Reader, size int64) *file {
	return &file{path: p, name: path.Base(p), r: bufio.NewReaderSize(r, headBytes), size: size}
}

// all reads the rest of the file, if it is not larger than max.
func (f *file) all(max int) ([]byte, error) {
	var b bytes.Buffer
	if f.size > 0 && f.size <= int64(max) {
		b.Grow(int(f.size) + bytes.MinRead)
	}
	n, err := io.Copy(&b, io.LimitReader(f.r, int64(max)+1))
	if err != nil {
		return nil, fmt.Errorf("not readable to its end: %w", err)
	}
	if n > int64(max) {
		return nil, record.Bad(0, fmt.Sprintf("larger than %d bytes", max), "raise the limit of a file, or split it")
	}
	if f.changed() {
		f.told = true
		return nil, errChanged
	}
	return b.Bytes(), nil
}

// narrow makes a file of UTF-16 one of UTF-8, so that all that looks at bytes
// knows it, and gives its new begin.
func (f *file) narrow(d transform.Transformer) []byte {
	r := transform.NewReader(f.r, d)
	begin := make([]byte, 2048)
	n, _ := io.ReadFull(r, begin)
	begin = bytes.TrimPrefix(begin[:n], []byte("\xef\xbb\xbf"))
	text := charset.Redeclare(string(begin))
	f.r = bufio.NewReaderSize(io.MultiReader(strings.NewReader(text), r), headBytes)
	f.size, f.wide = -1, true
	head, _ := f.r.Peek(headBytes)
	return head
}

// errChanged is the problem of a file that was written while it was read. What
// was read of it may be half of one version and half of another.
var errChanged = record.Bad(0, "file changed while it was read", "the next run reads it again; move finished files into the folder, or write them under a dotted name first")

// changed reports a file of the disk that is no longer as it was when reading
// began: its size or the time of its last change.
func (f *file) changed() bool {
	if f.was == nil {
		return false
	}
	now, err := f.disk.Stat()
	return err != nil || now.Size() != f.was.Size() || !now.ModTime().Equal(f.was.ModTime())
}

// random gives access to any place of the file: on the disk, else in memory.
func (f *file) random(max int) (io.ReaderAt, int64, error) {
	if f.disk != nil && f.size >= 0 && !f.wide {
		return f.disk, f.size, nil
	}
	if f.memory == nil {
		b, err := f.all(max)
		if err != nil {
			return nil, 0, err
		}
		f.memory = b
	}
	return bytes.NewReader(f.memory), int64(len(f.memory)), nil
}

// A reading goes over inputs and hands on the records in them.
type reading struct {
	ctx   context.Context
	o     Options
	ro    record.Options
	emit  func(item) bool
	ended bool   // the taker wants no more
	lists *Lists // not nil while lists are searched for: nothing else is read
}

// give hands an item on and reports whether to go on.
func (rd *reading) give(it item) bool {
	if rd.ended || rd.ctx.Err() != nil {
		return false
	}
	rd.ended = !rd.emit(it)
	return !rd.ended
}

// bad hands on what is wrong with an input as a whole.
func (rd *reading) bad(path, reason, hint string, err error) bool {
	return rd.give(item{path: path, err: &InputError{Path: path, Reason: reason, Hint: hint, Err: err}})
}

// fails hands on why the system does not give an input.
func (rd *reading) fails(path string, err error) bool {
	return rd.bad(path, cause(err), remedy(err), err)
}

// open reads a file of the disk.
func (rd *reading) open(p string, named bool) bool {
	if rd.lists != nil && !mayBeList(p) {
		return true
	}
	f, err := os.Open(p)
	if err != nil {
		return rd.fails(p, err)
	}
	defer f.Close()
	in := newFile(p, f, -1)
	in.disk, in.named = f, named
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		in.was, in.size = info, info.Size()
	}
	if !rd.file(in) {
		return false
	}
	if !in.told && in.changed() { // what was read as a stream is given all the same
		return rd.give(item{path: p, err: inputError(p, errChanged)})
	}
	return true
}

// stream reads standard input.
func (rd *reading) stream(r io.Reader, name string) {
	f := newFile(name, r, -1)
	f.named = true
	rd.file(f)
}

// file decides the format of a file and reads it. A panic of a reader is the
// trouble of this file only.
func (rd *reading) file(f *file) (goOn bool) {
	defer func() {
		if p := recover(); p != nil {
			it := item{path: f.path}
			it.err = it.crash(p)
			goOn = rd.give(it)
		}
	}()
	head, err := f.r.Peek(headBytes)
	if len(head) == 0 {
		if err != nil && err != io.EOF {
			return rd.fails(f.path, err)
		}
		return rd.bad(f.path, "file is empty", "remove it, or fetch it again", nil)
	}
	if d := charset.Wide(head); d != nil {
		head = f.narrow(d)
	}
	fm, err := rd.decide(f, head)
	if err != nil {
		return rd.give(item{path: f.path, err: inputError(f.path, err)})
	}
	switch {
	case fm == nil || rd.o.Lists.is(f.path):
		return true
	case rd.lists != nil:
		return rd.lists.look(rd, f, fm, head)
	}
	return fm.read(rd, f, fm)
}

// records hands on the records of a file. Troubles of the same kind in all
// records of a file without any article are one trouble of the file.
func (rd *reading) records(f *file, format string, seq func(func(*record.Record, error) bool)) bool {
	h := held{rd: rd, path: f.path}
	for r, err := range seq {
		if err != nil {
			if !h.trouble(err) {
				return false
			}
			continue
		}
		if !h.release() || !rd.give(item{path: f.path, format: format, rec: r}) {
			return false
		}
	}
	return h.end()
}

// held keeps the troubles of a file until its first article.
type held struct {
	rd       *reading
	path     string
	articles bool
	list     []*InputError
}

// maxHeld troubles are kept back; a file with more shows them one by one.
const maxHeld = 1000

func (h *held) trouble(err error) bool {
	in := inputError(h.path, err)
	if h.articles {
		return h.rd.give(item{path: h.path, err: in})
	}
	h.list = append(h.list, in)
	if len(h.list) > maxHeld {
		return h.release()
	}
	return true
}

func (h *held) release() bool {
	h.articles = true
	for _, in := range h.list {
		if !h.rd.give(item{path: h.path, err: in}) {
			return false
		}
	}
	h.list = nil
	return true
}

func (h *held) end() bool {
	n := len(h.list)
	if n < 2 || h.articles {
		return h.release()
	}
	for _, in := range h.list {
		if in.Reason != h.list[0].Reason {
			return h.release()
		}
	}
	in := *h.list[0]
	in.Record = 0
	in.Reason = fmt.Sprintf("%s (the same for all %d records)", in.Reason, n)
	return h.rd.give(item{path: h.path, err: &in})
}

// cause gives an error without the path that os puts before it.
func cause(err error) string {
	var pe *os.PathError
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "no such file or folder"
	case errors.Is(err, os.ErrPermission):
		return "no permission to read it"
	case errors.As(err, &pe):
		return pe.Err.Error()
	}
	return err.Error()
}

// remedy says what to do where the system does not give an input.
func remedy(err error) string {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "look at how it is written; names begin at the folder that parley runs in"
	case errors.Is(err, os.ErrPermission):
		return "let the user that parley runs as read it"
	case errors.Is(err, syscall.ELOOP):
		return "remove the link, which leads to itself"
	case errors.Is(err, syscall.EIO):
		return "the disk fails: get the file from its source again"
	}
	return ""
}
