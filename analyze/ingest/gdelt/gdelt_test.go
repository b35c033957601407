package gdelt

import (
	"bufio"
	"strings"
	"testing"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

func mention(id, day string) string {
	cells := make([]string, 16)
	cells[0], cells[2], cells[4], cells[5] = id, day, "paper.example", "https://paper.example/"+id
	return strings.Join(cells, "\t") + "\n"
}

func lines(s string, all bool) []string {
	o := record.Defaults()
	o.KeepAll = all
	return recordtest.Lines(Read(bufio.NewReader(strings.NewReader(s)), o))
}

func TestRead(t *testing.T) {
	two := mention("1", "20210613102000") + mention("2", "none")
	recordtest.Equal(t, lines(two, false), "bad 0: a list of 2 mentions of GDELT: addresses without texts")
	recordtest.Equal(t, lines(two+"3\tcut", true), "|paper.example|2021-06-13T10:20:00Z||", "|paper.example|||", "bad 3: row of 2 columns, want 16")
	recordtest.Equal(t, lines("a\tb\n", true), "bad 0: not a list of GDELT")
	header := "globaleventid,mentiontimedate,mentiontype,mentionsourcename,mentionidentifier,confidence\n1,20210613102000,1,paper.example,https://paper.example/1,50\n2,20210613102000,1,paper.example,https://paper.example/2,20\n"
	recordtest.Equal(t, lines(header, false), "bad 0: a list of 2 rows of GDELT: addresses without texts")
	recordtest.Equal(t, lines("\ufeff"+header, true), "|paper.example|2021-06-13||", "|paper.example|2021-06-13||")
	graph := "GKGRECORDID\tV2.1DATE\tV2SOURCECOMMONNAME\tV2DOCUMENTIDENTIFIER\n20210613102000-1\t20210613102000\tpaper.example\thttps://paper.example/1\n"
	recordtest.Equal(t, lines(graph, true), "|paper.example|2021-06-13||")
	if !Is([]byte(header)) || !Is([]byte(graph)) || Is([]byte("date,url,title,text\n")) {
		t.Error("a list with a header is not told from other tables")
	}
	if !Is([]byte(two)) || Is([]byte("title\ttext\n")) {
		t.Error("the list is not told from other tables")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(mention("1", "20210613102000"))
	f.Fuzz(func(t *testing.T, s string) {
		o := record.Defaults()
		o.KeepAll = true
		recordtest.Sound(t, len(s), Read(bufio.NewReader(strings.NewReader(s)), o))
	})
}
