package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"

	"parley/analyze/doc"
)

// contentHash covers the body and what the input says of it, each ended by a
// zero byte: SHA-256 in hexadecimal digits.
func contentHash(d *doc.Document) string {
	buf := lineBuffers.Get().(*[]byte)
	defer lineBuffers.Put(buf)
	b, m := (*buf)[:0], &d.Meta
	for _, s := range []string{d.Body, m.Title, m.Outlet, m.Summit, m.Section, m.Byline, m.URL, m.Date()} {
		b = append(append(b, s...), 0)
	}
	for _, k := range slices.Sorted(maps.Keys(m.Extra)) {
		b = append(append(b, k...), 0)
		b = append(append(b, m.Extra[k]...), 0)
	}
	*buf = b
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
