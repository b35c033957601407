package doc

// New segments body into paragraphs, sentences and tokens.
func New(meta Meta, body string) *Document { panic("doc: not written yet") }
