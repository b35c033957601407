package main

import "testing"

// FuzzConfig: whatever parley.yaml holds, it is taken or refused with a reason;
// what is taken twice is the same.
func FuzzConfig(f *testing.F) {
	for _, s := range []string{exampleConfig, "inputs: [a/, b/*.md]\nstore: p.db\n", "title: x\nunknown: 1\n", "limits: {time: 2h, article: -1s}\n", "outlets:\n  - {name: a, domains: [b]}\n", "alerts: [", "\x00", "store: postgres://a:b@c/d\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		a, c := defaults(), defaults()
		err, again := parseConfig(b, "parley.yaml", a), parseConfig(b, "parley.yaml", c)
		if (err == nil) != (again == nil) || err != nil && err.Error() == "" {
			t.Fatalf("%v, %v", err, again)
		}
		if err == nil && (a.Store != c.Store || a.Title != c.Title || len(a.Inputs) != len(c.Inputs)) {
			t.Fatal("two answers")
		}
	})
}
