package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
	"go.yaml.in/yaml/v3"
)

// defaultConfig is read when it is there and no --config is given.
const defaultConfig = "parley.yaml"

// A config is parley.yaml. Flags and environment variables override it.
type config struct {
	Title    string         `yaml:"title"`    // of the workbook
	Inputs   []string       `yaml:"inputs"`   // paths read by run when none are given
	Store    string         `yaml:"store"`    // SQLite file
	Output   string         `yaml:"output"`   // workbook; {date} becomes the day
	Format   string         `yaml:"format"`   // forces the input format
	Workers  int            `yaml:"workers"`  // articles at a time; 0 is one a core
	Lexicons []string       `yaml:"lexicons"` // own dictionaries beside parley's
	People   []string       `yaml:"people"`   // folders of own people files
	Summits  []summitConfig `yaml:"summits"`  // own definitions, or files of them
	Outlets  []outletConfig `yaml:"outlets"`
	Topics   []topicConfig  `yaml:"topics"`
	Stance   string         `yaml:"stance_model"` // both, rules or linear

	reasons bool // stances tell why

	warnings io.Writer // where warnings about data files go; nil for none
}

// An outletConfig names an outlet by the domains and spellings it goes by.
type outletConfig struct {
	Name    string   `yaml:"name"`
	Aliases []string `yaml:"aliases"`
	Domains []string `yaml:"domains"`
	Leaning string   `yaml:"leaning"`
}

// A topicConfig is a stance target beside people and countries.
type topicConfig struct {
	Name    string   `yaml:"name"`
	Aliases []string `yaml:"aliases"`
}

// sharedFlags are those of every command that analyzes.
func sharedFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "config", Usage: "read `FILE` instead of parley.yaml", EnvVars: []string{"PARLEY_CONFIG"}},
		&cli.StringSliceFlag{Name: "lexicon", Usage: "add the dictionary in `PATH` (file or folder); may be repeated", EnvVars: []string{"PARLEY_LEXICON"}},
		&cli.StringSliceFlag{Name: "people", Usage: "add the people files in `DIR`; may be repeated", EnvVars: []string{"PARLEY_PEOPLE"}},
		&cli.StringFlag{Name: "stance-model", Usage: "find stances by `MODEL`: rules, linear (learned weights) or both", EnvVars: []string{"PARLEY_STANCE_MODEL"}, DefaultText: "both"},
		&cli.StringFlag{Name: "format", Usage: "read every input as `FORMAT` (see parley inputs)", EnvVars: []string{"PARLEY_FORMAT"}},
		&cli.IntFlag{Name: "workers", Usage: "analyze `N` articles at a time (0: one a core)", EnvVars: []string{"PARLEY_WORKERS"}},
	}
}

func storeFlag() cli.Flag {
	return &cli.StringFlag{Name: "store", Usage: "keep rows in `FILE`", EnvVars: []string{"PARLEY_STORE"}, DefaultText: "parley.db"}
}

// loadConfig reads the configuration a command runs under.
func loadConfig(c *cli.Context) (*config, error) {
	cfg := &config{Store: "parley.db", Output: "parley.xlsx"}
	path := c.String("config")
	b, err := os.ReadFile(orDefault(path, defaultConfig))
	switch {
	case err == nil:
		if err := parseConfig(b, cfg); err != nil {
			return nil, usageError("see the example in README.md", "%s: %s", orDefault(path, defaultConfig), oneLine(err))
		}
	case path != "" || !errors.Is(err, fs.ErrNotExist):
		return nil, usageError("name a file that can be read, or leave --config out", "configuration: %s", err)
	}
	override(c, cfg)
	if !c.Bool("quiet") {
		cfg.warnings = c.App.ErrWriter
	}
	return cfg, nil
}

// parseConfig is strict: an unknown key is an error with its line.
func parseConfig(b []byte, cfg *config) error {
	d := yaml.NewDecoder(bytes.NewReader(b))
	d.KnownFields(true)
	if err := d.Decode(cfg); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	for i, o := range cfg.Outlets {
		if o.Name == "" {
			return fmt.Errorf("outlets: entry %d has no name", i+1)
		}
	}
	for i, t := range cfg.Topics {
		if t.Name == "" {
			return fmt.Errorf("topics: entry %d has no name", i+1)
		}
	}
	return nil
}

func override(c *cli.Context, cfg *config) {
	setString := func(name string, to *string) {
		if c.IsSet(name) {
			*to = c.String(name)
		}
	}
	setString("store", &cfg.Store)
	setString("output", &cfg.Output)
	setString("format", &cfg.Format)
	setString("title", &cfg.Title)
	setString("stance-model", &cfg.Stance)
	if c.IsSet("workers") {
		cfg.Workers = c.Int("workers")
	}
	cfg.Lexicons = append(cfg.Lexicons, c.StringSlice("lexicon")...)
	cfg.People = append(cfg.People, c.StringSlice("people")...)
}

func orDefault(s, d string) string {
	if s == "" {
		return d
	}
	return s
}

func oneLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}
