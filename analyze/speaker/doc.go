// Package speaker says who made each statement, by numbered rules, and keeps
// the article's cast: every entity and where it is mentioned.
//
// An opinion: a wrong name is worse than none. A source that names nobody
// stays the phrase it is ("aides", "a senior official"), a place or a house
// that speaks ("Kyiv", "the White House") speaks as itself, a pronoun nobody
// fits is refused, and every answer carries the share of right answers its
// rule had on texts marked by people.
//
// The steps: names are found in the whole article, full ones first, so that a
// last name in the headline finds the person of the third paragraph; then the
// statements are read in the order of their sources, each leaning on those
// before it.
//
// Names:
//
//	S1   a full name the directory knows: "Angela Merkel", "Kim Jong-un"
//	S2   a full name of the text alone, by a given name, initials or a title before or behind: "Ann Lee", "G.K. Holloway", "Transport Secretary Ottoline Vane",
//	     "Prime Minister of Norway Rolf Haugen"
//	S3   a last or first name of somebody named in full in the article; of several, by sex of the title, number and nearness of full names
//	S4   a last name of an office holder of the time: "President Bush" of 1990
//	S5   capitals nobody vouches for: "Tvrtko Zubak", "Zubak"; one slip of the pen from a name of the article is that name
//	S6   a country; a capital, a house or a people speaks as itself: "Kyiv", "the Saudis"
//	S7   an organisation of the directory, by its last word, or capitals behind "the"
//
// Around the source:
//
//	S15  renamed behind the comma: "her lawyer, Bo Ek, said"
//	S16  named before the description: "Ann Lee, a lawyer, said"
//	S17  the name or noun a relative clause hangs on: "Ann Lee - who called ..."
//
// Several:
//
//	S8   names joined by and
//	S9   "both leaders", "the two sides": the office holders the article names most, or their countries; "the three leaders", where it names three
//
// Descriptions:
//
//	S10  office and country on the article's day: "the Russian president", "the president of Turkey", "the U.N. chief", "the French head of state"
//	S18  by the article's own words: "the senator", "the president"
//	S19  "his Chinese counterpart", "his counterpart"
//	S22  by age: "the 79-year-old"
//	S12  unnamed: the phrase as written
//
// Pronouns:
//
//	S11  he, she: by sex, recency in the author's own sentences, subject position, who spoke before, topic; after Lappin and Leass (1994)
//	S28  I, we in a transcript whose turns were not told apart: whom the label before names; in prose the author, who is refused
//	S29  we, in a statement that begins "We, Ann Lee and Bo Ek, ...": those whom it names
//	S30  I, we in a statement whose title names whose it is: "Statement by President Lee on Floods"
//	S20  they: those named together last, else the two of the sentence before, else the group that spoke last
//	S21  it: what spoke last and is no person
//
// Statements without a source:
//
//	S23  who stands beside the quotation: behind it, before it, before a colon
//	S26  signed behind the quotation: "- Ann Lee"
//	S13  goes on with the speaker before
//
// Transcripts:
//
//	S14  a label that names: "PRESIDENT XI", "Vladimir Putin"; MR. SULLIVAN by the full name in the title, too
//	S24  a label that is an office: THE PRESIDENT is who held it, in the house that issued the transcript, on its day
//	S25  a label of unnamed voices: Q, Question and Remark are "reporter", as are reporters in prose; "audience", "interpreter"
//	S27  a label inside quotation marks: “LEE: Is it late?”
//
// Confidence, as TestCalibration logs it: statements with a speaker, the
// confidence reported and the share that was right, on PolNeAR's train split
// (840 news articles) and, in brackets, on its dev split (84). Pronouns (S11)
// were resolved by people on the dev split only.
//
//	band    n            reported   right
//	0.6    131   (30)    .57 (.58)  .53 (.73)
//	0.7   2674  (346)    .71 (.71)  .71 (.71)
//	0.8    394   (66)    .80 (.79)  .75 (.91)
//	0.9   4817  (682)    .92 (.91)  .92 (.90)
package speaker
