package main

import (
	"fmt"
	"net/url"
	"reflect"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"
)

func (p *program) configCommand() *cli.Command {
	return &cli.Command{
		Name:   "config",
		Usage:  "print the settings a run has here, and where each comes from",
		Flags:  runFlags(),
		Action: p.printConfig,
		Description: "Takes the flags of parley run. Each line is a key of parley.yaml, its value, and what set it: a line of the file, an environment\n" +
			"variable, a flag, or the default. Passwords are not shown.",
	}
}

func (p *program) printConfig(c *cli.Context) error {
	if c.Args().Present() {
		return usageError("parley config --config parley.yaml", "config takes no path")
	}
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	t := textTable{head: []string{"key", "value", "from"}, left: 3}
	settings(reflect.ValueOf(*cfg), "", func(key, value string) {
		t.add(key, value, orDefault(cfg.origins[key], "default"))
	})
	t.write(p.out)
	return nil
}

// settings tells every key with its value in the order of the struct.
func settings(v reflect.Value, prefix string, tell func(key, value string)) {
	for i := range v.NumField() {
		key := v.Type().Field(i).Tag.Get("yaml")
		f := v.Field(i)
		switch {
		case key == "":
		case f.Kind() == reflect.Struct:
			settings(f, prefix+key+".", tell)
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
			tell(prefix+key, fmt.Sprintf("(%d given)", f.Len()))
		case f.Kind() == reflect.Slice:
			var shown []string
			for _, s := range f.Interface().([]string) {
				shown = append(shown, withoutSecrets(s))
			}
			tell(prefix+key, strings.Join(shown, ", "))
		default:
			tell(prefix+key, withoutSecrets(fmt.Sprint(f.Interface())))
		}
	}
}

// secretFields are passwords in a DSN of keywords, and the parameters of an
// address that let in who knows them.
var secretFields = regexp.MustCompile(`(?i)((?:^|[\s?&;])[\w-]*(?:pass(?:word|wd)?|passfile|token|secret|key|sig|signature|auth|credential)\s*=\s*)('(?:\\.|[^'\\])*'|[^\s&;#]+)`)

// withoutSecrets hides the password of a DSN and the keys of an address.
func withoutSecrets(s string) string {
	if u, err := url.Parse(s); err == nil && u.User != nil {
		s = u.Redacted()
	}
	if strings.Contains(s, "=") {
		s = secretFields.ReplaceAllString(s, "${1}xxxxx")
	}
	return s
}
