package main

import (
	"fmt"
	"os/exec"
	"strings"
)

// Errors of a file system, from the system itself: the program runs in a mount
// namespace of its own (Linux, unshare of util-linux) in which some file or
// folder is another one.

// canMount reports whether there are such namespaces for this user.
func canMount() bool {
	return exec.Command("unshare", "-rm", "sh", "-c", "mount -t tmpfs tmpfs /tmp").Run() == nil
}

// unread has every read of a file fail with EIO: it is the first page of the
// program's own memory, where nothing is.
func unread(path string) trouble {
	return trouble{name: "read error", mounts: true, before: "mount --bind /proc/$$/mem " + shellWord(path)}
}

// noRoom leaves little room for temporary files.
func noRoom(dir string, kib int) trouble {
	return trouble{name: "no temporary room", mounts: true, book: true,
		before: fmt.Sprintf("mkdir -p %[1]s; mount -t tmpfs -o size=%[2]dk tmpfs %[1]s; export TMPDIR=%[1]s", shellWord(dir), kib)}
}

// deadLog has every write to the store's log fail. A log that holds something is
// left alone: to hide it would be to take it away.
func deadLog(store string) trouble {
	return trouble{name: "dead log", mounts: true,
		before: fmt.Sprintf("if [ -e %[1]s ] && [ ! -s %[1]s-wal ]; then touch %[1]s-wal; mount --bind /dev/full %[1]s-wal; fi", shellWord(store))}
}

func shellWord(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
