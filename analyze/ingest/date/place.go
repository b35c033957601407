package date

import (
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// inName are days in the name of a file, between signs that are no letters or
// digits: 2019-02-26, 2019_02_26, 2019.02.26, 20190226.
var inName = regexp.MustCompile(`(?:^|[^0-9A-Za-z])((?:19|20)\d\d)(?:-(\d\d)-(\d\d)|_(\d\d)_(\d\d)|\.(\d\d)\.(\d\d)|(\d\d)(\d\d))(?:[^0-9A-Za-z]|$)`)

// OfName gives the day in a file's name, else in the folders that hold it (D7):
// "2019-02-26-talks.txt", "2019/02/26/talks.txt", "2019-02-26/talks.txt". A name
// of two days gives none, nor does the archive that holds it.
func OfName(file string) (time.Time, bool) {
	file = file[strings.LastIndexByte(file, '!')+1:]
	dir, base := path.Split(file)
	if day, n := days(base); n > 0 {
		return day, n == 1
	}
	folders := strings.Split(strings.Trim(dir, "/"), "/")
	if n := len(folders); n >= 3 {
		if day, ok := threeFolders(folders[n-3:]); ok {
			return day, true
		}
	}
	day, n := days(folders[len(folders)-1])
	return day, n == 1
}

// OfAddress gives the day that outlets put into the addresses of their articles
// (D6): "/2019/02/26/talks", "/2019/feb/26/talks", "/talks-2019-02-26/". The
// day of an event in the middle of a name is none.
func OfAddress(url string) (time.Time, bool) {
	url, _, _ = strings.Cut(url, "?")
	url, _, _ = strings.Cut(url, "#")
	if i := strings.Index(url, "://"); i >= 0 {
		url = url[i+3:]
	}
	parts := strings.Split(strings.Trim(url, "/"), "/")[1:] // without the host
	for i := 0; i+3 <= len(parts); i++ {
		if day, ok := threeFolders(parts[i : i+3]); ok {
			return day, true
		}
	}
	if len(parts) == 0 {
		return time.Time{}, false
	}
	last := parts[len(parts)-1]
	last = strings.TrimSuffix(last, path.Ext(last))
	if n := len(time.DateOnly); len(last) > n && last[len(last)-n-1] == '-' {
		last = last[len(last)-n:]
		t, err := time.Parse(time.DateOnly, last)
		return t, err == nil && likely(t.Year())
	}
	return time.Time{}, false
}

// days gives the first day of a name and how many different ones there are.
func days(name string) (first time.Time, n int) {
	for name != "" {
		at := inName.FindStringSubmatchIndex(name)
		if at == nil {
			return first, n
		}
		var num []string
		for k := 2; k < len(at); k += 2 {
			if at[k] >= 0 {
				num = append(num, name[at[k]:at[k+1]])
			}
		}
		name = name[at[1]-min(1, len(name)-at[1]):] // the sign behind one may stand before the next
		day, ok := calendar(num[0], num[1], num[2])
		switch {
		case !ok || n > 0 && day.Equal(first):
		case n == 0:
			first, n = day, 1
		default:
			n++
		}
	}
	return first, n
}

// threeFolders reads year, month and day.
func threeFolders(p []string) (time.Time, bool) {
	if len(p[0]) != 4 || len(p[1]) < 1 || len(p[2]) < 1 || len(p[2]) > 2 {
		return time.Time{}, false
	}
	month := p[1]
	if m := months[strings.ToLower(month)]; m > 0 {
		month = strconv.Itoa(m)
	}
	if len(month) > 2 {
		return time.Time{}, false
	}
	return calendar(p[0], month, p[2])
}

// calendar gives a day that there is, of a year that has news on computers.
func calendar(year, month, day string) (time.Time, bool) {
	t, err := time.Parse("2006-1-2", year+"-"+month+"-"+day)
	return t, err == nil && likely(t.Year())
}

func likely(year int) bool { return year >= 1900 && year < 2100 }
