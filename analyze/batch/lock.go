package batch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// ErrLocked is wrapped by Open's error when another run holds the store.
var ErrLocked = errors.New("another run holds the lock")

// A fileLock is the lock of a store in a file. The lock file stays when the
// lock is given up: if it were removed, one run could hold the lock of the
// removed file and another that of a new one.
type fileLock struct{ lock *flock.Flock }

func lockFile(path string) (*fileLock, error) {
	name := lockName(path)
	lock := flock.New(name, flock.SetPermissions(0o644))
	ok, err := lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fmt.Errorf("%w%s", ErrLocked, holder(name))
	}
	host, _ := os.Hostname()
	said := fmt.Sprintf("process %d on %s since %s", os.Getpid(), host, time.Now().Format(time.RFC3339))
	if err := os.WriteFile(name, []byte(said), 0o644); err != nil {
		lock.Unlock()
		return nil, err
	}
	return &fileLock{lock}, nil
}

// lockName stands beside the file itself, so that a link to a store and the
// store have one lock.
func lockName(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path + ".lock"
}

// holder says who wrote the lock file.
func holder(name string) string {
	b, err := os.ReadFile(name)
	if err != nil || len(b) == 0 {
		return ""
	}
	return ": " + strings.TrimSpace(string(b))
}

// Close empties the file, so that it names nobody, and gives up the lock.
func (l *fileLock) Close() error {
	return errors.Join(os.Truncate(l.lock.Path(), 0), l.lock.Unlock())
}
