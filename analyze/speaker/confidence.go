package speaker

// certainty is the share of right speakers among the statements a rule
// resolved on PolNeAR's train split (see TestCalibration for how it is
// measured); rules without enough cases there carry a careful guess.
var certainty = map[string]float64{
	"S1": .9, "S2": .93, "S3": .92, "S4": .8, "S5": .86, "S6": .6, "S7": .65,
	"S8": .9, "S9": .85, "S10": .85, "S18": .75, "S19": .7, "S22": .85, "S12": .72,
	"S15": .9, "S16": .7, "S17": .7,
	"S11": .8, "S20": .6, "S21": .6, "S28": .8, "S29": .9, "S30": .9,
	"S13": .55, "S23": .8, "S26": .95, "S27": .9,
	"S14": .95, "S24": .95, "S25": .95,
}

// confidence is how sure a rule's answer is, 0..1.
func confidence(rule string) float64 { return certainty[rule] }
