package jsonl

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// sample are objects with all that JSON has.
var sample = []string{
	`{"text":"We agreed.","n":[1,-2.5e+3,true,null,{"a":{}},[]], "x" : "\u00e9\ud83d\ude00\n" }`,
	`{}`, ` {"a":"b"}`, `{"a":1,"a":2,"A":3}`, "{\"été\":\"l’été\"}", `{"a":"\ud800\u0041 \ud800\ud800 \udc00"}`, `{"":""}`,
}

// rare are objects that encoding/json reads, and no objects.
var rare = []string{
	`{"\u0061":1}`, "{\"a\xff\":1}", `{"a":` + strings.Repeat("[", 80) + strings.Repeat("]", 80) + `}`,
	``, `null`, `[{}]`, `{`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{,}`, `{"a":1}{}`, `{"a":1} x`, `{a:1}`, `{"a":01}`, `{"a":+1}`, `{"a":.5}`, `{"a":0x1p-2}`, `{"a":Inf}`, `{"a":nul}`,
	`{"a":"\q"}`, `{"a":"\u00g0"}`, `{"a":"\u12"}`, "{\"a\":\"\t\"}", "{\"a\":\"\x00\"}", `{"a":"b}`, `{"a":"\"}`, `{"a":[1 2]}`, `{"a":[1,]}`, "{\"a\":1}\x00", "{\"a\":1,\x00\"b\":2}", `{"a":{"b":1,}}`,
}

func TestMembers(t *testing.T) {
	for _, line := range sample {
		if _, ok := Members(nil, []byte(line)); !ok {
			t.Errorf("%s is not read", line)
		}
		checkMembers(t, []byte(line))
	}
	for _, line := range rare {
		if _, ok := Members(nil, []byte(line)); ok {
			t.Errorf("%q is read", line)
		}
	}
}

// FuzzMembers: what is read is what encoding/json reads.
func FuzzMembers(f *testing.F) {
	for _, line := range append(sample, rare...) {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) { checkMembers(t, line) })
}

func checkMembers(t *testing.T, line []byte) {
	t.Helper()
	got, ok := Members(nil, line)
	if !ok {
		return
	}
	if !json.Valid(line) {
		t.Fatalf("%q is not valid", line)
	}
	d := json.NewDecoder(bytes.NewReader(line))
	if open, _ := d.Token(); open != json.Delim('{') {
		t.Fatalf("%q is no object", line)
	}
	for _, m := range got {
		name, _ := d.Token()
		var value json.RawMessage
		if err := d.Decode(&value); err != nil || name != string(m.Name) || !bytes.Equal(value, m.Value) {
			t.Fatalf("%q: %q %q, want %v %q, %v", line, m.Name, m.Value, name, value, err)
		}
		checkText(t, m.Value)
	}
	if d.More() {
		t.Fatalf("%q: members are left out", line)
	}
}

func checkText(t *testing.T, value []byte) {
	t.Helper()
	text, ok := Text(value)
	if !ok {
		return
	}
	var want string
	if err := json.Unmarshal(value, &want); err != nil || text != want || value[0] != '"' {
		t.Fatalf("%q: %q, want %q, %v", value, text, want, err)
	}
}
