package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// A corpus is generated articles of several formats in a folder. The title of an
// article and its version say all of it, so that no text needs to be kept.
type corpus struct {
	dir      string
	versions map[string]int // title -> version on the disk
	shards   []shard
	hidden   string // a file that cannot be read now
	bad      int    // inputs that can never be read
}

// A shard is one file and the numbers of the articles in it.
type shard struct {
	path    string
	kind    *shardKind
	numbers []int
}

// A shardKind is a format, its share of twenty articles, and how many of them
// stand in a file.
type shardKind struct {
	ext   string
	share int
	size  int
	bad   int // records of each file that can never be read
	write func(titles, bodies []string) ([]byte, error)
}

var shardKinds = []shardKind{
	{".jsonl", 9, 400, 1, jsonShard}, {".csv", 3, 400, 0, csvShard}, {".jsonl.gz", 2, 400, 1, gzipShard}, {".zip", 3, 400, 0, zipShard},
	{".md", 1, 1, 0, oneFile("---\ntitle: %s\n---\n%s")}, {".txt", 1, 1, 0, oneFile("%s\n\n%s")}, {".html", 1, 1, 0, oneFile("<html><head><title>%s</title></head><body><article>%s</article></body></html>")},
}

func titleOf(i int) string {
	return fmt.Sprintf("Ministers of round %06d meet at %s", i, word(uint64(i)*7+1))
}

// seed is of an article; everything in it follows.
func seed(title string, version int) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, title, version)
	return h.Sum64()
}

func statementsOf(title string, version int) int { return 1 + int(seed(title, version)%4) }

// mark is a name that stands in every statement of one version of an article.
func mark(title string, version int) string {
	return word(seed(title, version)) + strings.ToLower(word(seed(title, version)>>24))
}

var syllables = strings.Fields("ba be bi bo da de di do fa fe fi fo ga ge gi go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo")

// word makes a name up.
func word(n uint64) string {
	w := ""
	for range 4 {
		w += syllables[n%uint64(len(syllables))]
		n /= uint64(len(syllables))
	}
	return strings.ToUpper(w[:1]) + w[1:]
}

var said = []string{
	"“We welcome the %s bridge and the %s road to %s,” said Foreign Minister Berta Quell.",
	"“The threat to the %s harbour is unacceptable to the people of %s and %s,” said Trade Minister Odo Falk.",
	"“Nobody at %s wants a quarrel about %s or the mill of %s,” said Mayor Ida Holm.",
	"“Our friends at %s were patient with %s and with %s,” said Defence Minister Ana Ruiz.",
}

var plainWords = strings.Fields("ferry train line market harbour river field road stone window garden wheel barrel lamp table paper street corner bridge tower lake island meadow forest hill valley roof door wall chair brick plank rope sail boat anchor pier crane wagon horse")

// bodyOf writes an article: paragraphs of a statement and of what is no one's.
func bodyOf(title string, version int) string {
	dice := rand.New(rand.NewPCG(seed(title, version), 1))
	var b strings.Builder
	for k := range statementsOf(title, version) {
		b.WriteString("The mill")
		for range 24 { // in any order, or all articles would be copies of each other
			b.WriteString(" " + plainWords[dice.IntN(len(plainWords))])
		}
		b.WriteString(".\n\n")
		fmt.Fprintf(&b, said[k]+"\n\n", mark(title, version), word(dice.Uint64()), word(dice.Uint64()))
	}
	return b.String()
}

// write lays a night's articles [from, to) out, with inputs that cannot be read.
func (c *corpus) write(night, from, to int) error {
	dir := filepath.Join(c.dir, fmt.Sprintf("night-%02d", night))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	begin := 0
	for k := range shardKinds {
		kind := &shardKinds[k]
		var numbers []int
		for i := from; i < to; i++ {
			if i%20 >= begin && i%20 < begin+kind.share {
				numbers = append(numbers, i)
			}
		}
		for len(numbers) > 0 {
			n := min(kind.size, len(numbers))
			s := shard{filepath.Join(dir, fmt.Sprintf("from-%06d%s", numbers[0], kind.ext)), kind, numbers[:n]}
			if err := c.fill(&s); err != nil {
				return err
			}
			c.shards = append(c.shards, s)
			c.bad += kind.bad
			numbers = numbers[n:]
		}
		begin += kind.share
	}
	return c.rubbish(dir)
}

// fill writes a file with its articles as they are now.
func (c *corpus) fill(s *shard) error {
	var titles, bodies []string
	for _, i := range s.numbers {
		title := titleOf(i)
		c.versions[title] += 0 // it is there from now on
		titles, bodies = append(titles, title), append(bodies, bodyOf(title, c.versions[title]))
	}
	b, err := s.kind.write(titles, bodies)
	if err != nil {
		return err
	}
	return os.WriteFile(s.path, b, 0o644)
}

// rubbish adds files that can never be read.
func (c *corpus) rubbish(dir string) error {
	for name, b := range map[string][]byte{"void.txt": nil, "broken.zip": []byte("PK\x03\x04 and no more"), "broken.docx": []byte("PK\x03\x04\x14\x00\x00"), "cut.jsonl.gz": {0x1f, 0x8b, 8, 0, 0}} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			return err
		}
		c.bad++
	}
	return nil
}

// hide makes a file unreadable until restore is called.
func (c *corpus) hide(dice *rand.Rand) (restore func() error, err error) {
	s := &c.shards[dice.IntN(len(c.shards))]
	c.hidden = s.path
	return func() error { c.hidden = ""; return c.fill(s) }, os.WriteFile(s.path, nil, 0o644)
}

// change writes a file again with all its articles changed.
func (c *corpus) change(dice *rand.Rand) error {
	s := &c.shards[dice.IntN(len(c.shards))]
	for _, i := range s.numbers {
		c.versions[titleOf(i)]++
	}
	if s.path == c.hidden {
		return nil // they are seen when it is read again
	}
	return c.fill(s)
}

func jsonShard(titles, bodies []string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	for i := range titles {
		if err := e.Encode(map[string]string{"id": titles[i][:25], "title": titles[i], "text": bodies[i], "outlet": "Harbour Post"}); err != nil {
			return nil, err
		}
	}
	b.WriteString("{\"id\": \"cut off\n")
	return b.Bytes(), nil
}

func gzipShard(titles, bodies []string) ([]byte, error) {
	plain, err := jsonShard(titles, bodies)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(plain); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

func csvShard(titles, bodies []string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write([]string{"title", "text", "outlet", "summit"})
	for i := range titles {
		w.Write([]string{titles[i], bodies[i], "Capital Ledger", "Lakeside 2030"})
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func zipShard(titles, bodies []string) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range titles {
		w, err := z.Create(titles[i][:25] + ".md")
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(w, "---\ntitle: %s\n---\n%s", titles[i], bodies[i])
	}
	err := z.Close()
	return b.Bytes(), err
}

// oneFile writes an article into a form with room for title and body.
func oneFile(form string) func(titles, bodies []string) ([]byte, error) {
	return func(titles, bodies []string) ([]byte, error) {
		body := bodies[0]
		if strings.HasPrefix(form, "<") {
			body = "<p>" + strings.ReplaceAll(strings.TrimSpace(body), "\n\n", "</p>\n<p>") + "</p>"
		}
		return fmt.Appendf(nil, form, titles[0], body), nil
	}
}
