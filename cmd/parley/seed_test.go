package main

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/analyze/statement"
)

// TestSeedArticle holds the first acceptance case: an article of the user's own
// that is not in the repository. Each line is speakers, some words of the
// statement, and the targets with the sign that must be found in it (0 is there
// but neither).
func TestSeedArticle(t *testing.T) {
	path := filepath.Join(sharedFolder(t), "seed", "anchorage.txt")
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"parley", "analyze", path}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	var rows []statement.Statement
	for line := range strings.Lines(out.String()) {
		var s statement.Statement
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, s)
	}
	const putin, trump = "Vladimir Putin", "Donald Trump"
	for _, c := range []struct{ speaker, words, target, sign string }{
		{putin, "mutually respectful", "summit", "+"}, {trump, "mutually respectful", "summit", "+"},
		{putin, "the tone of the", "summit", "+"}, {trump, "the tone of the", "summit", "+"},
		{putin, "sincerely interested", "", ""}, {putin, "root causes", "", ""}, {putin, "long-standing claim", "", ""},
		{putin, "I think conflict", "", ""}, {putin, "understanding", "", ""},
		{putin, "torpedo", "European nations", "-"}, {putin, "to act", "Ukraine", ""}, {putin, "to act", "European capitals", ""},
		{putin, "friendly conversation", trump, "+"}, {putin, "a starting point", "", ""}, {putin, "next meeting", "", ""},
		{trump, "no deal until", "", ""}, {trump, "many points", "", ""}, {trump, "would be calling", "", ""}, {trump, "would come of", "", ""},
		{trump, "businesspeople", putin, "+"}, {trump, "I like that because", "", ""}, {trump, "the discussions as", "talks", "+"}, {trump, "progress had been made", "", ""},
	} {
		i := slices.IndexFunc(rows, func(s statement.Statement) bool { return s.Speaker == c.speaker && strings.Contains(s.Text, c.words) })
		if i < 0 {
			t.Errorf("%s said nothing of %q", c.speaker, c.words)
			continue
		}
		if c.target == "" {
			continue
		}
		k := slices.IndexFunc(rows[i].Stances, func(s statement.Stance) bool { return s.Target == c.target })
		if k < 0 {
			t.Errorf("%s, %q: no stance toward %s", c.speaker, c.words, c.target)
			continue
		}
		if p := rows[i].Stances[k].Polarity; c.sign == "+" && p <= 0 || c.sign == "-" && p >= 0 {
			t.Errorf("%s, %q: %+.2f toward %s", c.speaker, c.words, p, c.target)
		}
	}
	for _, s := range rows { // nobody says these
		for _, words := range []string{"Belousov", "Lutnick", "reshape the global order", "symbolic step"} {
			if strings.Contains(s.Text, words) {
				t.Errorf("%s is said to say %q", s.Speaker, words)
			}
		}
	}
}
