package batch

import (
	"errors"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Hint says what to do about a trouble of the disk or of the store's file; ""
// when err is none.
func Hint(err error) string {
	var s *sqlite.Error
	code := 0
	if errors.As(err, &s) {
		code = s.Code() & 0xff
	}
	switch {
	case code == sqlite3.SQLITE_FULL, isOne(err, syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG):
		return "free some space on the disk, or raise the limit; what is stored is whole and the next run goes on"
	case code == sqlite3.SQLITE_READONLY, code == sqlite3.SQLITE_CANTOPEN, code == sqlite3.SQLITE_PERM, isOne(err, syscall.EROFS, syscall.EACCES, syscall.EPERM):
		return "the file and its folder must be writable for this user"
	case errors.Is(err, syscall.EISDIR):
		return "name a file in that folder"
	case code == sqlite3.SQLITE_IOERR, isOne(err, syscall.EIO):
		return "the disk fails or is full; what is stored is whole and the next run goes on"
	case code == sqlite3.SQLITE_CORRUPT, code == sqlite3.SQLITE_NOTADB:
		return "the store is damaged or is no store: put the last backup in its place (parley backup makes one)"
	}
	return ""
}

func isOne(err error, list ...error) bool {
	for _, e := range list {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
