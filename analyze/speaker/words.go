package speaker

import (
	"strings"
	"unicode/utf8"
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// titles stand before a person's name; the sexed ones tell a pronoun.
var (
	titles = set(`shri smt administrator acting president mr mrs ms miss dr sen senator rep representative congressman congresswoman gov governor gen general col colonel lt lieutenant
		sgt sergeant capt captain maj major adm admiral prime minister premier secretary chancellor king queen prince princess pope ambassador mayor judge justice
		chairman chairwoman chair speaker director professor prof rev reverend sir lord lady dame sheriff attorney ayatollah sheikh emir envoy adviser advisor
		spokesman spokeswoman spokesperson leader vice deputy foreign state defense defence treasury finance interior press chief former ex-president special
		candidate nominee strategist aide analyst economist expert lawyer pollster commissioner marshal comrade first counsel counselor manager host correspondent
		reporter editor author activist coach actor actress singer billionaire businessman businesswoman officer ceo cfo coo agent detective pastor father sister brother
		republican democrat democratic gop republicans democrats majority minority whip house senate executive political campaign senior national security director`)
	// sureTitles stand right before a name and before nothing else
	sureTitles = set(`president mr mrs ms miss dr sen senator rep representative congressman congresswoman gov governor gen general col colonel lt lieutenant
		sgt sergeant capt captain maj adm admiral minister premier secretary chancellor ambassador mayor justice chairman chairwoman spokesman spokeswoman spokesperson
		director professor prof rev sheriff commissioner leader envoy adviser advisor counselor correspondent ceo`)
	// adjectival titles say what another title is of, and of a name nothing
	adjectival = set(`executive national first foreign state defense defence treasury finance interior press former special senior campaign political security
		house senate majority minority republican democrat democratic gop republicans democrats vice deputy prime chief acting`)
	maleTitles   = set(`mr sir lord king prince congressman chairman spokesman businessman actor father brother emir pope`)
	femaleTitles = set(`mrs ms miss lady dame queen princess congresswoman chairwoman spokeswoman businesswoman actress sister`)
)

// commonGiven are given names that are words, months, places or parts of other names.
var commonGiven = set(`may will grant mark art june april august hope faith grace joy dawn rose lane chase pat rob bill sue drew frank jack dick chip guy gene
	dean duke earl king prince major judge virginia georgia carolina dakota paris london austin jordan chad houston dallas israel america china india asia chelsea
	lincoln madison jackson jefferson washington kennedy reagan carter clinton nixon ford tyler taylor trump obama harry crystal amber star summer christian royal
	so long an al le ha in do van don lee ray jay kay page penny ivy iris lily daisy holly heather ginger olive pearl ruby jade opal`)

// eastern are the commonest family names of China, Korea and Vietnam, which are
// written first.
var eastern = set(`wang li zhang liu chen yang huang zhao wu zhou xu sun zhu hu guo lin gao luo zheng liang xie tang cao deng feng peng zeng xiao pan yuan cai jiang
	kim park choi jung kang cho yoon jang lim han shin seo kwon hwang ahn song hong cheong chung nguyen tran pham hoang phan vu dang bui`)

// particles stand in lower case inside a name.
var particles = set(`von van der den de da di du del della bin ibn al el la le dos ben ter`)

// orgWords end the name of an organisation.
var orgWords = set(`university institute institution party committee department ministry agency news post times journal council union bank court senate congress
	house corp inc llc group foundation center centre association commission organization organisation bureau network parliament assembly board company federation
	society coalition alliance campaign team administration government service college school hospital church press tribune herald guardian daily magazine
	office authority fund club league police force army navy forces union pac trust chamber caucus fbi cia nsa cnn nbc abc cbs msnbc bbc npr ap afp reuters
	politico breitbart buzzfeed twitter facebook google apple microsoft embassy museum forum act project report museum website newspaper`)

// notNames begin sentences with a capital and are no name.
var notNames = set(`the a an this that these those he she it they we i you his her its their our my your but and or nor so yet if when while as because since
	although though after before until in on at to for from with by of about during under over between into among despite per according however meanwhile also
	still even just only not no yes then there here now today yesterday tomorrow what who whom whose which why how where some many most more all both each every
	one two three four five six seven eight nine ten asked said says speaking instead perhaps maybe well ok okay oh hey let look thanks thank please good great
	monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december mr mrs ms dr
	once earlier later last next other another such than like unlike including neither either first second third nobody everyone everybody anyone someone
	something nothing anything everything don't doesn't didn't can't won't isn't aren't it's that's there's he's she's they're we're i'm i've i'll you're
	leaders trilateral bilateral don’t doesn’t didn’t can’t won’t isn’t aren’t it’s that’s there’s he’s she’s they’re we’re i’m i’ve i’ll you’re`)

// offices head a description of a person: "the Russian president".
var offices = set(`president leader premier chancellor minister secretary senator governor mayor congressman congresswoman representative ambassador candidate nominee
	king queen prince pope pontiff chairman chairwoman director chief general judge justice billionaire businessman mogul envoy diplomat dictator
	democrat republican lawmaker strategist spokesman spokeswoman secretary-general adviser advisor speaker host tycoon`)

// longNames gives the long form of short given names, so that Bill Lee and
// William Lee are one.
var longNames = map[string]string{"bill": "william", "will": "william", "billy": "william", "bob": "robert", "rob": "robert", "bobby": "robert", "dick": "richard", "rick": "richard", "rich": "richard",
	"tom": "thomas", "jim": "james", "jimmy": "james", "mike": "michael", "joe": "joseph", "ted": "edward", "ed": "edward", "liz": "elizabeth", "beth": "elizabeth", "betsy": "elizabeth",
	"kate": "katherine", "kathy": "katherine", "sandy": "sandra", "tony": "anthony", "jack": "john", "chuck": "charles", "charlie": "charles", "hank": "henry", "harry": "henry", "peggy": "margaret",
	"meg": "margaret", "larry": "lawrence", "jerry": "gerald", "dave": "david", "dan": "daniel", "danny": "daniel", "chris": "christopher", "matt": "matthew", "nick": "nicholas",
	"pete": "peter", "steve": "steven", "stephen": "steven", "andy": "andrew", "drew": "andrew", "greg": "gregory", "ken": "kenneth", "ron": "ronald", "don": "donald", "sam": "samuel",
	"ben": "benjamin", "bernie": "bernard", "jeff": "jeffrey", "geoff": "geoffrey", "tim": "timothy", "pat": "patrick", "al": "albert", "alex": "alexander", "fred": "frederick",
	"sue": "susan", "debbie": "deborah", "deb": "deborah", "barb": "barbara", "pam": "pamela", "jen": "jennifer", "jenny": "jennifer", "becky": "rebecca", "cathy": "catherine", "vicky": "victoria",
	"mitch": "mitchell", "phil": "philip", "ray": "raymond", "russ": "russell", "stan": "stanley", "walt": "walter", "wes": "wesley", "zach": "zachary", "josh": "joshua", "jon": "jonathan"}

func long(given string) string {
	if l := longNames[given]; l != "" {
		return l
	}
	return given
}

// fold is the form in which names of the text are compared: base, without
// accents, hyphens and the choices of a transliteration (Zelensky, Zelenskyy).
func fold(w string) string {
	if w = base(w); !plain(w) {
		w = accents.Replace(w)
	}
	for _, s := range [...]string{"iy", "yy", "ij", "ii", "yi"} {
		if strings.HasSuffix(w, s) && len(w) > 4 {
			return w[:len(w)-2] + "y"
		}
	}
	return w
}

// plain reports whether w has nothing that accents takes away.
func plain(w string) bool {
	for i := range len(w) {
		if c := w[i]; c >= utf8.RuneSelf || c == '-' || c == '\'' {
			return false
		}
	}
	return true
}

var accents = strings.NewReplacer("-", "", "á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ç", "c", "č", "c", "ć", "c", "é", "e", "è", "e", "ê", "e", "ë", "e", "ě", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ı", "i", "ñ", "n", "ń", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o", "ř", "r", "š", "s", "ş", "s", "ș", "s", "ț", "t",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ý", "y", "ž", "z", "ź", "z", "ż", "z", "ł", "l", "ğ", "g", "đ", "d", "’", "", "'", "")

// base is a word in lower case without a possessive ending.
func base(w string) string {
	w = strings.ToLower(w)
	for _, s := range [...]string{"'s", "’s", "‘s"} {
		if strings.HasSuffix(w, s) {
			return w[:len(w)-len(s)]
		}
	}
	return strings.TrimRight(w, "'’.")
}

func possessive(w string) bool {
	if n := len(w); n < 2 || w[n-1] != 's' && w[n-1] != '\'' && !strings.HasSuffix(w, "’") {
		return false
	}
	return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") || strings.HasSuffix(w, "‘s") || strings.HasSuffix(w, "s'") || strings.HasSuffix(w, "s’")
}
