// Package statement is the narrow waist of parley: one flat row per
// (statement, speaker), and one per article, versioned. What stands above
// makes rows and never reads them; what stands below reads rows and never
// the articles again.
//
//	Statement  what was said, by whom and why so, in what tone, toward whom
//	Article    what was read and counted, and the author's own voice
//	Problem    an input that could not be read, or a doubt
//
// Encoder and Decode are their form as JSON lines; Record and Columns the form of
// a table; CSV writes tables so that no spreadsheet runs other people's words.
// Offsets are bytes into the body of the document, end exclusive. A field that
// changes its name or meaning changes SchemaVersion; new fields do not.
package statement

import (
	"strings"

	"parley/analyze/doc"
)

// SchemaVersion changes whenever a field changes its name or meaning.
const SchemaVersion = 1

// A Statement is one row: one statement by one speaker. Offsets are bytes into
// the body of the document, end exclusive. A statement by two speakers gives
// two rows with the same Doc and N.
type Statement struct {
	Schema     int    `json:"schema"`
	Doc        string `json:"doc"`                   // the input's own id, else path#record
	N          int    `json:"n"`                     // 1-based number of the statement in its article
	Outlet     string `json:"outlet,omitempty"`      // as mapped
	Leaning    string `json:"leaning,omitempty"`     // of the outlet, from the configuration
	Summit     string `json:"summit,omitempty"`      // assigned name
	SummitRule string `json:"summit_rule,omitempty"` // how it was assigned
	Published  string `json:"published,omitempty"`   // 2006-01-02 or RFC 3339
	Title      string `json:"title,omitempty"`
	URL        string `json:"url,omitempty"`

	Kind    string     `json:"kind"` // direct|mixed|indirect|turn|headline
	Content []doc.Span `json:"content"`
	Cue     *doc.Span  `json:"cue,omitempty"`
	Source  *doc.Span  `json:"source,omitempty"`
	Text    string     `json:"text"`               // the content, stretches joined by " … "
	CueText string     `json:"cue_text,omitempty"` // as written
	CueWord string     `json:"cue_word,omitempty"` // lemma

	Speaker          string  `json:"speaker"` // canonical name or phrase; "" when refused
	SpeakerID        string  `json:"speaker_id,omitempty"`
	SpeakerKind      string  `json:"speaker_kind,omitempty"` // person|country|organisation|group|phrase
	SpeakerAsWritten string  `json:"speaker_as_written,omitempty"`
	SpeakerRule      string  `json:"speaker_rule,omitempty"`
	SpeakerWhy       string  `json:"speaker_why,omitempty"`
	Side             string  `json:"side,omitempty"` // country of the speaker
	Confidence       float64 `json:"confidence"`     // of the speaker, 0..1
	Addressee        string  `json:"addressee,omitempty"`
	AddresseeID      string  `json:"addressee_id,omitempty"`

	Tone    map[string]float64 `json:"tone"`    // category: score > 0; "name.category" of a user's own dictionary, which may be below 0
	Overall float64            `json:"overall"` // -1 conflictual .. 1 cooperative
	Valence float64            `json:"valence"` // -1 negative .. 1 positive
	Words   int                `json:"words"`
	Hits    []Hit              `json:"hits"`
	Stances []Stance           `json:"stances"`

	SameAs   int      `json:"same_as,omitempty"` // N of an earlier mention of the same words
	Outer    int      `json:"outer,omitempty"`   // N of the enclosing statement
	Rules    []string `json:"rules"`
	Warnings []string `json:"warnings,omitempty"`
}

// A Hit is one lexicon entry that fired.
type Hit struct {
	Entry        string   `json:"entry"`
	Category     string   `json:"category"`
	Span         doc.Span `json:"span"`
	Weight       float64  `json:"weight"`
	Negated      bool     `json:"negated,omitempty"`
	Boosted      bool     `json:"boosted,omitempty"`
	Hedged       bool     `json:"hedged,omitempty"`
	Hypothetical bool     `json:"hypothetical,omitempty"`
	Rules        []string `json:"rules,omitempty"`
}

// Own reports whether the hit is of a user's own dictionary, whose categories
// are called "name.category". Such hits have no part in parley's own numbers.
func (h *Hit) Own() bool { return strings.Contains(h.Category, ".") }

// A Stance is the speaker's polarity toward one target.
type Stance struct {
	Target     string   `json:"target"`
	TargetID   string   `json:"target_id,omitempty"`
	Polarity   float64  `json:"polarity"` // -1..1
	Span       doc.Span `json:"span"`
	Rule       string   `json:"rule"`
	Confidence float64  `json:"confidence,omitempty"`
	Why        []Reason `json:"why,omitempty"` // the strongest reasons first, where they were asked for
}

// A Reason is one reason for a polarity.
type Reason struct {
	Rule   string   `json:"rule"`
	Span   doc.Span `json:"span"`
	Weight float64  `json:"weight"` // above 0 is for the target
}

// An Article is one row per document: what was read and counted, and the
// author's own voice outside statements.
type Article struct {
	Schema     int               `json:"schema"`
	Doc        string            `json:"doc"`
	Path       string            `json:"path"`
	Record     int               `json:"record"`
	Format     string            `json:"format"`
	Title      string            `json:"title"`
	Outlet     string            `json:"outlet,omitempty"`
	Leaning    string            `json:"leaning,omitempty"`
	Summit     string            `json:"summit,omitempty"`
	SummitRule string            `json:"summit_rule,omitempty"`
	Published  string            `json:"published,omitempty"`
	Language   string            `json:"language,omitempty"`
	Byline     string            `json:"byline,omitempty"`
	Section    string            `json:"section,omitempty"`
	URL        string            `json:"url,omitempty"`
	Extra      map[string]string `json:"extra,omitempty"`

	Words      int `json:"words"`
	Statements int `json:"statements"` // each counted once, however many speakers
	Unnamed    int `json:"unnamed"`    // statements whose speaker was refused

	// The author's own voice: text outside statements, without reporting verbs.
	VoiceTone    map[string]float64 `json:"voice_tone,omitempty"`
	VoiceOverall float64            `json:"voice_overall"`
	VoiceValence float64            `json:"voice_valence"`
	VoiceWords   int                `json:"voice_words"`
	VoiceStances []Stance           `json:"voice_stances,omitempty"`
	CueTone      map[string]int     `json:"cue_tone,omitempty"` // reporting words by the tone they lend; "loaded" counts those that judge the speaker ("claimed")

	DuplicateOf string   `json:"duplicate_of,omitempty"` // Doc of the representative
	Warnings    []string `json:"warnings,omitempty"`
	Body        string   `json:"body,omitempty"` // with --with-text only
}

// A Result is the rows of one article.
type Result struct {
	Article    Article
	Statements []Statement
}

// A Problem is an input that could not be read, or a doubt.
type Problem struct {
	Path   string `json:"path"`
	Record int    `json:"record,omitempty"`
	Kind   string `json:"kind"` // input|doubt|fault
	Reason string `json:"reason"`
	Hint   string `json:"hint,omitempty"`
}

// Separator stands between the stretches of a statement in Text.
const Separator = " … "

// InText gives where a span of the body stands in Text: bytes [from, to). ok is
// false when it lies outside the content or line breaks were folded away.
func (s *Statement) InText(span doc.Span) (from, to int, ok bool) {
	total, at := len(Separator)*(len(s.Content)-1), -1
	offset := 0
	for _, c := range s.Content {
		if c.Contains(span) {
			at = offset + span.Start - c.Start
		}
		offset += c.Len() + len(Separator)
		total += c.Len()
	}
	if at < 0 || total != len(s.Text) {
		return 0, 0, false
	}
	return at, at + span.Len(), true
}
