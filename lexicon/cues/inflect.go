package cues

import "strings"

// inflect gives the forms of a regular verb: base, third person, past,
// present participle. The last words of a phrasal verb ("point out") stay.
func inflect(verb string) []string {
	head, tail, _ := strings.Cut(verb, " ")
	if tail != "" {
		tail = " " + tail
	}
	var out []string
	for _, f := range []string{head, third(head), past(head), participle(head)} {
		out = append(out, f+tail)
	}
	return out
}

func third(v string) string {
	switch {
	case endsConsonantY(v):
		return v[:len(v)-1] + "ies"
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "sh"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "x"), strings.HasSuffix(v, "z"), strings.HasSuffix(v, "go"):
		return v + "es"
	}
	return v + "s"
}

func past(v string) string {
	switch {
	case endsConsonantY(v):
		return v[:len(v)-1] + "ied"
	case strings.HasSuffix(v, "e"):
		return v + "d"
	}
	return v + "ed"
}

func participle(v string) string {
	if strings.HasSuffix(v, "e") && !strings.HasSuffix(v, "ee") {
		return v[:len(v)-1] + "ing"
	}
	return v + "ing"
}

func endsConsonantY(v string) bool {
	return len(v) > 1 && v[len(v)-1] == 'y' && !strings.ContainsRune("aeiou", rune(v[len(v)-2]))
}
