package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"strings"

	"parley/analyze/ingest"
)

// A record that cannot be read is a value in the stream, with its place and what
// to do; the others go on. Walk does the same for files, folders and archives.
func ExampleRead() {
	in := strings.NewReader(`{"id":"a1","title":"Bridge talks","date":"2021-06-16","text":"The talks go on."}
{"id":"a2","title":"Nothing else"}
`)
	for d, err := range ingest.Read(context.Background(), in, "night.jsonl", ingest.Options{}) {
		var bad *ingest.InputError
		switch {
		case errors.As(err, &bad):
			fmt.Println(bad.Path, bad.Record, bad.Reason)
		case err != nil:
			log.Fatal(err)
		default:
			fmt.Println(d.Meta.ID, d.Meta.Format, d.Meta.Date(), d.Meta.Title)
		}
	}
	// Output:
	// a1 jsonl 2021-06-16 Bridge talks
	// night.jsonl 2 no text in the record
}
