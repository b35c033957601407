package people

import (
	"testing"
	"time"
)

func defaultDir(t testing.TB) *Directory {
	t.Helper()
	d, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func when(s string) time.Time {
	if s == "" {
		return time.Time{}
	}
	return day(s)
}

// TestOfficesByDay: who held an office, as articles and transcripts call it.
func TestOfficesByDay(t *testing.T) {
	d := defaultDir(t)
	for _, c := range []struct{ office, on, want string }{
		{"president of the United States", "2021-06-16", "Joe Biden"},
		{"US president", "2021-01-20", "Joe Biden"},
		{"US president", "2021-01-19", "Donald Trump"},
		{"American president", "1986-10-11", "Ronald Reagan"},
		{"American president", "1989-12-02", "George H. W. Bush"},
		{"Russian president", "2010-06-24", "Dmitry Medvedev"},
		{"Russian president", "2019-06-28", "Vladimir Putin"},
		{"Russian president", "2000-03-01", "Vladimir Putin"}, // acting
		{"Russian prime minister", "2010-06-24", "Vladimir Putin"},
		{"Soviet leader", "1986-10-11", "Mikhail Gorbachev"},
		{"Soviet foreign minister", "1986-10-11", "Eduard Shevardnadze"},
		{"French leader", "2024-06-09", "Emmanuel Macron"},
		{"French president", "1990-01-01", "François Mitterrand"},
		{"French prime minister", "2024-10-01", "Michel Barnier"},
		{"German chancellor", "1990-10-03", "Helmut Kohl"},
		{"German chancellor", "2003-03-20", "Gerhard Schröder"},
		{"German chancellor", "2018-07-11", "Angela Merkel"},
		{"German chancellor", "2023-01-01", "Olaf Scholz"},
		{"German leader", "2025-06-01", "Friedrich Merz"},
		{"British prime minister", "2022-09-05", "Boris Johnson"},
		{"British prime minister", "2022-09-20", "Liz Truss"},
		{"British prime minister", "2022-10-25", "Rishi Sunak"},
		{"prime minister of Britain", "2024-07-05", "Keir Starmer"},
		{"Japanese prime minister", "1986-05-04", "Yasuhiro Nakasone"},
		{"Japanese prime minister", "1993-07-07", "Kiichi Miyazawa"},
		{"Japanese prime minister", "2008-07-07", "Yasuo Fukuda"},
		{"Japanese prime minister", "2011-03-11", "Naoto Kan"},
		{"Japanese prime minister", "2019-06-28", "Shinzo Abe"},
		{"Japanese leader", "2025-11-01", "Sanae Takaichi"},
		{"Turkish leader", "2010-01-01", "Recep Tayyip Erdoğan"},
		{"Armenian leader", "2020-11-09", "Nikol Pashinyan"},
		{"Armenian leader", "2016-04-02", "Serzh Sargsyan"},
		{"North Korean leader", "2000-06-15", "Kim Jong Il"},
		{"South Korean president", "2018-04-27", "Moon Jae-in"},
		{"Iran's supreme leader", "2015-07-14", "Ali Khamenei"},
		{"Saudi leader", "2023-08-05", "Mohammed bin Salman"},
		{"Chinese leader", "2009-11-17", "Hu Jintao"},
		{"US secretary of state", "2014-11-24", "John Kerry"},
		{"U.S. foreign minister", "2014-11-24", "John Kerry"},
		{"US treasury secretary", "2019-05-01", "Steven Mnuchin"},
		{"UN secretary general", "2012-01-01", "Ban Ki-moon"},
		{"NATO secretary-general", "2000-01-01", "Lord Robertson"},
		{"president of the European Commission", "2010-01-01", "José Manuel Barroso"},
		{"European Council president", "2016-06-24", "Donald Tusk"},
		{"EU foreign policy chief", "2015-07-14", "Federica Mogherini"},
		{"Polish president", "1991-01-01", "Lech Wałęsa"},
		{"Kremlin press secretary", "2020-01-01", "Dmitry Peskov"},
		{"US senator", "2020-01-01", ""},       // P2: there are a hundred
		{"Scottish emperor", "2020-01-01", ""}, // no such country in the list
		{"Ukrainian president", "1985-01-01", ""},
	} {
		got := ""
		if office, of, ok := d.OfficeOn(c.office, when(c.on)); ok {
			if e := d.Holder(office, of, when(c.on)); e != nil {
				got = e.Name
			}
		}
		if got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.office, c.on, got, c.want)
		}
	}
}

// TestSpellings: aliases, transliterations, nicknames and names without marks.
func TestSpellings(t *testing.T) {
	d := defaultDir(t)
	for name, want := range map[string]string{
		"Volodymyr Zelenskyy": "Volodymyr Zelensky", "Zelenskiy": "Volodymyr Zelensky", "Kim Jong-un": "Kim Jong Un", "kim jong un": "Kim Jong Un",
		"MBS": "Mohammed bin Salman", "AMLO": "Andrés Manuel López Obrador", "BoJo": "Boris Johnson", "Lula": "Luiz Inácio Lula da Silva", "Bibi": "Benjamin Netanyahu",
		"Recep Tayyip Erdogan": "Recep Tayyip Erdoğan", "Erdogan": "Recep Tayyip Erdoğan", "Viktor Orban": "Viktor Orbán", "Francois Hollande": "François Hollande",
		"Gerhard Schroeder": "Gerhard Schröder", "J.D. Vance": "JD Vance", "J. D. Vance": "JD Vance", "George H.W. Bush": "George H. W. Bush", "Aleksandr Lukashenko": "Alexander Lukashenko",
		"Sergei Lavrov": "Sergey Lavrov", "Moammar Gadhafi": "Muammar Gaddafi", "Abu Mazen": "Mahmoud Abbas", "Assad’s": "Bashar al-Assad", "al-Assad": "Bashar al-Assad", "von der Leyen": "Ursula von der Leyen",
		"Yoon Suk-yeol": "Yoon Suk Yeol", "Abe Shinzo": "Shinzo Abe", "Jens Stoltenberg's": "Jens Stoltenberg", "Jonas Gahr Store": "Jonas Gahr Støre", "Bongbong Marcos": "Ferdinand Marcos Jr.",
	} {
		got := d.Lookup(name, time.Time{})
		if len(got) == 0 || got[0].Name != want {
			t.Errorf("%s: %v, want %s", name, ids(got), want)
		}
	}
}

// TestAlone: P1, P3. Whom a bare last name means on a day, the first of them.
func TestAlone(t *testing.T) {
	d := defaultDir(t)
	for _, c := range []struct{ name, on, want string }{
		{"Bush", "1990-09-09", "George H. W. Bush"},
		{"Bush", "2001-06-16", "George W. Bush"},
		{"Clinton", "1997-03-21", "Bill Clinton"},
		{"Clinton", "2010-04-08", "Hillary Clinton"},
		{"Kim", "2018-06-12", "Kim Jong Un"},
		{"Kim", "2000-06-15", "Kim Dae-jung"}, // two in office; his term began later
		{"Lee", "2010-11-11", "Lee Myung-bak"},
		{"Lee", "2025-10-29", "Lee Jae-myung"},
		{"Lee", "2018-06-12", ""}, // a frequent name: only in office of a major country
		{"Park", "2015-10-16", "Park Geun-hye"},
		{"Rice", "2006-01-01", ""},
		{"Powell", "2003-02-05", ""},
		{"Johnson", "2021-06-11", "Boris Johnson"},
		{"Johnson", "2016-06-11", ""},
		{"Johnson", "2024-06-11", ""},
		{"Johnson", "", ""},
		{"Sharif", "2015-01-01", "Nawaz Sharif"},
		{"Sharif", "2025-05-10", "Shehbaz Sharif"},
		{"Gandhi", "1987-12-01", "Rajiv Gandhi"},
		{"Gandhi", "2024-01-01", "Rahul Gandhi"},
		{"O'Neill", "2016-09-17", ""}, // of Papua New Guinea: not major
		{"Merkel", "2016-01-01", "Angela Merkel"},
		{"Smith", "2012-01-01", ""},
	} {
		got := ""
		if list := d.Alone(c.name, when(c.on)); len(list) > 0 {
			got = list[0].Name
		}
		if got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.name, c.on, got, c.want)
		}
	}
}

func TestAge(t *testing.T) {
	d := defaultDir(t)
	for _, c := range []struct {
		id          ID
		on          string
		least, most int
	}{
		{"person/joe-biden", "2021-06-16", 78, 78},
		{"person/joe-biden", "2021-11-20", 79, 79},
		{"person/jake-sullivan", "2021-06-16", 44, 44},
		{"person/mike-waltz", "2025-06-16", 50, 51},
	} {
		least, most, ok := d.Entry(c.id).Age(day(c.on))
		if !ok || least != c.least || most != c.most {
			t.Errorf("%s on %s: %d to %d, want %d to %d", c.id, c.on, least, most, c.least, c.most)
		}
	}
}

func TestBody(t *testing.T) {
	d := defaultDir(t)
	for name, want := range map[string]ID{"fr": "country/fr", "FR": "country/fr", "France": "country/fr", "French": "country/fr", "Paris": "country/fr", "Whitehall": "country/gb", "NATO": "org/nato", "org/nato": "org/nato", "Atlantis": "", "person/joe-biden": ""} {
		if got := d.Body(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
