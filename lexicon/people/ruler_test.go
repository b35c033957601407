package people

import "testing"

// TestRulers: words for who leads, whatever the office is called there.
func TestRulers(t *testing.T) {
	d := defaultDir(t)
	for words, want := range map[string]string{
		"the U.N. chief":                  "António Guterres",
		"the head of NATO":                "Jens Stoltenberg",
		"EU chief":                        "Ursula von der Leyen",
		"the IMF boss":                    "Kristalina Georgieva",
		"the Pentagon chief":              "Lloyd Austin",
		"the U.S. defense chief":          "Lloyd Austin",
		"the US treasury chief":           "Janet Yellen",
		"the top U.S. diplomat":           "Antony Blinken",
		"the North Korean dictator":       "Kim Jong Un",
		"the Belarusian strongman":        "Alexander Lukashenko",
		"the French head of state":        "Emmanuel Macron",
		"the Polish head of government":   "Mateusz Morawiecki",
		"the German head of government":   "Angela Merkel",
		"the American head of government": "Joe Biden",
		"the Saudi monarch":               "King Salman",
		"the pontiff":                     "Pope Francis",
		"the French chief":                "",
		"the Polish monarch":              "",
		"the top cook":                    "",
		"the head of talks":               "",
	} {
		on := day("2021-06-17")
		office, of, ok := d.OfficeOn(words, on)
		if !ok {
			if want != "" {
				t.Errorf("%s is no office", words)
			}
			continue
		}
		if e := d.Holder(office, of, on); e == nil || e.Name != want {
			t.Errorf("%s is %s of %s: %v, want %q", words, office, of, e, want)
		}
	}
}
