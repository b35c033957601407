package tone

import "parley/analyze/doc"

// A role is what a function word does to the hits near it.
type role uint32

const (
	negator  role = 1 << iota // N1
	partial                   // N4: hardly, barely
	raiser                    // N2: "not think", "not believe": the negation moves into the clause behind
	exempt                    // N3: "not only", "no doubt": no negation
	hinder                    // N6: torpedo, undermine: bad for the good thing behind
	relieve                   // N7: end, prevent, lift: good for the bad thing behind
	ender                     // N8: avoid, halt: no more of the good thing behind
	booster                   // B1
	damper                    // B2
	hedge                     // H1
	would                     // H2 when "have" follows
	counter                   // H2: would've
	iffy                      // H3: if, unless
	until                     // H4
	contrast                  // C1: but, however
	concede                   // C2: although, while, despite
	expect                    // E1: expect, want, urge: what follows is not yet so
	oblige                    // E1: must, should, need
	sneer                     // I1: so-called
	less                      // K1
	more                      // N5 behind a negator, K2 behind "should"
	clause                    // begins a clause of its own: because, when, who
	self                      // the speaker
	we                        // the speaker's own side
	you
	they
	topic  // T1
	field  // M3: first half of the name of an office or body
	office // M3: second half, or its plural
)

// roles are the function words of the context rules. The lists follow VADER's
// constants (Hutto and Gilbert 2014), the degree words of Taboada et al. 2011,
// section 2.3, and the verbs of hindering and relief that Deng and Wiebe 2014
// call -effect and +effect, cut to what diplomats and politicians say.
var roles = doc.NewBits(map[role]string{
	negator: `not no never without neither nor nobody none nothing nowhere cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't hasn't haven't hadn't
		couldn't shouldn't mustn't ain't dont cant wont isnt doesnt didnt lack lacks lacked lacking absent refuse refuses refused refusing fail fails failed failing unable unwilling`,
	partial: "hardly barely scarcely rarely seldom",
	raiser:  "think believe see expect want feel know say mean consider find suppose imagine intend seem appear going need have",
	exempt:  "only just merely simply doubt question wonder matter problem coincidence longer surprise less fewer least",
	hinder: `torpedo torpedoes torpedoed torpedoing undermine undermines undermined undermining sabotage sabotages sabotaged sabotaging derail derails derailed derailing block blocks blocked blocking
		jeopardize jeopardise jeopardizes jeopardized jeopardizing hamper hampers hampered hampering hinder hinders hindered hindering obstruct obstructs obstructed obstructing thwart thwarts thwarted thwarting
		scuttle scuttled scuttling spoil spoils spoiled wreck wrecks wrecked wrecking ruin ruins ruined ruining disrupt disrupts disrupted disrupting subvert subverts subverted subverting erode erodes eroded eroding
		weaken weakens weakened weakening destroy destroys destroyed destroying impede impedes impeded impeding stall stalls stalled poison poisons poisoned betray betrayed betraying squander squandered
		endanger endangers endangered endangering threaten threatens threatened threatening damage damages damaged damaging harm harms harmed harming stymie stymied`,
	relieve: `end ends ended ending stop stops stopped stopping prevent prevents prevented preventing avoid avoids avoided avoiding avert averts averted averting reduce reduces reduced reducing ease eases eased easing
		lift lifts lifted lifting resolve resolves resolved resolving solve solves solved solving overcome overcame overcoming tackle tackles tackled tackling combat combats combating combatting counter counters countering
		defeat defeats defeated defeating eliminate eliminates eliminated eliminating eradicate eradicated eradicating mitigate mitigates mitigated mitigating alleviate alleviates alleviated alleviating
		release releases released releasing free frees freed freeing halt halts halted halting cease ceased remove removes removed removing address addresses addressed addressing fight fights fighting
		curb curbs curbed curbing suspend suspends suspended suspending defuse defused defusing diminish diminished minimize minimise minimized heal heals healing condemn condemns condemned condemning
		deter deters deterred against`,
	ender:    "avoid avoids avoided avoiding halt halts halted halting suspend suspends suspended suspending cease ceased ceases stop stopped stops ended ending curb curbs curbed diminish diminished shun shunned forgo forgoing",
	booster:  "very extremely really so truly absolutely totally completely highly deeply incredibly remarkably exceptionally particularly especially profoundly entirely fully utterly enormously tremendously strongly seriously greatly most more much immensely hugely wholly firmly sincerely genuinely such unbelievably extraordinarily deadly badly wholeheartedly categorically strictly",
	damper:   "slightly somewhat kinda sorta fairly partly partially marginally little relatively moderately mildly almost nearly sort kind bit",
	hedge:    "maybe perhaps possibly probably might may seems seem seemingly apparently presumably potentially could likely",
	would:    "would could should might wouldn't couldn't shouldn't",
	counter:  "would've could've should've",
	iffy:     "if unless whether",
	until:    "until till once",
	contrast: "but however yet nevertheless nonetheless",
	concede:  "although though while despite whereas notwithstanding",
	expect:   "expect expects expected expecting want wants wanted ask asks asked asking urge urges urged urging require requires required demand demands demanded demanding invite invites invited encourage encouraged expectation expectations",
	oblige:   "should must need needs needed ought shall",
	sneer:    "so-called supposed supposedly self-styled self-proclaimed alleged pseudo quote-unquote",
	less:     "less least",
	more:     "more better closer stronger greater so",
	clause:   "because when who which since where as so",
	self:     "i my me mine i'm i've i'd i'll myself",
	we:       "we our us we're we've we'll ours ourselves let's",
	you:      "you your you're you've you'll yours",
	they:     "they them their he his him she her they're he's she's they've",
	topic: `war wars conflict conflicts sanction sanctions talks talk deal deals crisis crises weapon weapons nuclear military missile missiles army armed troops security
		terrorism terrorist terrorists ceasefire cease-fire truce treaty border borders refugee refugees opposition battle cancer disease virus pandemic tariff tariffs drug
		drugs crime crimes debt tax death deaths murder`,
	field: `security defence defense justice peace peacekeeping rights war trade crime crimes friendship cooperation reconciliation foreign supreme special attorney home
		interior intelligence conflict emergency emergencies relief aid welfare health disaster terrorism counterterrorism sanctions opposition vice chief general commerce
		culture`,
	office: `minister ministers ministry ministries secretary secretaries council councils department departments adviser advisers advisor advisors committee committees court
		courts envoy envoys commission commissions commissioner commissioners board boards agency agencies service services chief chiefs general generals president
		presidents tribunal tribunals spokesman spokesmans spokeswoman spokeswomans corp corps prize prizes official officials representative representatives ambassador
		ambassadors bureau bureaus office offices staff staffs`,
})
