package fetch

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// meta is what a server said of a body, kept beside it.
type meta struct {
	URL          string `json:"url"`
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"last_modified,omitempty"`
	SHA256       string `json:"sha256"` // of the body: a torn pair of files is fetched anew
}

// a keptFile is an address with its body and what is known of it.
type keptFile struct {
	address    string
	body, said string // files
	meta       meta
	there      bool
}

// kept finds what the folder holds of an address.
func (f *Fetcher) kept(address string) (*keptFile, error) {
	if err := os.MkdirAll(f.o.Folder, 0o755); err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(address))
	base := filepath.Join(f.o.Folder, hex.EncodeToString(sum[:12]))
	k := &keptFile{address: address, body: base + ".body", said: base + ".json"}
	b, err := os.ReadFile(k.said)
	if errors.Is(err, os.ErrNotExist) {
		return k, nil
	}
	if err != nil {
		return nil, err
	}
	body, err := os.ReadFile(k.body)
	k.there = err == nil && json.Unmarshal(b, &k.meta) == nil && k.meta.SHA256 == digest(body)
	return k, nil
}

// touch marks the files as used now, for Prune.
func (k *keptFile) touch() {
	now := time.Now()
	for _, f := range []string{k.body, k.said} {
		_ = os.Chtimes(f, now, now) // who may not gets them anew some day
	}
}

// Prune removes what a folder keeps of addresses that were not asked for since
// a time, and what writing left behind before it.
func Prune(folder string, before time.Time) error {
	list, err := os.ReadDir(folder)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	for _, e := range list {
		info, ierr := e.Info()
		if ierr != nil || !ours(e.Name()) || !info.Mode().IsRegular() || !info.ModTime().Before(before) {
			continue
		}
		if rerr := os.Remove(filepath.Join(folder, e.Name())); rerr != nil && !errors.Is(rerr, os.ErrNotExist) {
			err = errors.Join(err, rerr)
		}
	}
	return err
}

// ours reports names that kept gives: nothing else in a folder is touched.
func ours(name string) bool {
	if strings.HasPrefix(name, ".fetch-") {
		return strings.HasSuffix(name, ".tmp")
	}
	digits, ending, _ := strings.Cut(name, ".")
	sum, err := hex.DecodeString(digits)
	return err == nil && len(sum) == 12 && (ending == "body" || ending == "json")
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// keep stores a body, then what was said of it.
func (f *Fetcher) keep(k *keptFile, res *http.Response) (path string, changed bool, err error) {
	body, err := read(res, f.o.MaxBytes)
	if err != nil {
		return "", false, err
	}
	m := meta{URL: k.address, ETag: res.Header.Get("ETag"), LastModified: res.Header.Get("Last-Modified"), SHA256: digest(body)}
	changed = !k.there || k.meta.SHA256 != m.SHA256
	said, err := json.Marshal(&m)
	if err != nil {
		return "", false, err
	}
	if err := write(k.body, body); err != nil {
		return "", false, err
	}
	return k.body, changed, write(k.said, said)
}

// read reads a body, unpacked and bounded (H5).
func read(res *http.Response, max int64) ([]byte, error) {
	var r io.Reader = io.LimitReader(res.Body, max+1)
	switch enc := strings.ToLower(res.Header.Get("Content-Encoding")); enc {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, fmt.Errorf("packed body: %w", err)
		}
		r = io.LimitReader(z, max+1)
	default:
		return nil, fmt.Errorf("packed as %q, which was not asked for", enc)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > max {
		return nil, fmt.Errorf("%w of %d bytes", ErrTooLarge, max)
	}
	return b, nil
}

// write replaces a file whole. Only the user may read it: an address may hold a key.
func write(path string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".fetch-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
