package speaker

import (
	"os"
	"strconv"
	"strings"
)

func init() {
	m := map[string]*float64{"subject": &weightSubject, "pronoun": &weightPronoun, "speaker": &weightSpeaker, "quoted": &weightQuoted, "possess": &weightPossess, "topic": &weightTopic, "unknown": &weightUnknown, "other": &weightOther, "decay": &weightDecay, "inside": &weightInside, "intro": &weightIntroduced, "vague": &weightVague}
	for _, f := range strings.Fields(os.Getenv("PW")) {
		k, v, _ := strings.Cut(f, "=")
		*m[k], _ = strconv.ParseFloat(v, 64)
	}
}
