package tone

import "parley/lexicon/cues"

// Loaded is the name under which CueTones counts reporting words that judge the
// speaker: "claimed", "insisted".
const Loaded = "loaded"

// CueTones counts reporting words, given by their lemmas, by the tone that they
// lend to what they report ("hailed": respectful, "lashed out": hostile), whoever
// is quoted: the choice of the word is the author's. It gives nil for none.
func CueTones(t *cues.Table, lemmas []string) map[string]int {
	var out map[string]int
	count := func(name string) {
		if out == nil {
			out = map[string]int{}
		}
		out[name]++
	}
	for _, l := range lemmas {
		c := t.Lemma(l)
		if c == nil {
			continue
		}
		if c.Tone != "" {
			count(c.Tone)
		}
		if c.Loaded {
			count(Loaded)
		}
	}
	return out
}
