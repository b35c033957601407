package batch

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"golang.org/x/crypto/blake2b"

	"parley/analyze/doc"
)

// hashKind begins the hashes of content. Those of earlier versions have no
// begin: they are SHA-256 in hexadecimal digits, which takes four times as long
// where the processor has no instructions of its own for it, most of the time of
// a night that brings little new.
const hashKind = "b2:"

// contentHash covers the body and what the input says of it: BLAKE2b-256 (RFC
// 7693) in base64 behind hashKind.
func contentHash(d *doc.Document) string {
	var sum [blake2b.Size256]byte
	withContent(d, func(b []byte) { sum = blake2b.Sum256(b) })
	return hashKind + base64.RawStdEncoding.EncodeToString(sum[:])
}

// hashFits reports whether a hash of the ledger is that of a document, whose
// contentHash is hash.
func hashFits(known, hash string, d *doc.Document) bool {
	if known == "" || strings.HasPrefix(known, hashKind) {
		return known == hash
	}
	var sum [sha256.Size]byte
	withContent(d, func(b []byte) { sum = sha256.Sum256(b) })
	return known == hex.EncodeToString(sum[:])
}

// withContent calls do with what hashes cover: body and fields, each ended by a
// zero byte.
func withContent(d *doc.Document, do func([]byte)) {
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
	do(b)
}
