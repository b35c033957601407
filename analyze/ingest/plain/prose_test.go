package plain

import (
	"strings"
	"testing"
)

func TestProse(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"link", `See [the pier](https://pier.example/x "Pier, long") today.`, "See the pier today."},
		{"link by reference", "See [the pier][1] today.\n\n[1]: https://pier.example/x", "See the pier today."},
		{"label in brackets", "[THE MAYOR]: Thanks.\n\n[Q]: Why?", "[THE MAYOR]: Thanks.\n\n[Q]: Why?"},
		{"picture", "![A crowd on the pier](crowd.jpg)\n\nThe fair began.", "The fair began."},
		{"bold label", "**THE MAYOR:** It *rained* all day.", "THE MAYOR: It rained all day."},
		{"escapes", `As \[the mayor\] said, it cost 5\* &amp; more.`, "As [the mayor] said, it cost 5* & more."},
		{"wrapped lines", "The fair\nbegan.  \nIt rained.", "The fair began.\nIt rained."},
		{"headings and lists", "# Fair\n\n* One\n* Two\n  * Three\n\n1986. It began.", "Fair\n\nOne\n\nTwo\n\nThree\n\n1986. It began."},
		{"quotation", "> “It rained,” she said.", "“It rained,” she said."},
		{"mark-up", "<div class=x>\nshare\n</div>\n\nThe fair<br>began <b>late</b>.", "The fair\nbegan late."},
		{"address", "<https://pier.example/x> tells more.", "https://pier.example/x tells more."},
		{"columns", "Q    Did it rain?\n\n    It did.\n", "Q    Did it rain?\n\nIt did."},
		{"words with _ and *", "snake_case_word 2 * 3 * 4", "snake_case_word 2 * 3 * 4"},
	} {
		if got := prose(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Hostile texts take no more than linear time and keep their words.
func TestProseHostile(t *testing.T) {
	const n = 100000
	for _, s := range []string{"[", "]", "![", "*", "_", "> ", "`", "<", "&", "[a](", "* ", "\\", "**a ", "<b", "1. "} {
		if got := prose(strings.Repeat(s, n) + "\n\nThe end."); !strings.HasSuffix(got, "The end.") {
			t.Errorf("%q: the end is lost: %.40q", s, got[max(0, len(got)-40):])
		}
	}
}

func FuzzProse(f *testing.F) {
	f.Add("[a](b \"c\") **d**\n\n> e\n\n1. f\n\n[g]: https://h.example")
	f.Fuzz(func(t *testing.T, s string) {
		if got := prose(s); len(got) > 4*len(s)+64 {
			t.Errorf("%d bytes of %d", len(got), len(s))
		}
	})
}
