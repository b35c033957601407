package join

import (
	"net/url"
	"slices"
	"strings"
)

// tracking are names in the query of an address that say how a reader came,
// not what is read.
var tracking = []string{"fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "cmpid", "ocid", "ref", "ref_src", "smid", "src", "feedtype", "feedname",
	"partner", "output", "amp", "xtor", "at_medium", "at_campaign", "yptr", "sh", "ito", "icid", "ncid", "guccounter", "taid", "traffic_source", "outputtype"}

// Key gives what is the same in all addresses of an article (U1): host and path
// without scheme, "www.", fragment, marks of tracking and a slash at the end.
// It is "" for what is no address of an article, such as a front page.
func Key(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "" {
		return ""
	}
	if u.Scheme == "" { // paper.example/1, //paper.example/1
		if u, err = url.Parse("http://" + strings.TrimLeft(strings.TrimSpace(address), "/")); err != nil {
			return ""
		}
	}
	host := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m.", "mobile.", "amp."} {
		if rest, ok := strings.CutPrefix(host, prefix); ok && strings.Contains(rest, ".") {
			host = rest
		}
	}
	path := strings.TrimRight(u.EscapedPath(), "/")
	path = strings.TrimRight(strings.TrimSuffix(path, "/amp"), "/")
	query := query(u)
	if !strings.Contains(strings.Trim(host, "."), ".") || path == "" && query == "" {
		return ""
	}
	return host + path + query
}

// query gives what a query says of the article, in a fixed order.
func query(u *url.URL) string {
	var parts []string
	for p := range strings.FieldsFuncSeq(u.RawQuery, func(r rune) bool { return r == '&' || r == '?' }) { // some append "?utm_source="
		name, _, _ := strings.Cut(strings.ToLower(p), "=")
		if !strings.HasPrefix(name, "utm_") && !strings.HasPrefix(name, "ns_") && !slices.Contains(tracking, name) {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	slices.Sort(parts)
	return "?" + strings.Join(parts, "&")
}
