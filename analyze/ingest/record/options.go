package record

// Options are what every reader needs. All fields but KeepAll must be set.
type Options struct {
	Fields    *Map
	MaxRecord int  // largest record in bytes
	MaxFile   int  // largest file read as a whole
	KeepAll   bool // also give records without text
}

// Defaults are the options with the usual names and limits.
func Defaults() Options {
	m, _ := NewMap(nil)
	return Options{Fields: m, MaxRecord: 16 << 20, MaxFile: 256 << 20}
}
