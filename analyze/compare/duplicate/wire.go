package duplicate

import "strings"

// agency is a wire service, the words that name it in a byline and those that
// stand in a dateline.
type agency struct {
	name     string
	byline   []string
	dateline []string
}

var agencies = []agency{
	{"AP", []string{"associated press", "ap "}, []string{"(AP)", "(Associated Press)", "AP -", "AP —"}},
	{"Reuters", []string{"reuters"}, []string{"(Reuters)", "REUTERS"}},
	{"AFP", []string{"agence france-presse", "agence france presse", "afp"}, []string{"(AFP)", "AFP -"}},
	{"UPI", []string{"united press international", "upi"}, []string{"(UPI)"}},
	{"Bloomberg", []string{"bloomberg"}, []string{"(Bloomberg)"}},
	{"dpa", []string{"deutsche presse-agentur", "dpa"}, []string{"(dpa)", "(DPA)"}},
	{"Xinhua", []string{"xinhua"}, []string{"(Xinhua)"}},
	{"TASS", []string{"tass"}, []string{"/TASS/", "(TASS)", "(Itar-Tass)"}},
	{"Interfax", []string{"interfax"}, []string{"(Interfax)"}},
	{"Kyodo", []string{"kyodo"}, []string{"(Kyodo)", "KYODO"}},
	{"Yonhap", []string{"yonhap"}, []string{"(Yonhap)"}},
	{"ANSA", []string{"ansa"}, []string{"(ANSA)"}},
	{"EFE", []string{"efe"}, []string{"(EFE)"}},
	{"PA Media", []string{"press association", "pa media"}, []string{"(PA)"}},
}

// head is how much of a text may hold its dateline, tail its credit.
const (
	head = 200
	tail = 300
)

// Wire names the agency a text comes from, "" for none. Rules: W1 the byline
// names it as a word; W2 the dateline does; W3 the credit at the end does
// ("The Associated Press contributed" is no credit: the story is the outlet's own).
func Wire(byline, text string) (name, rule string) {
	low := " " + strings.ToLower(byline) + " "
	first := text[:min(len(text), head)]
	last := text[max(0, len(text)-tail):]
	for _, a := range agencies {
		// W1
		for _, w := range a.byline {
			if strings.Contains(low, " "+strings.TrimSpace(w)+" ") || strings.Contains(low, "/"+w) || strings.Contains(low, "("+w+")") {
				return a.name, "W1"
			}
		}
		// W2
		for _, w := range a.dateline {
			if strings.Contains(first, w) {
				return a.name, "W2"
			}
		}
		// W3
		for _, w := range a.dateline {
			if w[0] == '(' && strings.HasSuffix(strings.TrimSpace(last), w) {
				return a.name, "W3"
			}
		}
	}
	return "", ""
}
