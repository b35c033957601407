package language

import "strings"

// latin are the languages of the Latin script with small words that are
// frequent in them (L3). A word may belong to several.
var latin = []struct{ tag, words string }{
	{"en", "the of and to in that is for it with was on as be at by he from his are this have has not they but said which were their would had will been who its we you she her or an about after when there more than"},
	{"de", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis"},
	{"fr", "le la les de des et à en un une du est dans que qui pour pas au sur par plus ne se ce il avec son sa ont sont aux été cette mais ou comme nous elle leur ses était fait"},
	{"es", "el la los las de que y en un una del se por con no su para al lo como más o pero sus le ha este sí porque esta entre cuando muy sin sobre también fue había era han desde"},
	{"it", "il la di che e un una in per con non del della dei si da al sono le gli nel alla ha più anche lo i ma come questo dal delle stato suo nella è era hanno"},
	{"pt", "o a os as de que e do da em um uma para com não no na por mais se dos das ao como mas foi ele sua ou pelo pela são também seu está há até"},
	{"nl", "de het een en van in is dat op te zijn met voor niet die aan er om ook als maar door bij uit dan naar heeft werd nog wordt over zich hij ze wel tot"},
	{"sv", "och att det som en på är av för med den till inte om ett han men var jag har från vi så kan när ut sig efter nu också"},
	{"no", "og det som en på er av for med den til ikke om et han men var har fra vi så kan når ut seg etter nå også sier ble å"},
	{"da", "og det som en på er af for med den til ikke om et han men var har fra vi så kan når ud sig efter nu også siger blev at i"},
	{"fi", "ja on ei se että oli hän mutta kun ovat myös joka sen mukaan tai kuin ole vuonna olla jo niin sanoi"},
	{"pl", "i w na się nie z do że to jest o jak po za od przez dla ale są przy który tym jego co oraz było ich"},
	{"cs", "a v se na je že s z do o jako za i pro ale by od podle které který jsou po jeho při však bude není také"},
	{"tr", "ve bir bu da de için ile olarak çok daha olan gibi en kadar sonra olduğu ne dedi var ancak değil ise"},
	{"ro", "și de la în a că cu pe din pentru o nu un este mai care au fost se sunt ca sa lui ale dar după"},
	{"hu", "a az és hogy nem is egy van meg azt volt már csak de mint kell vagy még szerint lesz"},
	{"id", "yang dan di dengan untuk ini dari pada dalam itu akan tidak ke oleh juga telah adalah sebagai kata presiden"},
}

// stopwords gives for a word the languages it belongs to.
var stopwords = index()

func index() map[string][]int {
	m := map[string][]int{}
	for i, l := range latin {
		for _, w := range strings.Fields(l.words) {
			m[w] = append(m[w], i)
		}
	}
	return m
}

// Tag makes a BCP 47 tag of what an input calls its language ("English",
// "en_US", "eng"), or "" when it is none.
func Tag(s string) string {
	if i := strings.IndexAny(s, ";,(/"); i >= 0 {
		s = s[:i]
	}
	s = strings.ToLower(strings.TrimSpace(s))
	if t, ok := called[s]; ok {
		return t
	}
	main, region, _ := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	if t, ok := called[main]; ok {
		main = t
	}
	if len(main) != 2 || !letters(main) {
		return ""
	}
	if len(region) == 2 && letters(region) {
		return main + "-" + strings.ToUpper(region)
	}
	return main
}

func letters(s string) bool { return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" }

var called = map[string]string{
	"english": "en", "eng": "en", "englisch": "en", "anglais": "en", "inglés": "en",
	"german": "de", "deu": "de", "ger": "de", "deutsch": "de", "allemand": "de",
	"french": "fr", "fra": "fr", "fre": "fr", "français": "fr", "francais": "fr", "französisch": "fr",
	"spanish": "es", "spa": "es", "español": "es", "spanisch": "es", "espagnol": "es",
	"italian": "it", "ita": "it", "italiano": "it", "portuguese": "pt", "por": "pt", "português": "pt",
	"dutch": "nl", "nld": "nl", "dut": "nl", "nederlands": "nl", "niederländisch": "nl",
	"russian": "ru", "rus": "ru", "русский": "ru", "russisch": "ru", "russe": "ru",
	"ukrainian": "uk", "ukr": "uk", "українська": "uk", "chinese": "zh", "zho": "zh", "chi": "zh", "中文": "zh",
	"japanese": "ja", "jpn": "ja", "korean": "ko", "kor": "ko", "arabic": "ar", "ara": "ar", "turkish": "tr", "tur": "tr",
	"polish": "pl", "pol": "pl", "swedish": "sv", "swe": "sv", "norwegian": "no", "nor": "no", "danish": "da", "dan": "da",
	"finnish": "fi", "fin": "fi", "czech": "cs", "ces": "cs", "hungarian": "hu", "hun": "hu", "romanian": "ro", "ron": "ro",
	"greek": "el", "ell": "el", "hebrew": "he", "heb": "he", "persian": "fa", "farsi": "fa", "fas": "fa", "hindi": "hi", "hin": "hi",
}
