package boilerplate

import (
	"strings"
	"testing"
)

func TestIs(t *testing.T) {
	for _, c := range []struct {
		rule, in string
		want     bool
	}{
		{"B1", "Story Continued Below", true},
		{"B1", "— Advertisement —", true},
		{"B1", "Advertisement campaigns were the talk of the day.", false},
		{"B1", "(+video)", true},
		{"B2", "Share | Tweet | Email", true},
		{"B2", "Facebook Twitter WhatsApp", true},
		{"B2", "Share", false},
		{"B2", "Facebook and Twitter", false},
		{"B3", "READ MORE: Leaders meet by the sea", true},
		{"B3", "Related: what the talks were about", true},
		{"B3", "Related matters were left for the next day.", false},
		{"B3", "Watch: “We agreed,” he said.", false},
		{"B4", "Leaders pose for a picture by the sea on Sunday. (Photo by Ada Writer/Getty Images)", true},
		{"B4", "Leaders arrive at the hotel. REUTERS/Ada Writer", true},
		{"B4", "FILE PHOTO: Leaders arrive at the hotel", true},
		{"B4", "The minister spoke to Reuters.", false},
		{"B4", "AFP: Will the leaders meet by the sea?", false},
		{"B4", "“We agreed,” he told Reuters. The others left. They said nothing. Ada Writer", false},
		{"B5", "Sign up for our morning newsletter", true},
		{"B5", "© 2021 The Example Times", true},
		{"B5", "Sign up, he told them, or go home without any deal at all this year.", false},
		{"B3", "Harbour fair:What to know about the boats and the band", true},
		{"B3", "Ida Holm:The fair was late, and nobody came.", false},
		{"B3", "He had one wish: a fair without rain", false},
		{"B5", "Morning alerts Get the news when it happens, in your inbox. By signing up you agree to receive letters.", true},
		{"B5", "Get Harbour Post's Daily Briefing in your inbox", true},
		{"B5", "He found three letters in his inbox and answered none of them.", false},
		{"B7", "Ada Writer in Harbour City and Bo Ek in Aix contributed to this report.", true},
		{"B7", "This story was reported by The Example Wire. Ada Writer wrote from Aix.", true},
		{"B7", "Contributing: Ada Writer", true},
		{"B7", "This story was never told before.", false},
		{"B7", "Holm contributed to this year's fair.", false},
		{"B6", "“Read more,” he said.", false},
		{"", "", false},
		{"", strings.Repeat("word ", 100), false},
	} {
		if got := Is(c.in); got != c.want {
			t.Errorf("%s %q: %v", c.rule, c.in, got)
		}
	}
}

func FuzzIs(f *testing.F) {
	f.Add("Share | Tweet")
	f.Fuzz(func(t *testing.T, s string) {
		if Is(s) != Is(" "+s+"\n") && strings.ToValidUTF8(s, "") == s {
			t.Errorf("white space around %q matters", s)
		}
	})
}

// Law: one look tells what the words and the sets of letters say.
func FuzzLook(f *testing.F) {
	for _, s := range []string{"", " a b", "a  b", "a\u00a0b", "a b\n", "“a” b", "x | (y)", "1: 2/3", "\u2028", "\xff \xe2\x80", strings.Repeat("a ", 61), strings.Repeat("a ", 60) + "“"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, p string) {
		words := strings.Fields(p)
		s := look(p)
		if s.words != min(len(words), captionWords+1) {
			t.Fatalf("%q: %d words, want %d", p, s.words, len(words))
		}
		if s.words > captionWords || s.words == 0 {
			return
		}
		if want := (sight{len(words), p == strings.Join(words, " "), strings.ContainsAny(p, "“”\"«»"), strings.ContainsAny(p, "/:(|")}); s != want {
			t.Errorf("%q: %+v, want %+v", p, s, want)
		}
	})
}

// What is around a notice does not count, so that none may begin or end with it.
func TestNoticesAreTrimmed(t *testing.T) {
	for n := range notices.all {
		if n == "" || strings.Trim(n, around) != n || n != strings.ToLower(n) {
			t.Errorf("%q can never be found", n)
		}
	}
	for _, l := range []list{notices, labels} {
		for h := range l.heads {
			if len(h) > longestHead {
				t.Errorf("%q is longer than a head", h)
			}
		}
	}
}

// A document's paragraphs by kind: speech too long for any rule, talk, a notice.
func BenchmarkIs(b *testing.B) {
	list := []string{strings.Repeat("The ministers spoke of the harbour for an hour. ", 12), "“We met by the lake,” the minister said, “and we will meet again.”", "The ferry left at nine, an hour after the band had played.", "Q And the road?", "Share | Tweet"}
	size := 0
	for _, p := range list {
		size += len(p)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, p := range list {
			Is(p)
		}
	}
}

// Law: what is looked at first never hides a credit.
func FuzzCredited(f *testing.F) {
	for _, s := range []string{"", "Leaders pose. (Photo by Ada Writer/Getty Images)", "Leaders arrive. REUTERS/Ada Writer", "They met | AP", "Photo: " + strings.Repeat("桥", 60), "(" + strings.Repeat("🌉", 60) + "EPA)", "Xinhua/" + strings.Repeat("x", 61),
		"Mehr zum Thema: x", "ſubscribe now", "©  Ada", "(C) Ada", "all rights reserved", "PHOTO: x", "File photo - x", "our standards: x", "LIRE AUSSI » x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, p string) {
		if got, want := credited(p), credit.MatchString(p); got != want {
			t.Errorf("%q: %v, want %v", p, got, want)
		}
		for _, o := range []opening{related, file, call, staff, rights} {
			if got, want := o.match(p), o.re.MatchString(p); got != want {
				t.Errorf("%s: %q: %v, want %v", o.heads, p, got, want)
			}
		}
		for _, l := range []list{notices, labels} {
			if got, want := l.is(p), l.all[strings.ToLower(p)]; got != want {
				t.Errorf("list: %q: %v, want %v", p, got, want)
			}
		}
		if !labels.mayBegin(p) && onlyLabels(strings.ToLower(p)) {
			t.Errorf("bar: %q", p)
		}
	})
}
