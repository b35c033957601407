package people

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestDefaultHasNoFault(t *testing.T) {
	d, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(d.List()); n < 2000 {
		t.Errorf("%d entries", n)
	}
}

func TestLookup(t *testing.T) {
	d, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, on string
		want     ID
	}{
		{"Volodymyr Zelenskyy", "", "person/volodymyr-zelensky"},
		{"Zelenskyy", "", "person/volodymyr-zelensky"},
		{"Kim Jong-un", "", "person/kim-jong-un"},
		{"Xi", "", "person/xi-jinping"},
		{"the Kremlin", "", "country/ru"},
		{"Kyiv", "", "country/ua"},
		{"Russians", "", "country/ru"},
		{"Chinese", "", "country/cn"},
		{"US president", "2022-03-01", "person/joe-biden"},
		{"president of the United States", "2019-02-28", "person/donald-trump"},
		{"U.S. president", "2012-03-01", "person/barack-obama"},
		{"Russian leader", "2010-03-01", "person/dmitry-medvedev"},
		{"British prime minister", "1985-11-01", "person/margaret-thatcher"},
		{"German chancellor", "2021-12-08", "person/olaf-scholz"},
		{"NATO secretary general", "2025-06-01", "person/mark-rutte"},
		{"secretary of state", "", ""},
		{"US secretary of state", "2018-06-12", "person/mike-pompeo"},
		{"Nobody Atall", "", ""},
	} {
		var on time.Time
		if c.on != "" {
			on = day(c.on)
		}
		got := d.Lookup(c.name, on)
		switch {
		case c.want == "" && len(got) > 0:
			t.Errorf("%s: got %s, want nobody", c.name, got[0].ID)
		case c.want != "" && !has(got, c.want):
			t.Errorf("%s on %s: got %v, want %s", c.name, c.on, ids(got), c.want)
		}
	}
}

func has(list []Found, id ID) bool {
	for _, f := range list {
		if f.ID == id {
			return true
		}
	}
	return false
}

func ids(list []Found) (out []ID) {
	for _, f := range list {
		out = append(out, f.ID)
	}
	return out
}

func TestLoadTellsFileAndLine(t *testing.T) {
	fsys := fstest.MapFS{
		"countries.yaml": {Data: []byte("# list\n- {id: aa, name: Aland, adj: [Alandic]}\n- {id: aa, name: Other}\n- {name: Nowhere}\n")},
		"persons.yaml": {Data: []byte(`- {name: Ann Lee, sex: f, of: aa, terms: [president aa 2001-01-01 2005-01-01]}
- {name: Bo Ek, sex: m, of: aa, terms: [president aa 2004-01-01]}
- {name: Cy Oh, sex: x}
- {name: Di Po, sex: f, terms: [president aa 2009]}
- {name: Ed Qu, sex: m, of: zz}
- {name: Flo Ra, sex: f, fame: big}
`)},
	}
	_, err := Load(fsys)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		"countries.yaml:3: country/aa stands already at countries.yaml:2", "countries.yaml:4: id is missing",
		"persons.yaml:2: president of country/aa at the same time as Ann Lee", "persons.yaml:3: sex:", "persons.yaml:4: term",
		"persons.yaml:5: no country or organisation country/zz", "persons.yaml:6: ",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in:\n%v", want, err)
		}
	}
}

func TestUsersEntryReplaces(t *testing.T) {
	own := fstest.MapFS{"persons.yaml": {Data: []byte("- {name: Donald Trump, sex: m, of: us, aka: [The Donald]}\n")}}
	d, err := WithDefault(own)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Lookup("The Donald", time.Time{}); !has(got, "person/donald-trump") {
		t.Errorf("got %v", ids(got))
	}
}

// BenchmarkLoad reads the directory that comes with parley: at most 40 ms.
func BenchmarkLoad(b *testing.B) {
	sub, _ := fs.Sub(files, "data")
	size := 0
	names, _ := fs.Glob(sub, "*.yaml")
	for _, n := range names {
		text, _ := fs.ReadFile(sub, n)
		size += len(text)
	}
	for b.Loop() {
		if _, err := Load(sub); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(size)*float64(b.N)/1e6/b.Elapsed().Seconds(), "MB/s")
}

func BenchmarkLookup(b *testing.B) {
	d := defaultDir(b)
	on := day("2021-06-16")
	for b.Loop() {
		for _, n := range [...]string{"US president", "Putin", "Volodymyr Zelenskyy", "Nobody Atall", "Kremlin"} {
			d.Lookup(n, on)
		}
	}
	b.ReportMetric(float64(5*b.N)/b.Elapsed().Seconds(), "lookups/s")
}
