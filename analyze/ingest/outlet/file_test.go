package outlet

import "testing"

func TestOfFile(t *testing.T) {
	for file, want := range map[string]string{
		"in/reuters/talks.txt":                         "Reuters",
		"in/The New York Times/talks.txt":              "The New York Times",
		"new-york-times/talks.txt":                     "The New York Times",
		"c.zip!guardian/talks.txt":                     "The Guardian",
		"2030-05-03-reuters-talks-end.txt":             "Reuters",
		"in/2030-05-03-washington-times-n7N7Dn.txt":    "The Washington Times",
		"20300503_usa_today_talks.txt":                 "USA Today",
		"2030-05-03 Politico talks.txt":                "Politico",
		"2030-05-03-politics-of-talks.txt":             "",
		"2030-05-03-time-for-talks.txt":                "",
		"focus/talks.txt":                              "",
		"reuters-talks.txt":                            "", // perhaps talks with Reuters
		"talks-2030-05-03-reuters.txt":                 "",
		"articles/talks.txt":                           "",
		"2030-05-03.txt":                               "",
		"":                                             "",
		"2030-05-03-talks-with-the-new-york-times.txt": "",
	} {
		if got := OfFile(file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}
