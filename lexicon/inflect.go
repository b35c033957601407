package lexicon

import "strings"

// irregular gives past and participle of verbs that do not take -ed.
var irregular = pastForms(`
arise arose arisen|awake awoke awoken|be was been|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent bent|bet bet bet|
bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought|build built built|burst burst burst|buy bought bought|
cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|
dig dug dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|
find found found|flee fled fled|fling flung flung|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|
give gave given|go went gone|grind ground ground|grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|
hurt hurt hurt|keep kept kept|kneel knelt knelt|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lied lied|lose lost lost|
make made made|mean meant meant|meet met met|mislead misled misled|misread misread misread|mistake mistook mistaken|misunderstand misunderstood misunderstood|overcome overcame overcome|
override overrode overridden|overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|reset reset reset|rethink rethought rethought|
ride rode ridden|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|
shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid|
speak spoke spoken|spend spent spent|spin spun spun|split split split|spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung|stink stank stunk|
strike struck struck|strive strove striven|swear swore sworn|sweep swept swept|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|
throw threw thrown|tread trod trodden|undercut undercut undercut|undergo underwent undergone|understand understood understood|undertake undertook undertaken|undo undid undone|
uphold upheld upheld|upset upset upset|wake woke woken|weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|write wrote written|wring wrung wrung`)

func pastForms(list string) map[string][2]string {
	m := make(map[string][2]string, 160)
	for item := range strings.SplitSeq(list, "|") {
		f := strings.Fields(item)
		m[f[0]] = [2]string{f[1], f[2]}
	}
	return m
}

// doubled are verbs of more than one syllable that double their last letter.
var doubled = set("abet abhor admit allot annul befit commit compel concur confer control defer deter dispel distil embed emit enrol equip excel expel " +
	"handicap impel incur infer input kidnap occur offset omit patrol permit prefer program propel rebel recur refer regret remit repel submit transfer transmit unplug worship")

// either are verbs that double their last letter in British English only.
var either = set("cancel channel counsel dial equal fuel grovel initial label level marshal model quarrel rival shovel signal snivel stencil total travel trammel tunnel unravel yodel")

var irregularPlural = map[string]string{"man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "crisis": "crises", "analysis": "analyses",
	"life": "lives", "knife": "knives", "half": "halves", "leaf": "leaves", "self": "selves", "thief": "thieves", "wolf": "wolves", "basis": "bases", "hypothesis": "hypotheses"}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// inflect gives the forms of word under the mark v, n, a or ly; nil when the
// mark is unknown. The word itself comes first.
func inflect(word, mark string) []string {
	switch mark {
	case "v":
		return verbForms(word)
	case "n":
		return []string{word, plural(word)}
	case "a":
		return []string{word, graded(word, "er"), graded(word, "est")}
	case "ly":
		return []string{word, adverb(word)}
	}
	return nil
}

func verbForms(v string) []string {
	past, participle := stem(v, "ed"), ""
	if f, ok := irregular[v]; ok {
		past, participle = f[0], f[1]
	}
	forms := []string{v, sForm(v), past, stem(v, "ing")}
	if participle != "" && participle != past {
		forms = append(forms, participle)
	}
	if either[v] {
		forms = append(forms, v+"led", v+"ling")
	}
	if v == "be" {
		forms = append(forms, "am", "is", "are", "were")
	}
	return unique(forms)
}

func unique(forms []string) []string {
	out := forms[:0]
	for i, f := range forms {
		if !contains(forms[:i], f) {
			out = append(out, f)
		}
	}
	return out
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// sForm is the third person singular, and the regular plural.
func sForm(w string) string {
	n := len(w)
	switch {
	case w == "have":
		return "has"
	case n > 1 && w[n-1] == 'y' && !vowel(w[n-2]):
		return w[:n-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"),
		w == "do", w == "go", w == "undergo", w == "veto", w == "undo", w == "hero", w == "echo":
		return w + "es"
	}
	return w + "s"
}

func plural(n string) string {
	if p, ok := irregularPlural[n]; ok {
		return p
	}
	return sForm(n)
}

// stem joins -ed or -ing to a verb by the rules of spelling.
func stem(v, suffix string) string {
	n := len(v)
	switch {
	case n < 2:
		return v + suffix
	case suffix == "ing" && strings.HasSuffix(v, "ie"):
		return v[:n-2] + "ying"
	case suffix == "ing" && (strings.HasSuffix(v, "ee") || strings.HasSuffix(v, "oe") || strings.HasSuffix(v, "ye") || v == "be"):
		return v + suffix
	case v[n-1] == 'e':
		return v[:n-1] + suffix
	case suffix == "ed" && v[n-1] == 'y' && !vowel(v[n-2]):
		return v[:n-1] + "ied"
	case doubles(v):
		return v + v[n-1:] + suffix
	case v[n-1] == 'c':
		return v + "k" + suffix
	}
	return v + suffix
}

// doubles reports whether the last consonant of w is doubled before a suffix:
// one syllable of the form consonant-vowel-consonant, or a word of the list.
func doubles(w string) bool {
	n := len(w)
	if doubled[w] {
		return true
	}
	if n < 3 || vowel(w[n-1]) || !vowel(w[n-2]) || strings.IndexByte("wxy", w[n-1]) >= 0 {
		return false
	}
	for i := range n - 2 {
		if vowel(w[i]) && !(w[i] == 'u' && i > 0 && w[i-1] == 'q') {
			return false
		}
	}
	return true
}

func graded(w, suffix string) string {
	n := len(w)
	switch {
	case n < 2:
		return w + suffix
	case w[n-1] == 'e':
		return w + suffix[1:]
	case w[n-1] == 'y' && !vowel(w[n-2]):
		return w[:n-1] + "i" + suffix
	case doubles(w):
		return w + w[n-1:] + suffix
	}
	return w + suffix
}

func adverb(w string) string {
	n := len(w)
	switch {
	case strings.HasSuffix(w, "ic") && w != "public":
		return w + "ally"
	case n > 2 && strings.HasSuffix(w, "le") && !vowel(w[n-3]):
		return w[:n-1] + "y"
	case strings.HasSuffix(w, "ll"):
		return w + "y"
	case n > 2 && w[n-1] == 'y' && !vowel(w[n-2]):
		return w[:n-1] + "ily"
	case w == "true", w == "due":
		return w[:n-1] + "ly"
	}
	return w + "ly"
}
