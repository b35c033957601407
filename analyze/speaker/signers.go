package speaker

import (
	"slices"
	"strings"

	"parley/lexicon/people"
)

// signers gives those who speak as "I" or "we" in a statement of their own, with
// the rule that tells: whom "We, Ann Lee and Bo Ek, ..." names at its beginning
// (S29), else whom its title names: "Statement by President Lee on Floods" (S30).
func (b *builder) signers() ([]int, string) {
	if who := b.selfNamed(); len(who) > 0 {
		return who, "S29"
	}
	return b.titleSigners(), "S30"
}

// openingSentences is how many sentences are looked through for "We, ...,".
const openingSentences = 12

// selfNamed reads "We, the leaders of Aland and Bornholm," at a sentence's beginning.
func (b *builder) selfNamed() []int {
	for _, s := range b.d.Sentences[:min(openingSentences, len(b.d.Sentences))] {
		if s.Last-s.First > 4 && b.lower(s.First) == "we" && b.text(s.First+1) == "," && !b.inQuote(s.Start) {
			end := b.appositionEnd(s.First+2, s.Last)
			if end <= s.First+2 {
				continue
			}
			if who := b.namedIn(s.First+2, end); len(who) > 0 {
				return who
			}
			return b.signerList(strings.Join(strings.Fields(b.d.Text(b.span(s.First+2, end))), " "))
		}
	}
	return nil
}

// appositionEnd gives the token of the comma that ends the apposition at t: the one
// before a word in small letters that cannot go on with a list of names.
func (b *builder) appositionEnd(t, last int) int {
	for ; t+1 < last; t++ {
		if b.text(t) != "," {
			continue
		}
		switch next := b.lower(t + 1); {
		case next == "and", next == "the", b.d.Tokens[t+1].Upper:
		default:
			return t
		}
	}
	return t
}

// namedIn gives the persons named in tokens [first, last), else the countries and
// organisations.
func (b *builder) namedIn(first, last int) []int {
	var persons, others []int
	for _, m := range b.mentionsIn(b.span(first, last)) {
		i := m.Entities[0]
		switch b.cast.Entities[i].Kind {
		case Person:
			if !slices.Contains(persons, i) {
				persons = append(persons, i)
			}
		case Country, Organisation:
			if !slices.Contains(others, i) {
				others = append(others, i)
			}
		}
	}
	if len(persons) > 0 {
		return persons
	}
	return others
}

// signed are the words that open the title of somebody's own statement.
var signed = [...]string{"joint statement ", "statement ", "message ", "letter ", "press statement ", "written statement "}

// titleSigners reads the names behind "Statement by" in the title, nil when one of
// them is nobody known.
func (b *builder) titleSigners() []int {
	title := strings.Join(strings.Fields(b.d.Meta.Title), " ")
	low := strings.ToLower(title)
	for _, p := range signed {
		if !strings.HasPrefix(low, p) {
			continue
		}
		rest := strings.Fields(title[len(p):])
		if len(rest) < 2 || !slices.Contains([]string{"by", "from", "of"}, strings.ToLower(rest[0])) {
			return nil
		}
		return b.signerList(untilTopic(rest[1:]))
	}
	return nil
}

// untilTopic gives the words before what a statement is about.
func untilTopic(words []string) string {
	for i, w := range words {
		if w = strings.ToLower(w); topicOpeners[w] || len(w) >= longParticiple && strings.HasSuffix(w, "ing") || w[0] == '(' {
			words = words[:i]
			break
		}
	}
	return strings.Join(words, " ")
}

// longParticiple is how long a word in -ing is that is nobody's name, as Jinping is.
const longParticiple = 9

// topicOpeners stand in titles before what a statement is about.
var topicOpeners = set(`on regarding concerning marking following after for at about to in ahead upon as with before during commemorating honoring calling urging
	one two three four five six seven eight nine ten hours days weeks months years`)

// signerList resolves "President Ann Lee and President Bo Ek", "the Leaders of
// Aland, Bornholm, and Gotland".
func (b *builder) signerList(names string) []int {
	if head, rest, ok := strings.Cut(names, " of "); ok && groups[strings.ToLower(head[strings.LastIndexByte(head, ' ')+1:])] {
		names = rest
	}
	var who []int
	for _, name := range strings.Split(strings.ReplaceAll(strings.ReplaceAll(names, ", and ", ", "), " and ", ", "), ", ") {
		if name = strings.Trim(name, " ,:"); name == "Jr." || name == "Jr" {
			continue
		}
		i := b.signer(name)
		if i < 0 {
			return nil
		}
		if !slices.Contains(who, i) {
			who = append(who, i)
		}
	}
	return who
}

// groups are heads of "the Leaders of Aland and Bornholm".
var groups = set(`leaders heads governments ministers countries members nations presidents states`)

// signer gives the person, country or organisation that a title names, -1 for none.
func (b *builder) signer(name string) int {
	if name == "" {
		return -1
	}
	if a, ok := b.officeLabel(name); ok && len(a.Speakers) == 1 {
		return a.Speakers[0]
	}
	if i := b.behindPost(strings.Fields(name)); i >= 0 {
		return i
	}
	if i, _ := b.labelPerson(name); i >= 0 {
		return i
	}
	low := strings.TrimPrefix(strings.ToLower(name), "the ")
	var e *people.Entry
	if e = b.dir.Place(low); e == nil {
		e = b.dir.Organisation(low)
	}
	if e == nil {
		return -1
	}
	return b.entity(e)
}

// behindPost gives somebody new to the directory whose name of two or three words
// stands behind a post: "Council Spokesperson Ann Lee"; -1 for none.
func (b *builder) behindPost(words []string) int {
	k := len(words)
	for k > 0 && !titles[strings.ToLower(words[k-1])] {
		k--
	}
	if n := len(words) - k; k == 0 || n < 2 || n > 3 {
		return -1
	}
	for j := k; j < len(words)-1; j++ {
		if len(b.dir.Full(strings.ReplaceAll(strings.Join(words[j:], " "), ".", ""))) > 0 {
			return -1
		}
	}
	return b.localPerson(words[k:])
}
