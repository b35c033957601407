package quote

import "parley/analyze/doc"

// Find gives the statements of d in order of their first byte.
func Find(d *doc.Document) []Quote { panic("quote: not written yet") }
