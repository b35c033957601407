package main

import (
	"os"
	"strconv"
	"time"
)

// now is the clock of runs and of the dates in names of outputs. SOURCE_DATE_EPOCH,
// seconds since 1970, stops it, so that two runs over the same articles give the
// same bytes (reproducible-builds.org/specs/source-date-epoch).
func now() time.Time {
	if s, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(s, 0).UTC()
	}
	return time.Now()
}
