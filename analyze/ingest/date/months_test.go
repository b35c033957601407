package date

import (
	"fmt"
	"testing"
)

// TestMonths reads every month of the languages of the archives, written in
// full, in small and capital letters, and as they are cut short.
func TestMonths(t *testing.T) {
	for language, months := range map[string][12][]string{
		"en": {{"January", "Jan."}, {"February", "Feb"}, {"March", "Mar"}, {"April", "Apr."}, {"May"}, {"June", "Jun"}, {"July", "Jul."}, {"August", "Aug"}, {"September", "Sept.", "Sep"}, {"October", "Oct."}, {"November", "Nov"}, {"December", "Dec."}},
		"fr": {{"janvier", "janv."}, {"février", "fevrier", "févr."}, {"mars"}, {"avril", "avr."}, {"mai"}, {"juin"}, {"juillet", "juil."}, {"août", "aout"}, {"septembre", "sept."}, {"octobre", "oct."}, {"novembre", "nov."}, {"décembre", "decembre", "déc."}},
		"de": {{"Januar", "Jänner", "Jan."}, {"Februar", "Feb."}, {"März", "Maerz"}, {"April"}, {"Mai"}, {"Juni"}, {"Juli"}, {"August"}, {"September"}, {"Oktober", "Okt."}, {"November"}, {"Dezember", "Dez."}},
		"es": {{"enero"}, {"febrero"}, {"marzo"}, {"abril"}, {"mayo"}, {"junio"}, {"julio"}, {"agosto"}, {"septiembre", "setiembre"}, {"octubre"}, {"noviembre"}, {"diciembre"}},
		"it": {{"gennaio"}, {"febbraio"}, {"marzo"}, {"aprile"}, {"maggio"}, {"giugno"}, {"luglio"}, {"agosto"}, {"settembre"}, {"ottobre"}, {"novembre"}, {"dicembre"}},
		"ru": {{"января"}, {"февраля"}, {"марта"}, {"апреля"}, {"мая"}, {"июня"}, {"июля"}, {"августа"}, {"сентября"}, {"октября"}, {"ноября"}, {"декабря"}},
	} {
		for i, names := range months {
			want := fmt.Sprintf("2015-%02d-09", i+1)
			for _, name := range names {
				for _, in := range []string{"9 " + name + " 2015", "09 " + name + " 2015"} {
					if d, err := Parse(in); err != nil || show(d) != want {
						t.Errorf("%s: Parse(%q) = %s, %v, want %s", language, in, show(d), err, want)
					}
				}
			}
		}
	}
}

// TestArchives reads the date lines of the archives, weekdays and editions'
// hours among them.
func TestArchives(t *testing.T) {
	for in, want := range map[string]string{
		"Wednesday, September 30, 2015":              "2015-09-30",
		"September 30, 2015, Wednesday":              "2015-09-30",
		"Wednesday September 30, 2015":               "2015-09-30",
		"Mittwoch 30. September 2015":                "2015-09-30",
		"30. September 2015 Mittwoch 9:03 AM GMT":    "2015-09-30T09:03:00Z",
		"mercredi 30 septembre 2015":                 "2015-09-30",
		"30 septembre 2015 mercredi 5:01 AM GMT":     "2015-09-30T05:01:00Z",
		"Le mercredi 30 septembre 2015":              "2015-09-30",
		"mercredi 30 septembre 2015 - 14:05":         "2015-09-30",
		"Sep 30, 2015":                               "2015-09-30",
		"SEPTEMBER 30, 2015":                         "2015-09-30",
		"30-Sep-2015":                                "2015-09-30",
		"30 Sept 2015, 18:05 BST":                    "2015-09-30T18:05:00+01:00",
		"2015-09-30T09:03:00.000Z":                   "2015-09-30T09:03:00Z",
		"2015-09-30T09:03Z":                          "2015-09-30T09:03:00Z",
		"Wed, 30 Sep 2015 09:03:00 EST":              "2015-09-30T09:03:00-05:00",
		"Wed, 30 Sep 15 09:03:00 GMT":                "2015-09-30T09:03:00Z",
		"2015.09.30":                                 "2015-09-30",
		"2015-09-30 09:03:00+00:00":                  "2015-09-30T09:03:00Z",
		"Sept. 30, 2015 at 9:03 a.m. EDT":            "2015-09-30T09:03:00-04:00",
		"Published: September 30, 2015":              "",
		"September 30, 2015 | Updated: Oct. 1, 2015": "",
		"mercoledì 30 settembre 2015":                "2015-09-30",
		"miércoles, 30 de septiembre de 2015":        "2015-09-30",
		"среда, 30 сентября 2015 г.":                 "2015-09-30",
		"30.09.2015, 09:03":                          "2015-09-30",
		"30/09/2015 09:03:00":                        "2015-09-30",
		"9/30/15":                                    "2015-09-30",
		"1443603780":                                 "2015-09-30T09:03:00Z",
		"0001-01-01 00:00:00":                        "",
		"None":                                       "",
		"null":                                       "",
		"NaT":                                        "",
		"n/a":                                        "",
	} {
		check(t, in, want)
	}
}

// TestFragments: what looks like a date in a headline is none.
func TestFragments(t *testing.T) {
	for _, in := range []string{
		"9/11", "24/7", "50/50", "May 2016", "March on Washington", "June 16 talks", "Sept. 11 attacks", "Election 2020", "The Class of 2015", "1 in 3",
		"Talks of June 13, 2021", "May 9, 2015: what we know", "April fools", "On 3 May 2015 they met", "Page 12", "12 words", "Vol. 3, No. 2", "A 2-1 win", "3.5 percent", "10:30", "1,285 words",
		"Augustus 2015", "Marching 9 2015", "9 Sun 2015", "Second day, 2015",
	} {
		if d, err := Parse(in); err == nil {
			t.Errorf("Parse(%q) = %s", in, show(d))
		}
	}
}
