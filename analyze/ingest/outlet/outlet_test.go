package outlet

import (
	"strings"
	"testing"
)

func TestName(t *testing.T) {
	for _, c := range []struct{ rule, name, address, want string }{
		{"O1", "The New York Times", "", "The New York Times"},
		{"O1", "NEW YORK TIMES ONLINE", "", "The New York Times"},
		{"O1", "New York Times; New York, N.Y.", "", "The New York Times"},
		{"O1", "New York Times - News", "", "The New York Times"},
		{"O1", "The Guardian(London)", "", "The Guardian"},
		{"O1", "Guardian.com", "", "The Guardian"},
		{"O1", "Agence France Presse -- English", "", "Agence France-Presse"},
		{"O1", "CNN (Web News)", "", "CNN"},
		{"O1", "NPR Online News", "", "NPR"},
		{"O1", "Le Monde, no. 23456", "", "Le Monde"},
		{"O2", "nytimes.com", "", "The New York Times"},
		{"O2", "", "https://www.bbc.co.uk/news/1", "BBC News"},
		{"O2", "", "https://edition.cnn.com/2021/06/13/x", "CNN"},
		{"O2", "", "https://paper.example/1", ""},
		{"O4", "The Times (London)", "", "The Times"},
		{"O4", "The Times (South Africa)", "", "The Times (South Africa)"},
		{"O4", "The Guardian (Nigeria)", "", "The Guardian (Nigeria)"},
		{"O4", "The Telegraph, Kolkata", "", "The Telegraph, Kolkata"},
		{"O4", "The Washington Post (Washington, D.C.)", "", "The Washington Post"},
		{"O3", "The Example Times", "https://www.nytimes.com/x", "The Example Times"},
		{"O3", "Times of Example", "", "Times of Example"},
		{"", "", "", ""},
	} {
		if got := Name(c.name, c.address); got != c.want {
			t.Errorf("%s Name(%q, %q) = %q, want %q", c.rule, c.name, c.address, got, c.want)
		}
	}
}

// TestTable: names, variants and domains mean one outlet each, and every outlet
// is found by all it goes by.
func TestTable(t *testing.T) {
	seen := map[string]string{}
	claim := func(s, name string) {
		if have := seen[s]; have != "" && have != name {
			t.Errorf("%q is %s and %s", s, have, name)
		}
		seen[s] = name
	}
	last := ""
	for i, line := range strings.Split(strings.TrimRight(table, "\n"), "\n") {
		cells := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(cells) != 3 || cells[0] == "" || cells[1] == "" {
			t.Fatalf("line %d: %d cells", i+1, len(cells))
		}
		if cells[0] == last {
			t.Errorf("line %d: %s twice", i+1, last)
		}
		last = cells[0]
		claim(strings.ToLower(cells[0]), cells[0])
		for _, v := range strings.Split(cells[2], "|") {
			if v = strings.TrimSpace(v); v != "" {
				if v != strings.ToLower(v) {
					t.Errorf("line %d: %q is not in small letters", i+1, v)
				}
				claim(v, cells[0])
				if got := Name(v, ""); got != cells[0] {
					t.Errorf("line %d: %q is %q", i+1, v, got)
				}
			}
		}
		for _, d := range strings.Split(cells[1], ",") {
			claim(strings.TrimSpace(d), cells[0])
			if got := Name("", "https://www."+strings.TrimSpace(d)+"/x"); got != cells[0] {
				t.Errorf("line %d: %q is %q", i+1, d, got)
			}
		}
		if got := Name(strings.ToUpper(strings.TrimPrefix(cells[0], "The "))+" (web)", ""); got != cells[0] {
			t.Errorf("%s in capitals is %q", cells[0], got)
		}
	}
}

func FuzzName(f *testing.F) {
	f.Add("The Guardian (London)", "https://a.example/1")
	f.Fuzz(func(t *testing.T, name, address string) {
		if got := Name(name, address); name != "" && got == "" || got != Name(got, "") {
			t.Errorf("Name(%q, %q) = %q, whose name is %q", name, address, got, Name(got, ""))
		}
	})
}
