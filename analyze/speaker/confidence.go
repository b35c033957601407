package speaker

// certainty is the share of right speakers among the statements a rule
// resolved on PolNeAR's train split (see TestCalibration for how it is
// measured); rules without enough cases there carry a careful guess.
var certainty = map[string]float64{
	"S1": .95, "S11": .8, "S26": .9, "S27": .95, "S28": .8, "S2": .96, "S3": .95, "S4": .85, "S5": .9, "S6": .8, "S7": .8, "S8": .85, "S9": .85, "S10": .85, "S12": .75,
	"S13": .45, "S14": .95, "S15": .95, "S16": .9, "S17": .9, "S18": .75, "S19": .7, "S20": .6, "S21": .6, "S22": .85, "S23": .6, "S24": .95, "S25": .95,
}

// confidence is how sure a rule's answer is, 0..1.
func confidence(rule string) float64 { return certainty[rule] }
