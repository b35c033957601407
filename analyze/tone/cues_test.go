package tone

import (
	"maps"
	"testing"

	"parley/lexicon/cues"
)

func TestCueTones(t *testing.T) {
	table, err := cues.Default()
	if err != nil {
		t.Fatal(err)
	}
	if got := CueTones(table, []string{"say", "tell", "", "no such verb"}); got != nil {
		t.Errorf("neutral words lend %v", got)
	}
	got := CueTones(table, []string{"praise", "claim", "praise", "say", "accuse"})
	if want := map[string]int{"respectful": 2, "critical": 1, Loaded: 1}; !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
