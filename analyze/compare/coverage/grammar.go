package coverage

import "strings"

// grammar is the words that build sentences and frame nothing; marks are left
// out, as in split.
const grammar = `a an the this that these those some any no none every each either neither all both many much more most few less least several such own other others another same
i me my mine myself we us our ours ourselves you your yours he him his himself she her hers herself it its itself they them their theirs themselves one ones who whom whose which what whatever
and or but nor so yet if than then because since while whereas although though unless until whether as when where why how however
of in on at by for with without from to into onto over under above below between among through during before after about against toward towards across along around behind beyond near off out up down upon within per via
be am is are was were been being do does did done doing have has had having will would shall should can could may might must ought
not also too very just only even still already again ever never here there now once rather quite almost perhaps
im ive id ill youre youve youd youll hes shes thats theres were theyre theyve theyd weve wed well whats wont dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt cant couldnt wouldnt shouldnt lets
said say says saying told mr mrs ms dr`

// dullWords are those of grammar and of the outlets' names.
func dullWords(texts []Text) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(grammar) {
		out[w] = true
	}
	for i := range texts {
		_, keys := split(texts[i].Outlet)
		for _, k := range keys {
			out[k] = true
		}
	}
	delete(out, "well") // "we'll", but also a word
	return out
}
