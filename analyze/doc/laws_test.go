package doc

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzNew holds the laws of a document on any bytes: paragraphs, sentences and
// tokens lie inside the body, in order and inside each other, hold all that is no
// blank, and are the same on every call.
func FuzzNew(f *testing.F) {
	for _, s := range []string{
		"", "Mr. Lee left. “It is late,” he said.\n\nThe talks go on.", "A title\n\nU.S. envoy J. R. Ek met a.m. visitors... “Why?” she asked. 3.5 per cent!",
		"\xff\xfe\x00. a\xf0\x9f", strings.Repeat("a line that was broken where a margin was, as mail does\n", 5), "“‘\"''``»«” \u2028 x\u00a0y\r\n\r\n\tz", strings.Repeat("x.", 200),
	} {
		f.Add(s)
	}
	var room Room
	f.Fuzz(func(t *testing.T, body string) {
		d := New(Meta{}, body)
		if again := New(Meta{}, body); !reflect.DeepEqual(d, again) {
			t.Fatal("two answers")
		}
		checkRoom(t, &room, d)
		checkParagraphs(t, d)
		checkTokens(t, d)
	})
}

// checkRoom holds that a document in a room that had others is as a new one.
func checkRoom(t *testing.T, room *Room, d *Document) {
	t.Helper()
	same := room.New(d.Meta, d.Body)
	if same.TitleSpan != d.TitleSpan || !slices.Equal(same.Paragraphs, d.Paragraphs) || !slices.Equal(same.Sentences, d.Sentences) || !slices.Equal(same.Tokens, d.Tokens) {
		t.Fatal("another document in a room")
	}
	for i := range d.Tokens {
		if a, b := d.Lower(&d.Tokens[i]), same.Lower(&d.Tokens[i]); a != b {
			t.Fatalf("%q in lower case: %q, in a room %q", d.Text(d.Tokens[i].Span()), a, b)
		}
	}
}

func checkParagraphs(t *testing.T, d *Document) {
	t.Helper()
	end, next := 0, 0
	for i, p := range d.Paragraphs {
		if p.Start < end || p.End < p.Start || p.End > len(d.Body) || p.First != next || p.Last < p.First || p.Last > len(d.Sentences) {
			t.Fatalf("paragraph %d: %+v behind %d, sentence %d", i, p, end, next)
		}
		at, token := p.Start, -1
		for k := p.First; k < p.Last; k++ {
			s := d.Sentences[k]
			if s.Start < at || s.End > p.End || s.Empty() || s.Paragraph != i || s.First < token || s.Last < s.First || s.Last > len(d.Tokens) {
				t.Fatalf("sentence %d: %+v in paragraph %d %+v", k, s, i, p)
			}
			checkBlank(t, d.Body[at:s.Start])
			at, token = s.End, s.Last
		}
		checkBlank(t, d.Body[at:p.End])
		checkBlank(t, d.Body[end:p.Start])
		end, next = p.End, p.Last
	}
	checkBlank(t, d.Body[end:])
	if next != len(d.Sentences) {
		t.Fatalf("%d sentences, %d in paragraphs", len(d.Sentences), next)
	}
}

func checkTokens(t *testing.T, d *Document) {
	t.Helper()
	for _, s := range d.Sentences {
		at := s.Start
		for _, k := range d.Tokens[s.First:s.Last] {
			if int(k.Start) < at || k.End <= k.Start || int(k.End) > s.End {
				t.Fatalf("token %v in sentence %v behind %d", k.Span(), s.Span, at)
			}
			checkBlank(t, d.Body[at:k.Start])
			if k.Kind == Word && k.Hash != HashOf(d.Text(k.Span())) {
				t.Fatalf("hash of %q", d.Text(k.Span()))
			}
			if paragraph := d.Body[:d.Paragraphs[s.Paragraph].End]; k.Kind <= Number && k != otherWord(paragraph, int(k.Start)) {
				t.Fatalf("%q by the quick way, %q by the other", d.Text(k.Span()), d.Text(otherWord(paragraph, int(k.Start)).Span()))
			}
			at = int(k.End)
		}
		checkBlank(t, d.Body[at:s.End])
	}
}

// checkBlank holds that what no token has is white space or a sign that is not
// shown.
func checkBlank(t *testing.T, s string) {
	t.Helper()
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r) {
			t.Fatalf("%q is left out", s)
		}
	}
}
