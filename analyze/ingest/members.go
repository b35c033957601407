package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"

	"parley/analyze/ingest/record"
)

// members reads a gzip file of one or several members, as web archives have one
// for each record. A damaged member costs what is left of it: reading goes on
// at the next. A file that is cut off, or has no member behind the damage, ends
// with its error.
type members struct {
	src     *bufio.Reader
	z       *gzip.Reader
	damaged int // members passed over
}

func newMembers(r io.Reader) (*members, error) {
	src, ok := r.(*bufio.Reader)
	if !ok {
		src = bufio.NewReader(r)
	}
	z, err := gzip.NewReader(src)
	if err != nil {
		return nil, record.Bad(0, "damaged gzip: "+err.Error(), "")
	}
	z.Multistream(false)
	return &members{src: src, z: z}, nil
}

// Read reads on, from member to member.
func (m *members) Read(p []byte) (int, error) {
	for {
		n, err := m.z.Read(p)
		switch {
		case err == nil || n > 0:
			return n, nil
		case err == io.EOF:
			if err := m.next(); err != nil {
				return 0, err
			}
		case errors.Is(err, io.ErrUnexpectedEOF), !m.recover():
			return 0, err
		}
	}
}

// next opens the member that follows. Zeros behind the last one are padding.
func (m *members) next() error {
	for {
		b, err := m.src.Peek(1)
		if err != nil {
			return err
		}
		if b[0] != 0 {
			break
		}
		m.src.Discard(1)
	}
	err := m.z.Reset(m.src)
	if err != nil && err != io.EOF && m.recover() {
		err = nil
	}
	if err == nil {
		m.z.Multistream(false)
	}
	return err
}

// recover looks for the next member behind a damage.
func (m *members) recover() bool {
	for {
		head, err := m.src.Peek(4)
		if err != nil {
			return false
		}
		if !bytes.HasPrefix(head, []byte("\x1f\x8b\x08")) || head[3] >= 0x20 {
			m.src.Discard(1)
			continue
		}
		if m.z.Reset(m.src) == nil {
			m.damaged++
			m.z.Multistream(false)
			return true
		}
	}
}

// tell is the problem of what was passed over, nil when nothing was.
func (m *members) tell() error {
	if m.damaged == 0 {
		return nil
	}
	return record.Bad(0, fmt.Sprintf("damaged gzip: %d parts were passed over", m.damaged), "fetch the file again; what could be unpacked is read")
}
