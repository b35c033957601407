// Package boilerplate knows paragraphs that pages put between those of an
// article. They stay in the body, so that offsets hold, and are left out of the
// analysis.
//
// Rules:
//
//	B1  a paragraph that is a notice of the page and nothing else: "Story
//	    Continued Below", "Advertisement", "Continue reading the main story"
//	B2  a bar to share or to print: nothing but its labels, two at least
//	B3  a related headline: a short paragraph behind "Read more:", "Related:", or
//	    behind any words with a colon and no blank: "Harbour fair:What to know"
//	B4  a caption: up to 60 words that end with the credit of a picture, or
//	    begin with "FILE PHOTO:"
//	B5  a short call to subscribe, follow or sign up, or a line of copyright
//	B7  who wrote or edited the story
//	B6  a paragraph that holds a quotation is one of B4 only with a credit
package boilerplate

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	captionWords = 60
	shortWords   = 25
	noticeWords  = 12
)

var notices = phrases(`story continued below|story continues below|article continues below|article continues after advertisement|
continue reading the main story|continue reading below|continue reading|advertisement|advertisement - scroll to continue|
scroll to continue|sponsored content|skip advertisement|report this ad|read more|more on this story|related articles|related stories|
related topics|recommended stories|trending now|most read|watch live|live updates|view comments|show comments|loading|
photo gallery|getty images|image source|image caption|media caption|play video|this video can not be played|back to top|share this article|share this story|
share this|listen to this article|print this article|read the full story|what you need to know|article information|(+video)|(video)`)

var labels = phrases(`share|tweet|email|e-mail|print|facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|telegram|messenger|copy link|
share on facebook|share on twitter|share via email|share on linkedin|share on whatsapp|save|comments|comment|link copied|flipboard|bluesky|threads|instagram|youtube|more`)

var (
	related = begin("read more|read also|also read|see also|related|more|watch|listen|recommended|lire aussi|lesen sie auch|mehr zum thema", `(?i)^(?:read more|read also|also read|see also|related|related story|more|watch|listen|recommended|lire aussi|lesen sie auch|mehr zum thema)\s*[:|»>-]\s*\S`)
	credit  = regexp.MustCompile(`(?:\(?(?:REUTERS|AP Photo|Photo by|Photograph|Photo|Picture|Foto|AFP|Getty Images|EPA|EFE|TASS|Xinhua)\s?[/:][^.?!]{2,60}\)?\.?|\((?:[^()]{0,60})(?:Getty Images|AP Photo|AFP|Reuters|REUTERS|AP|EPA)\)\.?|(?:[/|] ?(?:Getty Images|Getty|AFP|AP|Reuters|EPA|Shutterstock)))$`)
	file    = begin("file|photo", `^(?:FILE PHOTO|FILE|File photo|PHOTO|Photo)\s?[:—–-]+\s`)
	call    = begin("sign up|subscribe|follow|get the|get our|click here|download|our standards", `(?i)^(?:sign up (?:for|to)\b|subscribe (?:to|now)\b|follow (?:us|[\w ]{1,30}) on (?:facebook|twitter|x|instagram)\b|get (?:the|our) .{0,40}newsletter|click here to\b|download (?:our|the) app\b|our standards: )`)
	signup  = regexp.MustCompile(`(?i)\bby signing up,? (?:you|i) (?:agree|accept|consent|confirm)|\bprotected by recaptcha\b|\b(?:delivered|straight|sent|direct(?:ly)?) (?:in)?to your inbox\b|^get .{3,60} in your inbox\b`)
	helped  = regexp.MustCompile(`(?i)\bcontributed to this (?:report|story|article)\b[^.]{0,40}\.?$`)
	staff   = begin("this story|this report|this article|reporting by|writing by|editing by|additional|(reporting by|(writing by|(editing by|(additional|contributing", `(?i)^this (?:story|report|article) was (?:reported|written|produced|compiled) by\b|^\(?(?:additional )?(?:reporting|writing|editing) by [A-Z]|^contributing(?: writers?| reporters?)? ?: [A-Z]`)
	link    = regexp.MustCompile(`^[^:.!?]{3,60}[a-z]:[A-Z'‘][^.!?:]{8,140}[^.!?:,;]$`)
	rights  = begin("(c)|copyright|all rights", `(?i)^(?:©|\(c\)|copyright)\s.{0,120}$|^all rights reserved\b.{0,80}$`)
)

// around are marks that may stand around a notice.
const around = " .:…*-–—|"

// an opening is an expression for the beginning of a paragraph. Few begin with
// one of its heads, which are looked at first.
type opening struct {
	heads []string // in lower case
	re    *regexp.Regexp
}

func begin(heads, expr string) opening {
	return opening{strings.Split(heads, "|"), regexp.MustCompile(expr)}
}

func (o *opening) match(p string) bool {
	return slices.ContainsFunc(o.heads, func(h string) bool { return mayBegin(p, h) }) && o.re.MatchString(p)
}

// mayBegin reports whether p begins with a head in letters of either case, or
// with letters beyond ASCII, of which an expression knows more cases.
func mayBegin(p, head string) bool {
	if len(p) < len(head) {
		return false
	}
	for i := range len(head) {
		c := p[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != head[i] {
			return c >= utf8.RuneSelf
		}
	}
	return true
}

// Is reports whether a paragraph is boilerplate.
func Is(p string) bool {
	s := look(p)
	if s.words == 0 || s.words > captionWords {
		return false
	}
	if !s.tidy {
		p = strings.Join(strings.Fields(p), " ")
	}
	switch {
	case s.words <= noticeWords && notices.is(strings.Trim(p, around)): // B1
		return true
	case s.marked && credited(p) && !speech(p): // B4
		return true
	case s.quoted: // B6
		return s.marked && file.match(p) && credited(p)
	case hasAny(p, "inbox", "signing up", "CAPTCHA") && signup.MatchString(p), hasAny(p, "contributed to this") && helped.MatchString(p), staff.match(p) && hasAny(p, " by ", "ontributing"): // B5 B7
		return true
	case s.words > shortWords:
		return file.match(p)
	}
	return bar(p) || related.match(p) || tight(p) && link.MatchString(p) || file.match(p) || call.match(p) || rights.match(p) // B2 B3 B5
}

// tight reports whether a word follows the first colon without a blank.
func tight(p string) bool {
	i := strings.IndexByte(p, ':')
	return i > 3 && i+1 < len(p) && p[i+1] != ' '
}

func hasAny(p string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(p, w) })
}

// agencies are what a credit names, one at least.
var agencies = []string{"Photo", "Reuters", "REUTERS", "AP", "AFP", "Getty", "Picture", "Foto", "EPA", "EFE", "TASS", "Xinhua", "Shutterstock"}

// longestCredit is more bytes than the expression of credits can take.
const longestCredit = 400

// credited reports a paragraph that ends with a credit. Most paragraphs end
// without what every credit has, which is looked at first.
func credited(p string) bool {
	end := p[max(0, len(p)-longestCredit):]
	if !strings.ContainsAny(end, "/:(|") || !slices.ContainsFunc(agencies, func(a string) bool { return strings.Contains(end, a) }) {
		return false
	}
	return credit.MatchString(p)
}

// speech reports a paragraph that goes on like a report: several sentences with
// a quotation.
func speech(p string) bool {
	return strings.ContainsAny(p, "“”\"") && strings.Count(p, ". ") > 1
}

// bar reports a paragraph of nothing but labels (B2).
func bar(p string) bool { return labels.mayBegin(p) && onlyLabels(strings.ToLower(p)) }

func onlyLabels(p string) bool {
	parts := strings.FieldsFunc(p, func(r rune) bool { return r == '|' || r == '·' || r == ',' || r == '•' || r == '/' })
	if len(parts) == 1 {
		parts = strings.Fields(parts[0])
	}
	for _, s := range parts {
		if !labels.all[strings.TrimSpace(s)] {
			return false
		}
	}
	return len(parts) >= 2
}
