package statement_test

import (
	"fmt"
	"log"
	"os"
	"strings"

	"parley/analyze/doc"
	"parley/analyze/statement"
)

// Rows are JSON lines, so that anything can read them.
func ExampleEncoder() {
	e := statement.NewEncoder(os.Stdout)
	err := e.Encode(&statement.Article{Schema: statement.SchemaVersion, Doc: "a.txt", Title: "Bridge talks", Words: 5})
	if err == nil {
		err = e.Flush()
	}
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// {"schema":1,"doc":"a.txt","path":"","record":0,"format":"","title":"Bridge talks","words":5,"statements":0,"unnamed":0,"voice_overall":0,"voice_valence":0,"voice_words":0}
}

// Decode reads them back; a line at fault is an error that names it, and
// reading goes on.
func ExampleDecode() {
	rows := `{"schema":1,"doc":"a.txt","n":1,"kind":"direct","content":[[0,11]],"text":"“It is late”","speaker":"Ida Holm"}
no row
{"schema":1,"doc":"a.txt","n":2,"kind":"direct","content":[[20,27]],"text":"“Never”","speaker":"Odo Falk"}
`
	for s, err := range statement.Decode(strings.NewReader(rows)) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(s.N, s.Speaker, s.Content, s.Content[0] == doc.Span{Start: 0, End: 11})
	}
	// Output:
	// 1 Ida Holm [{0 11}] true
	// line 2: invalid character 'o' in literal null (expecting 'u')
	// 2 Odo Falk [{20 27}] false
}
