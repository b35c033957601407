package outlet

import (
	"path"
	"strings"
	"unicode"
)

// words are outlets whose names are words that files and folders are called by.
var words = set("Dawn|Focus|Reason|Salon|Slate|Standard|The Hill|The Nation|The Sun|Time")

// longest is how many words of a file's name are looked at.
const longest = 5

// OfFile gives the outlet that the folder of a text is called by, or the name of
// its file behind a day: "reuters/talks.txt", "2030-05-03-washington-times-talks.txt"
// (O5). It is "" where they name none that is known, or only a word of the language.
func OfFile(file string) string {
	file = strings.ReplaceAll(file, "!", "/")
	dir, base := path.Split(file)
	folder := path.Base(dir)
	if name := known(strings.FieldsFunc(folder, between)); name != "" {
		return name
	}
	parts := strings.FieldsFunc(strings.TrimSuffix(base, path.Ext(base)), between)
	day := 0
	for day < len(parts) && strings.Trim(parts[day], "0123456789") == "" {
		day++
	}
	if day == 0 {
		return ""
	}
	parts = parts[day:]
	for n := min(longest, len(parts)); n > 0; n-- {
		if name := known(parts[:n]); name != "" {
			return name
		}
	}
	return ""
}

func between(r rune) bool { return r == '-' || r == '_' || r == '.' || unicode.IsSpace(r) }

// known gives the outlet of that name, "" for none.
func known(parts []string) string {
	written := strings.ToLower(strings.Join(parts, " "))
	name := byName[written]
	if name == "" {
		name = byName[key(written)]
	}
	if name == "" {
		name = byName[key("the "+written)]
	}
	if words[name] {
		return ""
	}
	return name
}
