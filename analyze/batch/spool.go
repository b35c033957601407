package batch

import (
	"bufio"
	"fmt"
	"os"
)

// A spool holds lines in a temporary file, to be read in another order: it costs
// a twentieth of unpacking the article of each line anew.
type spool struct {
	file *os.File
	to   *bufio.Writer
	ends []int64 // of each line
}

// spoolBuffer is how much is written at once.
const spoolBuffer = 1 << 20

func newSpool(lines int) (*spool, error) {
	f, err := os.CreateTemp("", "parley-*.rows")
	if err != nil {
		return nil, err
	}
	os.Remove(f.Name()) // where the system lets an open file go, a kill leaves nothing behind
	return &spool{file: f, to: bufio.NewWriterSize(f, spoolBuffer), ends: make([]int64, 0, lines)}, nil
}

func (s *spool) lines() int { return len(s.ends) }

func (s *spool) end() int64 {
	if len(s.ends) == 0 {
		return 0
	}
	return s.ends[len(s.ends)-1]
}

func (s *spool) add(line []byte) error {
	s.ends = append(s.ends, s.end()+int64(len(line)))
	_, err := s.to.Write(line)
	return err
}

// flush ends the writing.
func (s *spool) flush() error {
	err := s.to.Flush()
	s.to = nil
	return err
}

// line reads the line of a number, into buf where it fits.
func (s *spool) line(i int, buf []byte) ([]byte, error) {
	if i >= len(s.ends) {
		return nil, fmt.Errorf("%s: line %d of %d", s.file.Name(), i+1, len(s.ends))
	}
	from := int64(0)
	if i > 0 {
		from = s.ends[i-1]
	}
	n := int(s.ends[i] - from)
	if cap(buf) < n {
		buf = make([]byte, n, n+n/2)
	}
	_, err := s.file.ReadAt(buf[:n], from)
	return buf[:n], err
}

// close takes the file away.
func (s *spool) close() error {
	err := s.file.Close()
	os.Remove(s.file.Name())
	return err
}
