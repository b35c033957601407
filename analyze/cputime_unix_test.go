//go:build unix

package analyze

import (
	"syscall"
	"time"
)

// cpuTime is what this process has used of its cores, so that a benchmark tells
// the same on a busy machine.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
