package stance

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"parley/lexicon/rows"
)

//go:embed data/frames.yaml
var frameFile []byte

// part is the part of speech of a frame word.
type part uint8

const (
	verb      part = iota // "accuse Q"
	noun                  // "criticism of Q", "Q's support"
	role                  // "a critic of Q", "a Q supporter"
	adjective             // "critical of Q"
)

// A frame is a word that turns its subject for or against its object.
type frame struct {
	word   string
	part   part
	preps  []string // that lead to the object; none for a direct object
	also   []string // prepositions that may lead to it too: "blame the delay on Q"
	names  bool     // calls its object something: the words behind tell
	to     float64  // polarity of the subject toward the object
	things bool     // the object is a topic or thing, nobody
	line   int      // of the file
	doer   float64  // how a speaker who tells it of another makes that one look
}

// A form is one inflected form of a frame word.
type form struct {
	*frame
	rest       []string // words behind the first
	participle bool     // can be passive
}

// frames finds forms by their first word, longest first.
type frames map[string][]form

var standardFrames = sync.OnceValues(func() (frames, error) { return loadFrames(frameFile) })

// frameRow is a row of the file.
type frameRow struct {
	Verbs, Nouns, Roles, Adjectives, Prep, Also string
	To, Doer                                    float64
	Things, Names                               bool

	line int
}

var decodeRow = rows.Decoder[frameRow]()

// loadFrames reads the rows. Errors name the line.
func loadFrames(file []byte) (frames, error) {
	nodes, err := rows.Read(file)
	if err != nil {
		return nil, fmt.Errorf("frames.yaml: %w", err)
	}
	fs := frames{}
	seen := map[string]bool{}
	var errs []error
	for i := range nodes {
		if err := fs.addRow(&nodes[i], seen); err != nil {
			errs = append(errs, fmt.Errorf("frames.yaml:%d: %w", nodes[i].Line, err))
		}
	}
	return fs, errors.Join(errs...)
}

func (fs frames) addRow(n *yaml.Node, seen map[string]bool) error {
	r, err := decodeRow(n)
	if err != nil {
		return err
	}
	r.line = n.Line
	if r.To < -1 || r.To > 1 || r.Doer < -1 || r.Doer > 1 || r.To == 0 && r.Doer == 0 && !r.Names {
		return fmt.Errorf("to is %g, doer %g: want numbers from -1 to 1, not both 0", r.To, r.Doer)
	}
	lists := [...]string{verb: r.Verbs, noun: r.Nouns, role: r.Roles, adjective: r.Adjectives}
	if strings.TrimSpace(strings.Join(lists[:], "")) == "" {
		return errors.New("has no words: give verbs, nouns, roles or adjectives")
	}
	for p, list := range lists {
		for _, w := range strings.Fields(list) {
			if err := fs.add(w, part(p), &r, seen); err != nil {
				return err
			}
		}
	}
	return nil
}

// add adds one word, "lemma" or "lemma/past/participle", with _ for blanks.
func (fs frames) add(entry string, p part, row *frameRow, seen map[string]bool) error {
	parts := strings.Split(strings.ReplaceAll(entry, "_", " "), "/")
	key := fmt.Sprint(p, parts[0], row.Prep, row.Things)
	if seen[key] {
		return fmt.Errorf("%q stands twice", parts[0])
	}
	seen[key] = true
	f := &frame{word: parts[0], line: row.line, part: p, preps: strings.Fields(row.Prep), also: strings.Fields(row.Also), to: row.To, things: row.Things, doer: row.Doer, names: row.Names}
	switch p {
	case adjective:
		fs.form(parts[0], f, false)
	case noun, role:
		fs.form(parts[0], f, false)
		fs.form(thirdForm(parts[0]), f, false)
	case verb:
		fs.form(parts[0], f, false)
		fs.form(thirdForm(parts[0]), f, false)
		fs.form(ending(parts[0], "ing"), f, false)
		past := append(parts[1:], ending(parts[0], "ed"))
		fs.form(past[0], f, true)
		if len(parts) > 2 && past[1] != past[0] {
			fs.form(past[1], f, true)
		}
	}
	return nil
}

func (fs frames) form(words string, f *frame, participle bool) {
	w := strings.Fields(words)
	list := append(fs[w[0]], form{f, w[1:], participle})
	for i := len(list) - 1; i > 0 && len(list[i].rest) > len(list[i-1].rest); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	fs[w[0]] = list
}

// thirdForm gives the form in -s of a verb or noun; the last words of a phrase stay.
func thirdForm(w string) string {
	head, tail := cutHead(w)
	switch n := len(head); {
	case consonantY(head):
		return head[:n-1] + "ies" + tail
	case strings.HasSuffix(head, "s"), strings.HasSuffix(head, "sh"), strings.HasSuffix(head, "ch"), strings.HasSuffix(head, "x"):
		return head + "es" + tail
	}
	return head + "s" + tail
}

// ending gives the form in -ed or -ing.
func ending(w, suffix string) string {
	head, tail := cutHead(w)
	n := len(head)
	switch {
	case suffix == "ed" && consonantY(head):
		return head[:n-1] + "ied" + tail
	case strings.HasSuffix(head, "ee"):
		return head + strings.TrimPrefix(suffix, "e") + tail
	case strings.HasSuffix(head, "ie") && suffix == "ing":
		return head[:n-2] + "ying" + tail
	case strings.HasSuffix(head, "e"):
		return head[:n-1] + suffix + tail
	case doubles(head):
		return head + head[n-1:] + suffix + tail
	}
	return head + suffix + tail
}

func cutHead(w string) (head, tail string) {
	if i := strings.IndexByte(w, ' '); i > 0 {
		return w[:i], w[i:]
	}
	return w, ""
}

func consonantY(w string) bool {
	n := len(w)
	return n > 1 && w[n-1] == 'y' && !vowel(w[n-2])
}

// doubles reports whether the last letter is doubled before -ed and -ing: one
// syllable that ends in consonant, vowel, consonant.
func doubles(w string) bool {
	n := len(w)
	if n < 3 || vowel(w[n-1]) || !vowel(w[n-2]) || vowel(w[n-3]) || strings.IndexByte("wxy", w[n-1]) >= 0 {
		return false
	}
	for i := range n - 3 {
		if vowel(w[i]) {
			return false
		}
	}
	return true
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
