package date

import (
	"errors"
	"testing"
	"time"
)

// show gives a date as the product writes it.
func show(d Date) string {
	if d.HasTime {
		return d.Time.Format(time.RFC3339)
	}
	return d.Time.Format(time.DateOnly)
}

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		// D1
		"2021-06-16":                    "2021-06-16",
		"2021/6/1":                      "2021-06-01",
		"2021-06-16T17:13:16Z":          "2021-06-16T17:13:16Z",
		"2021-06-16T17:13:16.123+02:00": "2021-06-16T17:13:16+02:00",
		"2021-06-16 17:13:16-04:00":     "2021-06-16T17:13:16-04:00",
		"2021-06-16 17:13:16":           "2021-06-16",
		"2021-06-16 17:13:16 UTC":       "2021-06-16T17:13:16Z",
		"20210616":                      "2021-06-16",
		"20210616T171316+0200":          "2021-06-16T17:13:16+02:00",
		"20210616T171316Z":              "2021-06-16T17:13:16Z",
		"20210616171316":                "2021-06-16",
		// D2
		"1466083996":    "2016-06-16T13:33:16Z",
		"1466083996000": "2016-06-16T13:33:16Z",
		// D3
		"1/21/2016":           "2016-01-21",
		"21/1/2016":           "2016-01-21",
		"21.01.2016":          "2016-01-21",
		"21.01.2016 10:30:00": "2016-01-21",
		"1/21/2016 3:05 PM":   "2016-01-21",
		"28.02.05":            "2005-02-28",
		"1/21/94":             "1994-01-21",
		// D4
		"Sat Oct 21, 2006 8:11pm EDT":              "2006-10-21T20:11:00-04:00",
		"30 September 2015 Wednesday":              "2015-09-30",
		"September 30, 2015 Wednesday 9:03 AM GMT": "2015-09-30T09:03:00Z",
		"Mon, 24 May 2021 15:04:05 +0000":          "2021-05-24T15:04:05Z",
		"Jan. 5, 2011":                             "2011-01-05",
		"June 8th, 2019":                           "2019-06-08",
		"mardi 12 mars 2013 05:01 GMT":             "2013-03-12T05:01:00Z",
		"1er août 2019":                            "2019-08-01",
		"Mittwoch, 30. September 2015":             "2015-09-30",
		"30. März 2015, 14:05 Uhr":                 "2015-03-30",
		"30 de septiembre de 2015":                 "2015-09-30",
		"6 июня 1993":                              "1993-06-06",
		"2015年9月30日":                               "2015-09-30",
		"12 mars 2013 20h11 CET":                   "2013-03-12T20:11:00+01:00",
		"October 21, 2006 8:11 p.m. ET":            "2006-10-21T20:11:00-04:00",
		"December 21, 2006 12:11 a.m. ET":          "2006-12-21T00:11:00-05:00",
		"March 11, 2007 9 am ET":                   "2007-03-11T09:00:00-04:00",
		"Thu Jun  3 14:22:33 2021":                 "2021-06-03",
		"Published on":                             "",
		"May":                                      "",
		"May 2016":                                 "",
		"Trump to meet Putin on June 16, 2021":     "",
		"2021":                                     "",
		"2021-06":                                  "",
		"2021-02-30":                               "",
		"13/13/2016":                               "",
		"0000-00-00":                               "",
		"June 16":                                  "",
		"16 June 2021 17 June 2021":                "",
		"":                                         "",
		"12345":                                    "",
		"3:00 pm":                                  "",
	} {
		check(t, in, want)
	}
}

// check compares what Parse makes of in with want, "" for no date.
func check(t *testing.T, in, want string) {
	t.Helper()
	d, err := Parse(in)
	got := ""
	if err == nil {
		got = show(d)
	}
	if got != want {
		t.Errorf("Parse(%q) = %q, %v, want %q", in, got, err, want)
	}
}

func TestParsePlaceholder(t *testing.T) {
	for _, in := range []string{"0001-01-01", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z"} {
		if _, err := Parse(in); !errors.Is(err, ErrPlaceholder) {
			t.Errorf("Parse(%q): %v, want ErrPlaceholder", in, err)
		}
	}
}

func TestParseDoubt(t *testing.T) {
	d, err := Parse("3/4/2016")
	if err != nil || show(d) != "2016-03-04" || d.Doubt == "" {
		t.Errorf("got %v, %v, want 2016-03-04 with a doubt", d, err)
	}
	if d, _ := Parse("4/4/2016"); d.Doubt != "" {
		t.Errorf("4/4/2016 is no doubt: %q", d.Doubt)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"Sat Oct 21, 2006 8:11pm EDT", "2021-06-16T17:13:16.1Z", "1/2/2016", "2015年9月30日", "12h", "1.1.", "20h11"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err == nil && (d.Time.Year() < 1600 && !d.HasTime || d.Time.IsZero()) {
			t.Errorf("Parse(%q) = %v", s, d)
		}
	})
}
