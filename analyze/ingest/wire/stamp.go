package wire

import (
	"fmt"
	"regexp"
	"strconv"
)

var (
	iptcStamp = regexp.MustCompile(`\b(\d{2})(\d{2})(\d{2})(?: ?(GMT|UTC|[A-Z]{3,4}))? (\p{L}{3,4}) (\d{2})\b`)
	anpaStamp = regexp.MustCompile(`\b(\d{2})-(\d{2})-(\d{2}) (\d{2})(\d{2}) ?(GMT|EDT|EST)`)
)

// stamp makes a plain date of what stands behind a message, "" when it is none
// (W2).
func stamp(s string) string {
	if m := iptcStamp.FindStringSubmatch(s); m != nil {
		return fmt.Sprintf("%s %s %s %s:%s %s", m[1], m[5], year(m[6]), m[2], m[3], m[4])
	}
	if m := anpaStamp.FindStringSubmatch(s); m != nil {
		return fmt.Sprintf("%s/%s/%s %s:%s %s", m[1], m[2], year(m[3]), m[4], m[5], m[6])
	}
	return ""
}

func year(two string) string {
	n, _ := strconv.Atoi(two)
	if n >= 70 {
		return strconv.Itoa(1900 + n)
	}
	return strconv.Itoa(2000 + n)
}
