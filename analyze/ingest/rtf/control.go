package rtf

import (
	"fmt"
	"strconv"
	"unicode/utf16"
)

// destinations that hold no text of the document.
var hiddenParts = map[string]bool{
	"colortbl": true, "stylesheet": true, "info": true, "pict": true, "fldinst": true, "header": true, "footer": true,
	"headerl": true, "headerr": true, "headerf": true, "footerl": true, "footerr": true, "footerf": true, "object": true,
	"listtable": true, "listoverridetable": true, "revtbl": true, "rsidtbl": true, "themedata": true, "datastore": true,
	"generator": true, "xmlnstbl": true, "latentstyles": true, "bkmkstart": true, "bkmkend": true, "annotation": true, "nonshppict": true,
}

// signs that control words stand for.
var signs = map[string]string{
	"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
	"tab": "\t", "cell": "\t", "line": "\n", "emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-", "-": "", ":": "",
	"{": "{", "}": "}", "\\": "\\",
}

// control reads what follows a backslash: a word with an optional number, a
// byte, or a sign.
func (p *parser) control() {
	if p.i >= len(p.b) {
		return
	}
	c := p.b[p.i]
	if !isLetter(c) {
		p.i++
		p.symbol(c)
		return
	}
	start := p.i
	for p.i < len(p.b) && isLetter(p.b[p.i]) && p.i-start < 32 {
		p.i++
	}
	word := string(p.b[start:p.i])
	number, has := p.number()
	if p.i < len(p.b) && p.b[p.i] == ' ' {
		p.i++
	}
	p.word(word, number, has)
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func (p *parser) number() (int, bool) {
	start := p.i
	if p.i < len(p.b) && p.b[p.i] == '-' {
		p.i++
	}
	for p.i < len(p.b) && p.b[p.i] >= '0' && p.b[p.i] <= '9' && p.i-start < 11 {
		p.i++
	}
	n, err := strconv.Atoi(string(p.b[start:p.i]))
	return n, err == nil
}

func (p *parser) symbol(c byte) {
	switch c {
	case '\'':
		if p.i+2 <= len(p.b) {
			if n, err := strconv.ParseUint(string(p.b[p.i:p.i+2]), 16, 8); err == nil {
				p.put(byte(n))
			}
			p.i += 2
		}
	case '*':
		p.flush()
		p.cur.skip = true
	case '\r', '\n':
		p.paragraph()
	default:
		p.sign(string(c))
	}
}

func (p *parser) sign(word string) {
	if p.pending > 0 {
		p.pending--
		return
	}
	p.flush()
	p.write(signs[word])
}

func (p *parser) word(word string, n int, has bool) {
	if _, ok := signs[word]; ok {
		p.sign(word)
		return
	}
	p.flush()
	switch word {
	case "par", "row", "sect":
		if !p.cur.skip && p.cur.dest == "" {
			p.paragraph()
		}
	case "page": // R3
		if !p.cur.skip && p.cur.dest == "" {
			p.paragraph()
			p.text.WriteByte('\f')
		}
	case "ansicpg":
		if e := lookup(fmt.Sprintf("windows-%d", n)); e != nil {
			p.page = e
		}
	case "mac":
		p.page = lookup("macintosh")
	case "u": // R2
		p.unit(rune(uint16(n)))
		p.pending = p.cur.skipAfter
	case "uc":
		p.cur.skipAfter = min(max(n, 0), 8)
	case "bin":
		p.i = min(p.i+max(n, 0), len(p.b))
	case "v":
		p.cur.hidden = !has || n != 0
	default:
		p.destination(word, n)
	}
}

func (p *parser) destination(word string, n int) {
	switch {
	case word == "fonttbl":
		p.cur.dest = "fonttbl"
	case (word == "title" || word == "author") && p.cur.skip:
		p.cur.dest = word
	case hiddenParts[word]:
		p.cur.skip = true
	case word == "f" && p.cur.dest == "fonttbl":
		p.font = n
	case word == "f":
		p.cur.font = n
	case word == "fcharset" && p.cur.dest == "fonttbl":
		if e := lookup(charsets[n]); e != nil {
			p.fonts[p.font] = e
		}
	case word == "plain":
		p.cur.hidden = false
	}
}

// charsets are the code pages of the charsets of fonts; 0 is the document's.
var charsets = map[int]string{
	77: "macintosh", 128: "shift_jis", 129: "euc-kr", 134: "gbk", 136: "big5", 161: "windows-1253", 162: "windows-1254",
	163: "windows-1258", 177: "windows-1255", 178: "windows-1256", 186: "windows-1257", 204: "windows-1251", 222: "windows-874", 238: "windows-1250",
}

// unit writes one unit of UTF-16, pairs of them as one sign.
func (p *parser) unit(r rune) {
	if p.pending > 0 {
		p.pending = 0
	}
	if utf16.IsSurrogate(r) {
		if p.high == 0 {
			p.high = r
			return
		}
		r = utf16.DecodeRune(p.high, r)
	}
	p.high = 0
	p.write(string(r))
}
