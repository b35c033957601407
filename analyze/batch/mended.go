package batch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
)

// forgetMended takes failures away that are none any more: of inputs that this
// run read without them, and of files and folders that could not be read and are
// gone, or are folders that nothing is said of now. An article that failed in
// its analysis stays, whatever became of its file.
func (r *run) forgetMended(ctx context.Context) error {
	open, err := r.Store.list(ctx, "WHERE state <> 'done'") // in the query, so that the small index of open items serves
	if err != nil {
		return err
	}
	for _, it := range open {
		still, read := r.failed[it.Path]
		if still[it.Key] || !read && !(strings.HasPrefix(it.Key, unreadKey) && left(it.Path)) {
			continue
		}
		if _, err := r.Store.db.ExecContext(ctx, "DELETE FROM item_rows WHERE key = ?", it.Key); err != nil {
			return err
		}
	}
	return nil
}

// left reports whether a path that was no file to read is no longer there, or is
// a folder: what ails a folder is told by every run that reads it. A member of
// an archive is where its archive is.
func left(path string) bool {
	if path == "-" || strings.Contains(path, "://") {
		return false
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err != nil && strings.Contains(path, "!") {
		archive, _, in := strings.Cut(path, "!")
		return !in || left(archive)
	}
	return err == nil && info.IsDir()
}
