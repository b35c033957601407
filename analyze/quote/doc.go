// Package quote finds statements in a document: what was said, by which cue,
// and which words name the source.
//
// A paragraph's quotation marks are paired, its sentences joined into units
// that marks do not cut, the reporting clauses of each unit found by their cue
// (package cues), and the words that each reports taken. Every rule has an ID;
// testdata/*.txtar has a case for each, which a test checks.
//
// Marks:
//
//	M1  marks are paired within a paragraph
//	M2  an opening mark inside a quotation is nested
//	M3  a closing mark with nothing open is stray, but opens before a letter
//	M4  a quotation without a closing mark runs to the paragraph's end
//	M5  single marks count outside double ones, apart from apostrophes
//	M6  an attribute of mark-up is no quotation
//	M7  an opening mark behind a word or sign, with no word behind, closes
//
// Units:
//
//	U1  a stop inside marks does not end a unit
//	U2  “Why?” he asked is one unit
//	U3  a text without stops is cut after so many tokens
//	U4  a dateline is no part of the first unit
//	P1  an opening mark repeated in the next paragraph goes on
//	P2  a quotation behind a paragraph that ends with a colon belongs to its cue
//
// The verb and its subject:
//
//	N1  a noun or adjective that looks like a verb of saying is none
//	N2  an infinitive of purpose reports nothing
//	N3  the name of a work is nothing said
//	V1  the subject stands behind the verb: said Lee
//	V2  the verb opens the unit: Calling it late, Lee left
//	V3  the subject stands before the verb: Lee said
//	V4  an aside stands between: Lee, a farmer, said
//	V5  a second verb shares the subject: Lee said ... and added
//	V6  a participle shares it: Lee left, saying
//	V7  a relative clause: Lee, who said
//	V8  what another passes on: the agency quoted Lee as saying
//	T1  the person addressed is no part of what is said
//	T2  nor are times, places and means of saying
//	T3  the name of a programme or work in marks is no quotation
//	F1  a clause that is not the main one ends before it
//	F3  content ends before what the author calls it: it rained, a claim that Ek denied
//	F2  an object ends before the second verb of its clause: praised the plan and left
//
// What is reported:
//
//	C1  a quotation before the verb: “No,” Lee said
//	C2  a clause before or around it: It rained, Lee said
//	C3  the second half: “No,” Lee said, “never.”
//	C4  a further quotation in the paragraph goes on
//	C5  a further quotation in the next paragraph goes on, but behind a question
//	A1  a quotation behind the verb: Lee said: “No”
//	A2  a clause with that, whether, how
//	A3  an infinitive: vowed to stay, warned them not to go
//	A4  words behind a colon
//	A5  an object judged or announced: praised the plan
//	A6  a topic behind a preposition: complained about the rain
//	A7  a clause without that: said it rained
//	A8  a noun phrase that holds quotation marks
//	A9  as Lee said
//	A10 a clause whose subject was moved away: a plan that she said was late
//	B1  the passive with by: was called “late” by Lee
//	B2  asked and told in the passive: asked whether it rained
//	D1  according to Lee
//	E1  a noun of saying: his claim that
//	E2  a noun of saying behind a name: a Daily Wire report that
//	H1  Lee: ‘It rains’
//	H2  “It rains.” — Lee
//	H3  a Headline Written in Capitals
//	H4  a tweet set into the text: It rains. — Ann Lee (@annlee) May 1, 2029
//	L1  a scare quote, nickname or title that no verb reports is no statement
//	L2  a longer quotation in a sentence without a cue is its subject's
//	L3  a quotation that stands alone has no source
//
// Transcripts:
//
//	R1  a labelled turn: THE PRESIDENT:, Q, Vladimir Putin:
//	R2  stage directions are no words of the speaker
//	R3  turns inside an article stand alone
//	R4  questions alone are the headings of an explainer
//	R5  headings before a colon are no labels: Cooperation on Mills:
//	R6  two names in ordinary letters that take turns are labels
//	R7  names in lines of their own label an interview
//	R8  labels that end with a stop: The President. Good morning.
//	R9  labels in capitals that end with a dash: THE PRESIDENT – Good morning.
package quote
