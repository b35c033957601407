// Package outlet gives the outlets of archives one name each: a publisher is
// "NYT", "The New York Times; New York, N.Y." and nytimes.com.
//
// Rules:
//
//	O1  a name is compared without case, "The", what stands in brackets or
//	    behind ";" or a dash, and words such as "Online"
//	O2  a name that is a host, and the host of an address where no name is
//	    given, is looked up by its domain; bbc.co.uk means news.bbc.co.uk, too
//	O3  a name that is not in the table stays as it is
//	O4  where several outlets share a name, one that adds a place other than
//	    the outlet's own is another
//	O5  a text that names no outlet has that of its folder's name, or of its
//	    file's name behind a day
//
// The table is parley's own: names and domains of outlets that write on
// politics in English or are much quoted by those.
package outlet

import (
	_ "embed"
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

//go:embed outlets.tsv
var table string

var byName, byDomain = index(table)

// index reads the table.
func index(table string) (names, domains map[string]string) {
	names, domains = map[string]string{}, map[string]string{}
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if strings.HasPrefix(line, "#") || len(cells) < 3 {
			continue
		}
		name := cells[0]
		names[strings.ToLower(name)], names[key(name)] = name, name
		for d := range strings.SplitSeq(cells[1], ",") {
			domains[strings.TrimSpace(d)] = name
		}
		for v := range strings.SplitSeq(cells[2], "|") {
			if v = strings.TrimSpace(v); v != "" {
				names[v] = name
			}
		}
	}
	return names, domains
}

// Name gives the name of an outlet as it is in the table, else as written. With
// no name it is that of the address's host, "" when that is not in the table.
func Name(written, address string) string {
	if written != "" {
		if name := byName[strings.ToLower(strings.TrimSpace(written))]; name != "" {
			return name
		}
		if name := byName[key(written)]; name != "" && !(namesakes[name] && elsewhere(written)) {
			return name
		}
		if name := domain(written); name != "" {
			return name
		}
		return written
	}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	return domain(u.Hostname())
}

// namesakes are outlets of whose name there are others in other places (O4).
var namesakes = set("The Times|The Sun|Standard|The Observer|The Independent|The Nation|Daily Express|Daily Mirror|Focus|Time|Sky News|Press Association|The Guardian|Daily Mail|The Daily Telegraph|The Sunday Times|The Spectator|The Australian|ABC News|The Scotsman|The Hill")

func set(list string) map[string]bool {
	m := map[string]bool{}
	for s := range strings.SplitSeq(list, "|") {
		m[s] = true
	}
	return m
}

var (
	added = regexp.MustCompile(`(?:[(\[;]| -- | [-–—] |, ).*$`)
	here  = set("london|england|uk|u|k|united|kingdom|gb|great|britain|web|news|online|print|website|site|com|english|the|edition|us|usa|s|washington|d|c|new|york|n|y")
)

// elsewhere reports that what a name adds in brackets, or behind a dash or
// comma, names another place than the outlet's own.
func elsewhere(written string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(added.FindString(written)), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !here[w] {
			return true
		}
	}
	return false
}

// domain looks a host up, then what is above it (O2).
func domain(host string) string {
	if !strings.Contains(host, ".") || strings.ContainsAny(host, " /") {
		return ""
	}
	for d := strings.TrimPrefix(strings.ToLower(host), "www."); strings.Contains(d, "."); _, d, _ = strings.Cut(d, ".") {
		if name := byDomain[d]; name != "" {
			return name
		}
	}
	return ""
}

var (
	brackets = regexp.MustCompile(`\s*[(\[].*$`)
	behind   = regexp.MustCompile(`\s*(?:;| -- | [-–—] |, no\. |, \p{Lu}).*$`)
	medium   = regexp.MustCompile(` (?:online|online news|web news|website|digital|web|newspaper)$|\.com$`)
)

// key is what is compared of a name (O1).
func key(name string) string {
	s := brackets.ReplaceAllString(strings.TrimSpace(name), "")
	s = behind.ReplaceAllString(s, "")
	s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
	s = strings.TrimPrefix(s, "the ")
	return medium.ReplaceAllString(s, "")
}
