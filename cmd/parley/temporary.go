package main

import "os"

// diskTemporary is where large temporary files go (FHS 3.0, 5.15): a workbook
// needs some four times the text, and /tmp is memory on many systems.
const diskTemporary = "/var/tmp"

// temporaryFolder gives the folder to name in TMPDIR, which is set to set: what
// the user says, else dir where files can be made in it.
func temporaryFolder(set, dir string) string {
	if set != "" {
		return set
	}
	f, err := os.CreateTemp(dir, "parley-*")
	if err != nil {
		return ""
	}
	f.Close()
	os.Remove(f.Name())
	return dir
}
