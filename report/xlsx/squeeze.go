package xlsx

import (
	"bytes"
	"hash/crc32"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// flateLevel is the second fastest: more costs time for little.
const flateLevel = 2

// A piece is a stretch of one compressed part: it ends at a byte, so that pieces
// can stand one behind the other (RFC 1951, 3.2.4: an empty stored block).
type piece struct {
	from, size int64  // in the spool
	raw        uint64 // bytes before compression
	crc        uint32
}

// join adds the piece that follows.
func (p *piece) join(next piece) {
	p.crc = combine(p.crc, next.crc, next.raw)
	p.raw += next.raw
	p.size += next.size
}

// A squeezer compresses chunks at the side and appends them to the spool in
// their order.
type squeezer struct {
	encoders
	queue chan chan squeezed
	done  chan error
	sum   piece
}

type squeezed struct {
	data []byte
	raw  int
	crc  uint32
	err  error
}

// ahead is how many chunks are compressed at once.
const ahead = 2

// newSqueezer appends to the spool until finish; nobody else may meanwhile.
func newSqueezer(spool io.Writer, from int64, e encoders) *squeezer {
	s := &squeezer{encoders: e, queue: make(chan chan squeezed, ahead), done: make(chan error, 1), sum: piece{from: from}}
	go func() {
		var failed error
		for out := range s.queue {
			r := <-out
			if failed != nil {
				continue
			}
			if failed = r.err; failed == nil {
				_, failed = spool.Write(r.data)
			}
			s.sum.join(piece{size: int64(len(r.data)), raw: uint64(r.raw), crc: r.crc})
		}
		s.done <- failed
	}()
	return s
}

// add takes a chunk, which is used again for another.
func (s *squeezer) add(chunk []byte) {
	out := make(chan squeezed, 1)
	s.queue <- out
	go func() {
		out <- s.squeeze(chunk, false)
		chunks.Put(&chunk)
	}()
}

// chunks are those that were compressed.
var chunks = sync.Pool{New: func() any {
	b := make([]byte, 0, chunkSize+chunkSize/8)
	return &b
}}

func newChunk() []byte { return (*chunks.Get().(*[]byte))[:0] }

// finish waits for all chunks and gives their sum.
func (s *squeezer) finish() (piece, error) {
	close(s.queue)
	err := <-s.done
	return s.sum, err
}

// encoders keeps writers for use again: a new one clears a megabyte.
type encoders chan *flate.Writer

func newEncoders() encoders { return make(encoders, ahead+2) }

func (e encoders) get(w io.Writer) (*flate.Writer, error) {
	select {
	case old := <-e:
		old.Reset(w)
		return old, nil
	default:
		return flate.NewWriter(w, flateLevel)
	}
}

func (e encoders) put(w *flate.Writer) {
	select {
	case e <- w:
	default:
	}
}

// squeeze compresses one chunk; last ends the part.
func (e encoders) squeeze(chunk []byte, last bool) squeezed {
	var buf bytes.Buffer
	buf.Grow(len(chunk)/6 + 64)
	w, err := e.get(&buf)
	if err != nil {
		return squeezed{err: err}
	}
	_, err = w.Write(chunk)
	switch {
	case err != nil:
	case last:
		err = w.Close()
	default:
		err = w.Flush()
	}
	if err == nil {
		e.put(w)
	}
	return squeezed{buf.Bytes(), len(chunk), crc32.ChecksumIEEE(chunk), err}
}

// combine is the CRC of two stretches one behind the other, from their own and
// the length of the second: the first is multiplied by x to the power of its
// bits, modulo the polynomial (zlib's crc32_combine).
func combine(a, b uint32, lenB uint64) uint32 {
	power, square := uint32(1)<<31, uint32(1)<<23 // 1, and x^8: a byte
	for ; lenB > 0; lenB >>= 1 {
		if lenB&1 == 1 {
			power = times(square, power)
		}
		square = times(square, square)
	}
	return times(power, a) ^ b
}

// times multiplies two polynomials of the reflected CRC.
func times(a, b uint32) uint32 {
	var p uint32
	for m := uint32(1) << 31; m != 0; m >>= 1 {
		if a&m != 0 {
			p ^= b
		}
		carry := b & 1
		b >>= 1
		if carry == 1 {
			b ^= crc32.IEEE
		}
	}
	return p
}
