package speaker

import (
	"strings"
	"unicode"

	"parley/analyze/quote"
	"parley/lexicon/people"
)

// unsaid guesses who made a statement without a source: who spoke last, when
// the statement follows at once (S13).
func (b *builder) unsaid(i int) Attribution {
	q := &b.quotes[i]
	m := &b.memory
	p := b.paragraphAt(q.Content[0].Start)
	if len(m.speaker) > 0 && p-m.paragraph <= 1 && p >= m.paragraph {
		conf := .6
		if p == m.paragraph {
			conf = .7
		}
		return Attribution{Speakers: m.speaker, Rule: "S13", Why: "goes on with the speaker before", Confidence: conf}
	}
	return Attribution{Rule: "S13", Why: "the text does not say"}
}

// label resolves a transcript's label (S14): THE PRESIDENT, PRESIDENT XI, MR.
// SULLIVAN, Q, Vladimir Putin.
func (b *builder) label(q *quote.Quote) Attribution {
	text := strings.TrimSpace(b.d.Text(q.Source))
	if text == "Q" || strings.EqualFold(text, "question") || strings.EqualFold(text, "reporter") {
		return Attribution{Speakers: []int{b.named("Question", Phrase)}, Rule: "S14", Why: "a question from the press", Confidence: .9}
	}
	if i, why := b.labelPerson(text); i >= 0 {
		return Attribution{Speakers: []int{i}, Rule: "S14", Why: why, Confidence: .95}
	}
	name := titleCase(text)
	return Attribution{Speakers: []int{b.named(name, Phrase)}, Rule: "S14", Why: "the label, as it stands", Confidence: .7}
}

func (b *builder) labelPerson(text string) (int, string) {
	words := strings.Fields(strings.ReplaceAll(text, ".", ""))
	for k := range words {
		if list := b.dir.Full(strings.Join(words[k:], " ")); len(list) > 0 {
			return b.entity(b.best(list)), "full name in the label"
		}
	}
	if strings.EqualFold(strings.TrimPrefix(strings.ToUpper(text), "THE "), "PRESIDENT") || strings.EqualFold(text, "THE VICE PRESIDENT") {
		office := people.OfficeName(strings.TrimPrefix(strings.ToLower(text), "the "))
		if e := b.houseHolder(office); e != nil {
			return b.entity(e), office + " of the house that issued the transcript, on its day"
		}
		return -1, ""
	}
	last := base(words[len(words)-1])
	if list := b.byFamily[last]; len(words) <= 4 && len(list) > 0 {
		return b.fitting(list, words), "last name of somebody the article names"
	}
	if list := b.dir.Family(last); len(words) > 1 && titled(words) && len(list) > 0 {
		return b.entity(b.best(list)), "title and last name of an office holder of the time"
	}
	if titled(words) || len(words) == 2 && b.dir.KnowsGiven(words[0]) {
		i := b.localPerson(capitalise(words[firstName(words):]))
		b.noteTitles(i, words[:firstName(words)])
		return i, "the name in the label"
	}
	return -1, ""
}

// fitting prefers the one of that name whom the label's title fits.
func (b *builder) fitting(list []int, words []string) int {
	for _, i := range list {
		if e := b.dir.Entry(b.cast.Entities[i].ID); e != nil && len(words) > 1 && e.Held(people.OfficeName(strings.ToLower(words[0])), b.day) {
			return i
		}
	}
	return list[0]
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

// houseHolder is the president of the country whose house issued the
// transcript: the Kremlin's of Russia, else of the United States.
func (b *builder) houseHolder(office string) *people.Entry {
	of := people.ID("country/us")
	for _, s := range []string{b.d.Meta.Outlet, b.d.Meta.URL, b.d.Meta.ID} {
		if strings.Contains(strings.ToLower(s), "kremlin") {
			of = "country/ru"
		}
	}
	if b.day.IsZero() {
		// without a date only a holder whom the text names can be meant
		if i := b.memory.holder(b, office, of); i >= 0 {
			return b.dir.Entry(b.cast.Entities[i].ID)
		}
		return nil
	}
	return b.dir.Holder(office, of, b.day)
}

// titleCase writes a label in ordinary letters: MR. SULLIVAN -> Mr. Sullivan.
func titleCase(s string) string {
	return strings.Join(capitalise(strings.Fields(s)), " ")
}

func capitalise(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		if strings.ToUpper(w) != w {
			out[i] = w
			continue
		}
		r := []rune(strings.ToLower(w))
		r[0] = unicode.ToUpper(r[0])
		out[i] = string(r)
	}
	return out
}
