package coding

// A Definition says what a scale means, for the codebook sheet.
type Definition struct {
	Scale string
	Means string // what belongs under it
	Not   string // what does not, though it looks so
	Weak  string // an example of 1
	Clear string // of 2
	High  string // of 3
}

// Codebook are the definitions in the order of Scales. They follow the nine
// tones that parley reports; the examples are made up.
var Codebook = [...]Definition{
	{"constructive", "Looks for, offers or reports a way forward: compromise, joint work, results. Calls talks useful.",
		"A wish that others be constructive. Good news that owes nothing to talks.",
		"There are two points on which our experts could still meet.",
		"We narrowed our differences on fishing rights and will set up a working group.",
		"Today we settled the border question together, line by line."},
	{"respectful", "Courtesy, thanks, honour or praise for the other side or a partner; recognises its worth or its concerns.",
		"Praise of one's own country, or of things in which no counterpart has a part.",
		"The delegation across the table knows this file well.",
		"I thank the chancellor for her patience and for hearing us out.",
		"Your people have earned the admiration of the whole world, and we bow to them."},
	{"warm", "Friendliness, closeness, affection, shared joy between persons or peoples.",
		"Formal courtesy without feeling: that is respectful.",
		"It is good to be back in this city.",
		"We have been friends for twenty years, and it shows.",
		"I embrace you as a brother; my home is your home."},
	{"hopeful", "Expects or hopes for a good outcome: optimism, confidence, trust in what will come.",
		"Satisfaction with what has been reached: that is constructive.",
		"Perhaps spring will bring better news.",
		"I am confident that the two teams will finish the text by June.",
		"A new age of peace begins here; nothing will stop it."},
	{"demanding", "Demands, insists, sets conditions, urges somebody to act.",
		"Duties that the speaker takes on himself (\"we must do our homework\").",
		"It would help if the other side published its figures.",
		"They have to open the crossing before we sign anything.",
		"We insist, without ifs and buts: every prisoner must be freed at once."},
	{"critical", "Disapproves, complains, blames or accuses a person, country, group or agreement.",
		"Bad news that nobody is blamed for: that is pessimistic.",
		"This was not the answer we had been led to expect.",
		"The ministry broke its word on the quotas.",
		"They lied, they cheated, and they alone bear the blame for this failure."},
	{"hostile", "Insult, contempt, threat, intimidation, ultimatum.",
		"Hard criticism that neither insults nor threatens.",
		"They may come to regret such games.",
		"If one more ship crosses that line, we shall respond with force.",
		"This clown and his gang have until midnight; then we will crush them."},
	{"evasive", "Avoids an answer, hedges, stays vague, commits to nothing.",
		"Caution that still says something definite.",
		"That depends on a number of things.",
		"I would not want to get ahead of the experts; we will see.",
		"No comment. I have nothing to say about that, now or later."},
	{"pessimistic", "Doubts success, dwells on difficulty, deadlock, danger or decline.",
		"Blame: that is critical. Both may be there.",
		"It will take longer than some had thought.",
		"Frankly, I see little chance of an agreement this year.",
		"The talks are dead, and the worst still lies ahead of us."},
	{Overall, "The attitude to the counterpart, the talks or the outcome, taken as a whole: -3 strongly conflictual, 0 neutral or balanced, 3 strongly cooperative.",
		"How pleasant the topic is.",
		"1: They were on time.  -1: They were late again.",
		"2: We found common ground today.  -2: They wasted our day.",
		"3: Together we have made history.  -3: They are our enemies and will be treated so."},
}

// Levels explain the labels 0 to 3.
var Levels = [...]string{"0  not there", "1  slight or implied", "2  clear", "3  strong, or it rules the statement"}

// Rules are what a coder keeps to.
var Rules = [...]string{
	"Judge the tone the speaker takes, by the words in their context; not whether you agree, and not what the reporter thinks of it.",
	"A topic has no tone: war, sanctions, attack or deal count only by how they are spoken of.",
	"A statement may have several tones, or none. Plain information gets 0 everywhere.",
	"Negation and supposition count as what they mean: \"not helpful\" is critical and not constructive; \"had they listened, we would have agreed\" is no agreement.",
	"Irony counts as what is meant.",
	"Words that the speaker quotes from others count only as far as the speaker makes them his own.",
	"The column Context is there to understand the statement; it is not judged. […] marks where the statement stands, [speaker] hides a name.",
	"Fill in every cell, also the zeros: an empty cell is a missing label. Where you waver between two levels, take the lower one and say why under Remarks.",
	"Work alone. Do not look at other coders' sheets, and do not ask parley, before all have finished.",
}
