package analyze

import (
	"net/url"
	"strings"

	"parley/analyze/doc"
)

// An Outlet is a publisher with the domains and spellings it goes by.
type Outlet struct {
	Name    string
	Aliases []string
	Domains []string // "reuters.com" also means "www.reuters.com"
	Leaning string
}

type outlets struct{ byName, byDomain map[string]*Outlet }

func newOutlets(list []Outlet) outlets {
	o := outlets{map[string]*Outlet{}, map[string]*Outlet{}}
	for i := range list {
		e := &list[i]
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			o.byName[strings.ToLower(n)] = e
		}
		for _, d := range e.Domains {
			o.byDomain[strings.ToLower(d)] = e
		}
	}
	return o
}

// lookup gives an article's outlet as configured, else as the article names it,
// else the host it came from.
func (o outlets) lookup(m *doc.Meta) (name, leaning string) {
	for _, name := range []string{m.Outlet, m.Extra["outlet"]} { // as the reader named it, as the article wrote it
		if e := o.byName[strings.ToLower(name)]; e != nil {
			return e.Name, e.Leaning
		}
	}
	host := hostOf(m.URL)
	for d := host; d != ""; _, d, _ = strings.Cut(d, ".") {
		if e := o.byDomain[d]; e != nil {
			return e.Name, e.Leaning
		}
	}
	if m.Outlet != "" {
		return m.Outlet, ""
	}
	return host, ""
}

func hostOf(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
