package page

import (
	"testing"

	"parley/analyze/ingest/record"
)

func TestTrim(t *testing.T) {
	r := &record.Record{Title: "Talks end by the sea", Byline: "Ada Writer"}
	for _, c := range []struct{ name, in, want string }{
		{"H9 title", "Talks End by the Sea\nLeaders went home.", "Leaders went home."},
		{"H9 byline and date", "By Ada Writer\n13 June 2021 From the section World 12 comments\nLeaders went home.", "Leaders went home."},
		{"H9 bare byline", "Ada Writer\nPublished June 13, 2021, 10:20 a.m.\nLeaders went home.", "Leaders went home."},
		{"H9 only at the head", "One.\nTwo.\nThree.\nFour.\nTalks end by the sea", "One.\nTwo.\nThree.\nFour.\nTalks end by the sea"},
		{"H9 boilerplate anywhere", "One.\nStory Continued Below\nTwo.\nREAD MORE: Others talk\nThree.", "One.\nTwo.\nThree."},
		{"a sentence with a date stays", "13 June 2021 was a long day by the sea.\nLeaders went home.", "13 June 2021 was a long day by the sea.\nLeaders went home."},
		{"a quotation stays", "By “the sea”, he said\nLeaders went home.", "By “the sea”, he said\nLeaders went home."},
		{"a speaker's label stays", "By Monday:\nPresident Lee: Good evening.", "By Monday:\nPresident Lee: Good evening."},
		{"nothing else", "Talks end by the sea", "Talks end by the sea"},
		{"empty", "", ""},
	} {
		if got := trim(c.in, r); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
