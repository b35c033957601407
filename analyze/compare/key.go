package compare

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"parley/analyze/statement"
)

// A Key is a way to group rows.
type Key string

// The keys.
const (
	None    Key = ""
	Speaker Key = "speaker"
	Side    Key = "side"
	Summit  Key = "summit"
	Outlet  Key = "outlet"
	Leaning Key = "leaning"
	Kind    Key = "kind"
	Target  Key = "target"
	Month   Key = "month"
	Day     Key = "day"
	Article Key = "article"
	Cue     Key = "cue"
)

// Keys lists what rows can be grouped by.
var Keys = []Key{Speaker, Side, Summit, Outlet, Leaning, Kind, Target, Month, Day, Article, Cue}

// ParseKey reads a key's name.
func ParseKey(s string) (Key, error) {
	if slices.Contains(Keys, Key(s)) {
		return Key(s), nil
	}
	var names []string
	for _, k := range Keys {
		names = append(names, string(k))
	}
	return None, fmt.Errorf("unknown key %q: use one of %s", s, strings.Join(names, ", "))
}

// labels gives the groups of one row under a key: one, but for targets, of
// which a statement may have several or none.
func (k Key) labels(s *statement.Statement) iter.Seq[string] {
	return func(yield func(string) bool) {
		if k != Target {
			yield(k.label(s))
			return
		}
		for i := range s.Stances {
			if t := s.Stances[i].Target; firstOf(s.Stances[:i], t) && !yield(t) {
				return
			}
		}
	}
}

// firstOf reports whether no earlier stance has the target.
func firstOf(earlier []statement.Stance, target string) bool {
	return !slices.ContainsFunc(earlier, func(e statement.Stance) bool { return e.Target == target })
}

func (k Key) label(s *statement.Statement) string {
	switch k {
	case Speaker:
		return s.Speaker
	case Side:
		return strings.ToUpper(strings.TrimPrefix(s.Side, "country/"))
	case Summit:
		return s.Summit
	case Outlet:
		return s.Outlet
	case Leaning:
		return s.Leaning
	case Kind:
		return s.Kind
	case Month:
		return cut(s.Published, len("2006-01"))
	case Day:
		return cut(s.Published, len("2006-01-02"))
	case Article:
		return s.Doc
	case Cue:
		return s.CueWord
	}
	return ""
}

func cut(s string, n int) string {
	if len(s) < n {
		return s
	}
	return s[:n]
}

// Of gives the group of one row under a key of which a row has one value: all
// but Target.
func (k Key) Of(s *statement.Statement) string {
	if v := k.label(s); v != "" {
		return v
	}
	return k.missing()
}

// missing is what an empty label is called.
func (k Key) missing() string {
	if k == Speaker {
		return "(unnamed)"
	}
	return "(no " + string(k) + ")"
}
