package date

import (
	"fmt"
	"strings"
	"unicode"
)

// months hold the names and abbreviations in the languages of rule D4. A name
// of one language never means another month in another.
var months = table(map[int]string{
	1:  "january jan janvier janv januar jänner enero ene gennaio gen janeiro januari января январь янв",
	2:  "february feb février fevrier févr fevr februar febrero febbraio fevereiro fev februari февраля февраль фев",
	3:  "march mar mars märz maerz marzo março marco maart mrt mrz марта март мар",
	4:  "april apr avril avr abril abr aprile апреля апрель апр",
	5:  "may mai mayo maggio mag maio mei мая май",
	6:  "june jun juin juni junio giugno giu junho июня июнь июн",
	7:  "july jul juillet juil juli julio luglio lug julho июля июль июл",
	8:  "august aug août aout agosto ago augustus августа август авг",
	9:  "september sep sept septembre septiembre setiembre set settembre setembro сентября сентябрь сен сент",
	10: "october oct octobre oktober okt octubre ottobre ott outubro out октября октябрь окт",
	11: "november nov novembre noviembre novembro ноября ноябрь ноя",
	12: "december dec décembre decembre déc dezember dez diciembre dic dicembre dezembro декабря декабрь дек",
})

// fillers say nothing about the day: weekdays and small words.
var fillers = set(`monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
mo di mi do fr sa so lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta feira
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
at on of de del le den der um uhr à a las at the года год г`)

// zones are the abbreviations with one meaning in news, in hours times 100.
var zones = map[string]int{
	"gmt": 0, "utc": 0, "z": 0, "est": -500, "edt": -400, "cst": -600, "cdt": -500, "mst": -700, "mdt": -600,
	"pst": -800, "pdt": -700, "bst": 100, "wet": 0, "west": 100, "cet": 100, "cest": 200, "mez": 100, "mesz": 200,
	"eet": 200, "eest": 300, "msk": 300, "мск": 300, "jst": 900, "kst": 900, "hkt": 800, "sgt": 800,
	"aest": 1000, "aedt": 1100, "nzst": 1200, "nzdt": 1300, "akdt": -800, "akst": -900, "hst": -1000, "trt": 300,
}

// american zones change their offset with the season.
var american = map[string]int{"et": -5, "ct": -6, "mt": -7, "pt": -8}

func table(names map[int]string) map[string]int {
	t := map[string]int{}
	for m, list := range names {
		for _, n := range strings.Fields(list) {
			t[n] = m
		}
	}
	return t
}

func set(list string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(list) {
		s[w] = true
	}
	return s
}

// word reads a month, a weekday, a zone or a small word (D4).
func (p *parts) word(s string) (string, error) {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	w := strings.ToLower(s[:end])
	rest := s[end:]
	if m, ok := months[w]; ok && p.month == 0 {
		p.month = m
		return rest, nil
	}
	if p.hasTime && p.knownZone(w) {
		return rest, nil
	}
	if fillers[w] || w == "t" && p.day != 0 {
		return rest, nil
	}
	return s, fmt.Errorf("word %q in a date", w)
}

func (p *parts) knownZone(w string) bool {
	if p.hasZone {
		return false
	}
	if h, ok := american[w]; ok {
		p.america, p.hasZone = h, true
		return true
	}
	h, ok := zones[w]
	if ok {
		p.offset, p.hasZone = h/100*3600, true
	}
	return ok
}
