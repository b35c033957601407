// Package coding validates the machine by people: it draws a stratified sample
// of statements, reads the labels that coders gave, and says how far coders
// agree with each other and with parley. It holds that no lexicon is to be
// trusted on new material without this.
//
//	Pool     rows -> items, each statement once
//	Draw     items -> a sample: strata, shares, who labels what
//	Read     sheets of a workbook -> labels, and what is wrong with them by cell
//	Agree    labels and scores -> agreement per tone
//	Differ   the statements on which people and parley differ most
//
// Draws are by hash, not by a generator: an item's place in the draw depends on
// the seed and the item alone, so the same seed gives the same statements
// whatever the order of the rows, and few others when articles are added.
package coding

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"iter"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// An Item is one statement to be labelled.
type Item struct {
	ID        string   // 10 hex digits; says nothing of article or speaker
	Doc       string   // of its article
	N         int      // of the statement in its article
	Text      string   // what the coder judges
	Words     int      // of Text
	Context   string   // words around it, the speaker masked; "" where unknown
	Speaker   string   // several joined by "; "
	Names     []string // the forms in which the speakers are named, for masking
	Summit    string
	Published string
	Stratum   []string   // its values of the keys that the sample is stratified by
	Content   []doc.Span // in the body of its article
}

// ID is the name of a statement in a workbook: a hash of where it stands and of
// its words, so that a changed text is another item.
func ID(docID string, n int, text string) string {
	h := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d\x00%s", docID, n, text))
	return hex.EncodeToString(h[:5])
}

// PoolOptions say which statements may be drawn.
type PoolOptions struct {
	Keep     func(*statement.Statement) bool     // nil keeps all
	Stratum  func(*statement.Statement) []string // nil is one stratum
	MinWords int                                 // shorter ones are left out; 0 is 4
	MaxWords int                                 // longer ones are left out; 0 is 250
}

// A Pool is what a sample may be drawn from, and what was left out and why.
type Pool struct {
	Items                 []Item
	Rows                  int // seen
	Filtered, Short, Long int // rows left out: by Keep, by length
	Repeated              int // the same words again: in the article, or in a copy of it
}

// Collect makes the pool of rows. Rows of one statement by several speakers are
// one item. Statements with the same words are taken once: a coder who sees
// a statement twice agrees with himself.
func Collect(rows iter.Seq2[*statement.Statement, error], o PoolOptions) (*Pool, error) {
	if o.MinWords == 0 {
		o.MinWords = 4
	}
	if o.MaxWords == 0 {
		o.MaxWords = 250
	}
	p, seen := &Pool{}, map[string]bool{}
	for s, err := range rows {
		if err != nil {
			return nil, err
		}
		p.Rows++
		if last := len(p.Items) - 1; last >= 0 && p.Items[last].Doc == s.Doc && p.Items[last].N == s.N {
			p.Items[last].join(s)
			continue
		}
		words := len(strings.Fields(s.Text))
		same := strings.ToLower(strings.Join(strings.Fields(s.Text), " "))
		switch {
		case o.Keep != nil && !o.Keep(s):
			p.Filtered++
		case words < o.MinWords:
			p.Short++
		case words > o.MaxWords:
			p.Long++
		case s.SameAs > 0 || seen[same]:
			p.Repeated++
		default:
			seen[same] = true
			p.Items = append(p.Items, newItem(s, words, o))
		}
	}
	return p, nil
}

func newItem(s *statement.Statement, words int, o PoolOptions) Item {
	it := Item{ID: ID(s.Doc, s.N, s.Text), Doc: s.Doc, N: s.N, Text: s.Text, Words: words, Speaker: s.Speaker,
		Names: names(s), Summit: s.Summit, Published: s.Published, Content: s.Content}
	if o.Stratum != nil {
		it.Stratum = o.Stratum(s)
	}
	return it
}

// join adds a further speaker of the same statement.
func (it *Item) join(s *statement.Statement) {
	if s.Speaker != "" && !strings.Contains(it.Speaker, s.Speaker) {
		it.Speaker = strings.TrimPrefix(it.Speaker+"; "+s.Speaker, "; ")
	}
	it.Names = append(it.Names, names(s)...)
}

func names(s *statement.Statement) []string {
	var out []string
	for _, n := range []string{s.Speaker, s.SpeakerAsWritten} {
		if n != "" {
			out = append(out, n)
		}
	}
	return out
}

// lot is an item's number in the draw of a seed: the smallest win.
func lot(seed uint64, id string) uint64 {
	h := sha256.Sum256(fmt.Appendf(nil, "parley sample %d\x00%s", seed, id))
	return binary.BigEndian.Uint64(h[:8])
}
