package date

import (
	"testing"
	"time"
)

func TestOfName(t *testing.T) {
	for name, want := range map[string]string{
		"2019-02-26-reuters-talks.txt":           "2019-02-26",
		"talks_20190226.html":                    "2019-02-26",
		"talks 2019.02.26 final.docx":            "2019-02-26",
		"2019_02_26.txt":                         "2019-02-26",
		"in/2019/02/26/talks.txt":                "2019-02-26",
		"in/2019/2/6/talks.txt":                  "2019-02-06",
		"in/2019-02-26/talks.txt":                "2019-02-26",
		"/data/2024/01/01/in/talks.txt":          "", // not the folders that hold it
		"2019-02-26/2019-02-27-talks.txt":        "2019-02-27",
		"2019-02-26-talks-2019-02-26.txt":        "2019-02-26",
		"talks-2019-02-26-to-2019-02-28.txt":     "",
		"2019-02-26 2019-02-28.txt":              "",
		"2019-02-30-talks.txt":                   "",
		"1200-02-20-talks.txt":                   "",
		"talks-120190226.txt":                    "",
		"a20190226.txt":                          "",
		"20190226T101112.txt":                    "",
		"2019-0226.txt":                          "",
		"2019-02.txt":                            "",
		"talks.txt":                              "",
		"":                                       "",
		"/":                                      "",
		"a.zip!2019-02-26-talks.txt":             "2019-02-26",
		"dump-2024-01-01.zip!2019-02-26.txt":     "2019-02-26",
		"dump-2024-01-01.zip!2019/02/26/t.txt":   "2019-02-26",
		"dump-2024-01-01.tar.gz!talks.txt":       "",
		"https://a.example/2019/02/26/talks.txt": "2019-02-26",
	} {
		if got := said(OfName(name)); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestOfAddress(t *testing.T) {
	for url, want := range map[string]string{
		"https://www.paper.example/2019/02/26/world/talks.html":     "2019-02-26",
		"https://www.paper.example/world/2019/feb/26/talks":         "2019-02-26",
		"https://paper.example/story/2019/2/6/talks/4648312002/":    "2019-02-06",
		"https://paper.example/world/talks-end-2019-02-26/":         "2019-02-26",
		"https://paper.example/world/talks-end-2019-02-26.html?a=1": "2019-02-26",
		"https://paper.example/2020/06/talks":                       "",
		"https://paper.example/talks-of-2019-02-26-explained":       "",
		"https://paper.example/2019/13/26/talks":                    "",
		"https://paper.example/2019/02/30/talks":                    "",
		"https://paper.example/talks?on=/2019/02/26/":               "",
		"https://2019/02/26":                                        "",
		"https://paper.example":                                     "",
		"paper.example/2019/02/26/talks":                            "2019-02-26",
		"":                                                          "",
	} {
		if got := said(OfAddress(url)); got != want {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
	}
}

func said(day time.Time, ok bool) string {
	if !ok {
		return ""
	}
	return day.Format(time.DateOnly)
}

// FuzzPlace: whatever a name or an address is, a day in it is one of the calendar.
func FuzzPlace(f *testing.F) {
	for _, s := range []string{"2019-02-26-a.txt", "a/2019/02/26/b", "20190226_20190227.x", "https://a.example/2019/feb/26/x-2019-01-01", "a!b", "//", "?#"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, of := range []func(string) (time.Time, bool){OfName, OfAddress} {
			if day, ok := of(s); ok && (day.Year() < 1900 || day.Year() > 2099 || !day.Equal(day.Truncate(24*time.Hour))) {
				t.Fatalf("%q: %v", s, day)
			}
		}
	})
}
