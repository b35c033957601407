package duplicate

import (
	"encoding/binary"
	"errors"
)

// A Mark is what is kept of a text in place of it: its sketch and its agency.
type Mark struct {
	Wire, Rule string // see Wire
	Sketch     Sketch
}

// NewMark makes the mark of a text.
func NewMark(byline, text string) *Mark {
	m := &Mark{Sketch: *New(text)}
	m.Wire, m.Rule = Wire(byline, text)
	return m
}

// markVersion is the first byte of a mark; marks of another are made anew.
const markVersion = 1

const markHead = 1 + 4 + 4*Places // version, shingles, hashes; then rule, 0, wire

// MarshalBinary writes a mark in 517 bytes and the names, little endian.
func (m *Mark) MarshalBinary() ([]byte, error) {
	b := make([]byte, 1, markHead+len(m.Rule)+1+len(m.Wire))
	b[0] = markVersion
	b = binary.LittleEndian.AppendUint32(b, uint32(m.Sketch.Shingles))
	for _, h := range m.Sketch.Hashes {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	b = append(b, m.Rule...)
	b = append(b, 0)
	return append(b, m.Wire...), nil
}

var errMark = errors.New("not a mark of a text")

// UnmarshalBinary reads what MarshalBinary wrote.
func (m *Mark) UnmarshalBinary(b []byte) error {
	if len(b) < markHead || b[0] != markVersion {
		return errMark
	}
	m.Sketch.Shingles = int(binary.LittleEndian.Uint32(b[1:]))
	for i := range m.Sketch.Hashes {
		m.Sketch.Hashes[i] = binary.LittleEndian.Uint32(b[5+4*i:])
	}
	for i, c := range b[markHead:] {
		if c == 0 {
			m.Rule, m.Wire = string(b[markHead:markHead+i]), string(b[markHead+i+1:])
			return nil
		}
	}
	return errMark
}
