package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/analyze/doc"
	"parley/analyze/quote"
	"parley/lexicon/people"
)

// crowd maps labels of unnamed speakers to the one phrase they go by (S25).
var crowd = map[string]string{
	"q": "reporter", "question": "reporter", "questions": "reporter", "remark": "reporter", "reporter": "reporter", "reporters": "reporter", "press": "reporter", "journalist": "reporter", "journalists": "reporter",
	"media": "reporter", "correspondent": "reporter", "q&a": "reporter", "the press": "reporter",
	"audience": "audience", "audience member": "audience", "audience members": "audience", "crowd": "audience", "participant": "audience", "participants": "audience", "voice": "audience",
	"voices": "audience", "attendees": "audience", "attendee": "audience", "the audience": "audience", "reply": "audience", "response": "audience", "all": "audience",
	"moderator": "moderator", "interpreter": "interpreter", "the interpreter": "interpreter", "translator": "interpreter", "operator": "operator", "host": "host", "announcer": "announcer",
}

// unnamedHeads end labels that name nobody: SENIOR ADMINISTRATION OFFICIAL.
var unnamedHeads = set(`official officials aide aides staff staffer member members delegate speaker spokesperson moderator reporter journalist correspondent participant
	student veteran guest caller translator interpreter woman man`)

// label resolves a transcript's label: by name (S14), by office (S24), as an
// unnamed voice (S25).
func (b *builder) label(q *quote.Quote) Attribution {
	text := b.wholeLabel(q.Source)
	key := strings.ToLower(plainLabel(text))
	if i := b.bracketed(q.Source); i >= 0 {
		b.labels[key] = i
	}
	if i, ok := b.labels[key]; ok {
		return resolved("S14", "the name in brackets behind the label", i)
	}
	return b.labelled(text)
}

// bracketed gives the person whom a bracket behind a label names in full, -1 for
// none: "The Prime Minister (Ann Lee):".
func (b *builder) bracketed(s doc.Span) int {
	rest, ok := strings.CutPrefix(b.d.Body[s.End:min(len(b.d.Body), s.End+60)], " (")
	if !ok {
		return -1
	}
	name, rest, ok := strings.Cut(rest, ")")
	words := strings.Fields(name)
	if !ok || len(words) < 2 || len(words) > 3 || !strings.HasPrefix(rest, ":") {
		return -1
	}
	if list := b.dir.Full(name); len(list) > 0 {
		return b.entity(b.likeliest(list))
	}
	if b.dir.KnowsGiven(words[0]) {
		return b.localPerson(capitalise(words))
	}
	return -1
}

// wholeLabel reads the label that begins with s to its colon, through links and
// bold type: **Secretary of State Ann** [**Lee**](address): is one label.
func (b *builder) wholeLabel(s doc.Span) string {
	rest := b.d.Body[s.End:min(len(b.d.Body), s.End+300)]
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	if !strings.Contains(rest, "[") && !strings.Contains(rest, "](") {
		return b.d.Text(s)
	}
	var out strings.Builder
	for i := 0; i < len(rest) && out.Len() < 60; i++ {
		switch rest[i] {
		case ':':
			return b.d.Text(s) + out.String()
		case '(':
			end := strings.IndexByte(rest[i:], ')')
			if end < 0 {
				return b.d.Text(s)
			}
			i += end
		case '*', '[', ']', '_':
		default:
			out.WriteByte(rest[i])
		}
	}
	return b.d.Text(s)
}

func (b *builder) labelled(text string) Attribution {
	if text = plainLabel(text); text == "" {
		return refused("S14", "an empty label")
	}
	if name, office, ok := strings.Cut(text, ", "); ok { // JAKE TAPPER, CNN HOST
		if len(b.dir.Full(office)) > 0 {
			name, office = office, name
		}
		if a := b.labelled(name); a.Rule == "S14" && len(a.Speakers) == 1 && (b.cast.Entities[a.Speakers[0]].Kind == Person || !strings.Contains(office, ",")) {
			b.noteTitles(a.Speakers[0], strings.Fields(office))
			return a
		}
	}
	if who := crowd[strings.ToLower(text)]; who != "" {
		return resolved("S25", "an unnamed voice of the transcript", b.named(who, Phrase))
	}
	if a, ok := b.officeLabel(text); ok {
		return a
	}
	if w := strings.Fields(strings.ToLower(text)); unnamedHeads[w[len(w)-1]] {
		return resolved("S25", "an unnamed voice of the transcript", b.named(strings.ToLower(text), Phrase))
	}
	if i, why := b.labelPerson(text); i >= 0 {
		return resolved("S14", why, i)
	}
	if e := b.dir.Organisation(text); e != nil { // AFP asks
		return resolved("S14", "an organisation in the label", b.entity(e))
	}
	return Attribution{Speakers: []int{b.named(titleCase(text), Phrase)}, Rule: "S14", Why: "the label, as it stands", Confidence: .7}
}

// plainLabel takes brackets, stars and a colon off a label:
// "PRESIDENT XI (as interpreted)" is President Xi.
func plainLabel(s string) string {
	if i := strings.IndexAny(s, "(["); i > 0 {
		s = s[:i]
	}
	return strings.Join(strings.Fields(strings.Trim(s, " *_:[]()\t\n")), " ")
}

// officeLabel: THE PRESIDENT, THE VICE PRESIDENT: whoever held the office in
// the house that issued the transcript on its day (S24).
func (b *builder) officeLabel(text string) (Attribution, bool) {
	low := strings.ToLower(text)
	for _, p := range [...]string{"the ", "mr. ", "madam ", "mr ", "mister "} {
		low = strings.TrimPrefix(low, p)
	}
	office := people.OfficeName(low)
	if office == "" {
		return Attribution{}, false
	}
	of := b.house()
	if e := b.dir.Organisation(b.d.Meta.Outlet); e != nil && b.dir.Holder(office, e.ID, b.day) != nil {
		of = e.ID // the Secretary-General in a text of the United Nations
	}
	if i := b.holder(office, of); i >= 0 && b.day.IsZero() {
		return resolved("S24", office+" of the house that issued the transcript, named in it", i), true
	}
	if b.day.IsZero() {
		return Attribution{}, false // without a date only a holder whom the text names can be meant
	}
	e := b.dir.Holder(office, of, b.day)
	if e == nil {
		return Attribution{}, false
	}
	return resolved("S24", office+" of the house that issued the transcript, on its day", b.entity(e)), true
}

// house is the country whose house issued the transcript, by outlet or
// address: the Kremlin is Russia's. Without a sign it is the United States,
// whose transcripts label by office alone.
func (b *builder) house() people.ID {
	m := &b.d.Meta
	if of := b.issuer(); of != "" {
		return of
	}
	if e := b.dir.Organisation(m.Outlet); e != nil && e.Country != "" {
		return e.Country
	}
	if of := houseIn(m.ID); of != "" {
		return of
	}
	return "country/us"
}

// issuer is the country whose government issued the text, by outlet or address; ""
// where nobody's did.
func (b *builder) issuer() people.ID {
	m := &b.d.Meta
	if e := b.dir.Place(m.Outlet); e != nil {
		return e.ID
	}
	if of := houseIn(m.Outlet); of != "" {
		return of
	}
	host, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(m.URL, "https://"), "http://"), "/")
	return houseIn(host)
}

func houseIn(s string) people.ID {
	s = strings.ToLower(s)
	for _, h := range houses {
		if strings.Contains(s, h.sign) {
			return h.of
		}
	}
	return ""
}

// houses are the signs of government houses in outlets' names and addresses.
var houses = [...]struct {
	sign string
	of   people.ID
}{
	{"whitehouse", "country/us"}, {"white house", "country/us"}, {"kremlin", "country/ru"}, {"elysee", "country/fr"}, {"élysée", "country/fr"},
	{"president.gov.ua", "country/ua"}, {"gov.uk", "country/gb"}, {"hansard", "country/gb"}, {"parliament.uk", "country/gb"}, {"downing street", "country/gb"}, {"pm.gc.ca", "country/ca"},
	{"president.go.kr", "country/kr"}, {"blue house", "country/kr"}, {"kantei", "country/jp"}, {"tccb.gov.tr", "country/tr"}, {"bundesregierung", "country/de"},
}

func (b *builder) labelPerson(text string) (int, string) {
	words := strings.Fields(strings.ReplaceAll(text, ".", ""))
	if len(words) == 0 {
		return -1, ""
	}
	for k := range words {
		if list := b.dir.Full(strings.Join(words[k:], " ")); len(list) > 0 && (len(words)-k > 1 || len(words) == 1) {
			return b.entity(b.likeliest(list)), "full name in the label"
		}
	}
	last := base(words[len(words)-1])
	if list := b.byFamily[fold(last)]; len(words) <= 4 && len(list) > 0 {
		if i := b.fitting(list, words); i >= 0 {
			return i, "last name of somebody the article names"
		}
	}
	if e := b.holderNamed(words, last); e != nil {
		return b.entity(e), "title and last name of an office holder of the time"
	}
	if full := b.fromTitle(last); full != nil && titled(words) && firstName(words) == len(words)-1 {
		if list := b.dir.Full(strings.Join(full, " ")); len(list) > 0 {
			return b.entity(b.likeliest(list)), "last name of somebody whom the title names"
		}
		i := b.localPerson(full)
		b.noteTitles(i, words[:firstName(words)])
		return i, "last name of somebody whom the title names"
	}
	if titled(words) || len(words) == 2 && b.dir.KnowsGiven(words[0]) {
		i := b.localPerson(capitalise(words[firstName(words):]))
		b.noteTitles(i, words[:firstName(words)])
		return i, "the name in the label"
	}
	if name := b.lastTwo(words); name != nil {
		return b.localPerson(capitalise(name)), "the name at the end of the label"
	}
	return -1, ""
}

// lastTwo gives the given and the last name that end a label of more words, nil
// where none is known: "Example Institute Director and CEO Ann Lee".
func (b *builder) lastTwo(words []string) []string {
	for k := len(words) - 2; k > 0 && k >= len(words)-3; k-- {
		if b.dir.KnowsGiven(words[k]) && (k == len(words)-2 || len(words[k+1]) == 1) {
			return words[k:]
		}
	}
	return nil
}

// fromTitle gives the full name that a last name has in the article's title, nil
// for none: transcripts label MR. LEE and name Ann Lee above.
func (b *builder) fromTitle(last string) []string {
	words := strings.FieldsFunc(b.d.Meta.Title, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' })
	for i := 1; i < len(words); i++ {
		if strings.EqualFold(words[i], last) && b.dir.KnowsGiven(words[i-1]) {
			return words[i-1 : i+1]
		}
	}
	return nil
}

// fitting prefers, of the persons of one family name, the one whom the label's
// titles fit; -1 when the titles speak of the other sex.
func (b *builder) fitting(list []int, words []string) int {
	k := firstName(words)
	office := people.OfficeName(strings.ToLower(strings.Join(words[:k], " ")))
	best := -1
	for _, i := range list {
		if len(words)-k > 1 && b.known[i].given != "" && b.known[i].given != base(words[k]) || sexOf(words[:k])|b.cast.Entities[i].Sex == people.Male|people.Female {
			continue
		}
		if e := b.dir.Entry(b.cast.Entities[i].ID); e != nil && office != "" && e.Held(office, b.day) {
			return i
		}
		if best < 0 || b.known[i].mentions > b.known[best].mentions {
			best = i
		}
	}
	return best
}

// sexOf is the sex that titles tell.
func sexOf(words []string) people.Sex {
	for _, w := range words {
		switch w = strings.ToLower(strings.TrimSuffix(w, ".")); {
		case maleTitles[w]:
			return people.Male
		case femaleTitles[w]:
			return people.Female
		}
	}
	return people.UnknownSex
}

// holderNamed finds an office holder of the directory by title and last name:
// an office must fit ("PRESIDENT XI"); behind a bare MR. or MS. only a holder
// of the house's own country is meant.
func (b *builder) holderNamed(words []string, last string) *people.Entry {
	if !titled(words) {
		return nil
	}
	titles := words[:firstName(words)]
	office, sex := people.OfficeName(strings.ToLower(strings.Join(titles, " "))), sexOf(titles)
	var best *people.Entry
	for _, e := range b.dir.Family(last) {
		if sex != people.UnknownSex && e.Sex != sex {
			continue
		}
		if office != "" && e.Held(office, b.day) {
			return e
		}
		if best == nil && (b.inOffice(e) || b.day.IsZero()) && (sex == people.UnknownSex || e.Country == b.house()) {
			best = e
		}
	}
	return best
}

// inOffice reports whether e held any office on the article's day.
func (b *builder) inOffice(e *people.Entry) bool {
	for _, t := range e.Terms {
		if !b.day.IsZero() && t.On(b.day) {
			return true
		}
	}
	return false
}

func titled(words []string) bool {
	return len(words) > 1 && titles[strings.ToLower(words[0])]
}

func firstName(words []string) int {
	k := 0
	for k < len(words)-1 && titles[strings.ToLower(words[k])] {
		k++
	}
	return k
}

// titleCase writes a label in ordinary letters: MR. SULLIVAN -> Mr. Sullivan. One
// that has small letters stays: "CEO of a company".
func titleCase(s string) string {
	if strings.ToUpper(s) != s {
		return s
	}
	return strings.Join(capitalise(strings.Fields(s)), " ")
}

func capitalise(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		if strings.ToUpper(w) != w {
			out[i] = w
			continue
		}
		r, n := utf8.DecodeRuneInString(w)
		out[i] = string(unicode.ToUpper(r)) + strings.ToLower(w[n:])
	}
	return out
}
