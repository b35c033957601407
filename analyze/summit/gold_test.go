package summit

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"parley/analyze/doc"
)

// collected maps the folders of the shared collection to names of the list; a
// folder without one must stay unassigned.
var collected = map[string]string{
	"anchorage-2025": "Anchorage 2025", "astana-troika-sochi-2017": "Sochi 2017", "biden-xi-bali-2022": "Bali 2022", "biden-xi-lima-2024": "Lima 2024",
	"biden-xi-woodside-2023": "Woodside 2023", "biden-zelensky-washington-2023": "Washington Biden-Zelensky 2023", "camp-david-2023": "Camp David 2023",
	"g20-virtual-2020": "G20 virtual 2020", "g7-carbis-bay-2021": "G7 Carbis Bay 2021", "geneva-2021": "Geneva 2021", "hanoi-2019": "Hanoi 2019",
	"nato-brussels-2021": "NATO Brussels 2021", "nato-london-2019": "NATO London 2019", "nato-vilnius-2023": "NATO Vilnius 2023", "normandy-paris-2019": "Normandy Paris 2019",
	"paris-climate-2015": "Paris climate 2015", "putin-xi-vladivostok-2018": "Vladivostok 2018", "singapore-2018": "Singapore 2018", "singapore-2018-cancelled": "Singapore 2018",
	"putin-erdogan-ankara-2018": "Ankara 2018", "putin-erdogan-moscow-2017": "Moscow Putin-Erdogan 2017", "trump-modi-2025": "Washington Trump-Modi 2025",
}

// least is the share of the collection assigned rightly; it may only rise.
const least = .86

func TestCollection(t *testing.T) {
	root := os.Getenv("PARLEY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	root = filepath.Join(root, "corpora", "summits")
	f, err := os.Open(filepath.Join(root, "manifest.jsonl"))
	if err != nil {
		t.Skip("no shared collection: ", err)
	}
	defer f.Close()
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	right, wrong, missed, all := 0, 0, 0, 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var m struct{ Summit, Path, Date, Title string }
		if err := json.Unmarshal(sc.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		body, err := os.ReadFile(filepath.Join(root, m.Path))
		if err != nil {
			continue
		}
		day, _ := time.Parse(time.DateOnly, m.Date)
		got := l.Assign(doc.New(doc.Meta{Title: m.Title, Published: day}, string(body)))
		all++
		switch want := collected[m.Summit]; {
		case got.Name == want:
			right++
		case got.Name == "":
			missed++
			t.Logf("missed %s: %s", m.Path, got.Why)
		default:
			wrong++
			t.Logf("wrong %s: %s, %s", m.Path, got.Name, got.Why)
		}
	}
	t.Logf("%d articles: %d right, %d wrong, %d missed", all, right, wrong, missed)
	if share := float64(right) / float64(all); share < least {
		t.Errorf("%.3f right, want %.2f", share, least)
	}
}
