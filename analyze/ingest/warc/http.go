package warc

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// splitHTTP cuts an HTTP response into status, header and body. The status is 0
// when it has none.
func splitHTTP(b []byte) (status int, h header, body []byte) {
	h = header{}
	line, rest, ok := bytes.Cut(b, []byte("\n"))
	if f := strings.Fields(string(line)); ok && len(f) >= 2 && strings.HasPrefix(f[0], "HTTP/") {
		status, _ = strconv.Atoi(f[1])
	}
	last := ""
	for {
		line, after, ok := bytes.Cut(rest, []byte("\n"))
		rest = after
		s := strings.TrimRight(string(line), "\r")
		if !ok || s == "" {
			return status, h, rest
		}
		last = h.add(s, last)
	}
}

// decode undoes transfer and content encodings, up to max bytes. Archives often
// keep the header of an encoding that their body no longer has.
func decode(h header, body []byte, max int) ([]byte, error) {
	if strings.Contains(strings.ToLower(h.get("transfer-encoding")), "chunked") {
		if plain, ok := dechunk(body); ok {
			body = plain
		}
	}
	var r io.Reader
	var err error
	switch strings.ToLower(strings.TrimSpace(h.get("content-encoding"))) {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, []byte("\x1f\x8b")) {
			return body, nil
		}
		r, err = gzip.NewReader(bytes.NewReader(body))
	case "deflate":
		r, err = zlib.NewReader(bytes.NewReader(body))
		if err != nil {
			r, err = flate.NewReader(bytes.NewReader(body)), nil
		}
	case "br":
		if looksPlain(body) {
			return body, nil
		}
		r = brotli.NewReader(bytes.NewReader(body))
	case "zstd":
		z, zerr := zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
		if zerr != nil {
			return nil, zerr
		}
		defer z.Close()
		r = z
	default:
		return body, nil
	}
	if err != nil {
		return nil, err
	}
	return unpacked(r, max)
}

// unpacked reads a decoded body. What could be read of a cut-off body is kept.
func unpacked(r io.Reader, max int) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(r, int64(max)+1))
	if len(out) > max {
		return nil, fmt.Errorf("unpacks to more than %d bytes", max)
	}
	if err != nil && (len(out) == 0 || !errors.Is(err, io.ErrUnexpectedEOF)) {
		return nil, err
	}
	return out, nil
}

func looksPlain(b []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(b[:min(len(b), 200)]), []byte("<"))
}

// dechunk joins the chunks of a body; ok is false when it is not chunked.
func dechunk(b []byte) (out []byte, ok bool) {
	for len(b) > 0 {
		line, rest, more := bytes.Cut(b, []byte("\n"))
		size, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
		n, err := strconv.ParseUint(string(size), 16, 31)
		if err != nil || !more {
			return out, len(out) > 0
		}
		if n == 0 {
			return out, true
		}
		if uint64(len(rest)) < n {
			return append(out, rest...), true
		}
		out = append(out, rest[:n]...)
		b = bytes.TrimPrefix(bytes.TrimPrefix(rest[n:], []byte("\r")), []byte("\n"))
	}
	return out, len(out) > 0
}
