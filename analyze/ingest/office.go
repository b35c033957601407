package ingest

import "archive/zip"

// officeFormat gives the format of a zip archive that is one document.
func officeFormat(z *zip.Reader) *format { return nil }
