package ingest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"parley/analyze/ingest/markup"
)

// wordF1 compares two texts as bags of words.
func wordF1(got, want string) float64 {
	split := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	bag := map[string]int{}
	w := split(want)
	for _, x := range w {
		bag[x]++
	}
	g, common := split(got), 0
	for _, x := range g {
		if bag[x] > 0 {
			bag[x]--
			common++
		}
	}
	if common == 0 {
		return 0
	}
	p, r := float64(common)/float64(len(g)), float64(common)/float64(len(w))
	return 2 * p * r / (p + r)
}

// expectedText gives the text of one version of an expected extraction: all
// strings under "body".
func expectedText(t *testing.T, path, version string) string {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var versions map[string]struct{ Body any }
	if err := json.Unmarshal(b, &versions); err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			text.WriteString(v + "\n")
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for _, k := range []string{"summary", "sections", "headline", "paragraphs"} {
				walk(v[k])
			}
		}
	}
	walk(versions[version].Body)
	return text.String()
}

// TestPages holds the extraction of web pages to a word F1 of .92 against the
// expected text of the samples.
func TestPages(t *testing.T) {
	root := shared(t, "corpora", "formats", "html")
	expected := map[string]string{}
	for _, p := range []struct{ page, json, version string }{
		{"BBC_2026_04_25.html.gz", "BBC.json", "V2"}, {"Reuters_2023_05_16.html.gz", "Reuters.json", "V1"},
		{"TheGuardian_2024_02_24.html.gz", "TheGuardian.json", "V1"}, {"VoiceOfAmerica_2024_04_28.html.gz", "VoiceOfAmerica.json", "V1"},
	} {
		expected[p.page] = expectedText(t, filepath.Join(root, p.json), p.version)
	}
	readability, err := os.ReadFile(filepath.Join(root, "readability-bbc-1-expected.html"))
	if err != nil {
		t.Fatal(err)
	}
	expected["readability-bbc-1-source.html"] = markup.Text(string(readability))
	var sum float64
	for page, want := range expected {
		got := resolved(t, filepath.Join(root, page))
		if len(got) != 1 || got[0].err != nil {
			t.Errorf("%s: %d records, %v", page, len(got), got[0].err)
			continue
		}
		f := wordF1(got[0].body, want)
		sum += f
		t.Logf("%-36s word F1 %.3f", page, f)
		if dir := os.Getenv("PARLEY_DUMP"); dir != "" {
			os.WriteFile(filepath.Join(dir, page+".got"), []byte(got[0].body), 0o644)
			os.WriteFile(filepath.Join(dir, page+".want"), []byte(want), 0o644)
		}
	}
	if mean := sum / float64(len(expected)); mean < .92 {
		t.Errorf("mean word F1 %.3f, want at least .92", mean)
	} else {
		t.Logf("mean word F1 %.3f", mean)
	}
}
