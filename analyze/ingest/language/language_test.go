package language

import (
	"strings"
	"testing"
)

func TestDetect(t *testing.T) {
	for _, c := range []struct{ rule, in, want string }{
		{"L3", "The leaders ended their talks by the sea and went home, but they did not say when they would meet again.", "en"},
		{"L3", "Die Minister haben sich am Meer getroffen und über den Stahl gesprochen, aber nicht über das Öl.", "de"},
		{"L3", "Les ministres se sont rencontrés au bord de la mer et ont parlé de l'acier, mais pas du pétrole.", "fr"},
		{"L3", "Los ministros se reunieron en la costa y hablaron del acero, pero no del petróleo que les falta.", "es"},
		{"L3", "I ministri si sono incontrati al mare e hanno parlato dell'acciaio, ma non del petrolio che manca.", "it"},
		{"L2", "Министры встретились у моря и говорили о стали, но не о нефти, которой им не хватает.", "ru"},
		{"L2", "Міністри зустрілися біля моря і говорили про сталь, але не про нафту, якої їм бракує.", "uk"},
		{"L1", "両国の首脳は海辺のホテルで三日間の会談を終えた。", "ja"},
		{"L1", "两国领导人在海边结束了三天的会谈。", "zh"},
		{"L1", "두 나라 정상은 바닷가에서 사흘간의 회담을 마쳤다.", "ko"},
		{"too short", "Yes", ""},
		{"no words", "123 456 --- 789", ""},
		{"nothing", "", ""},
	} {
		if got := Detect(c.in); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.rule, c.in, got, c.want)
		}
	}
}

func TestTag(t *testing.T) {
	for in, want := range map[string]string{
		"en": "en", "EN": "en", "en-gb": "en-GB", "en_US": "en-US", "English": "en", "ENGLISH": "en", "Englisch": "en", "GERMAN; DEUTSCH": "de",
		"Deutsch": "de", "Français": "fr", "français": "fr", "Русский": "ru", "eng": "en", "": "",
	} {
		if got := Tag(in); got != want {
			t.Errorf("Tag(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("The leaders ended their talks and the others did not.", "en-gb")
	f.Fuzz(func(t *testing.T, text, name string) {
		if got := Detect(text); len(got) > 3 {
			t.Errorf("Detect(%q) = %q", text, got)
		}
		if got := Detect(text + " "); got != Detect(text) && !strings.HasSuffix(text, "\xe3") && len(text) > 0 && text[len(text)-1] < 0x80 {
			t.Errorf("a space makes %q of %q", got, Detect(text))
		}
		Tag(name)
	})
}
