package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"
)

// defaultConfig is read when it is there and no --config is given.
const defaultConfig = "parley.yaml"

// A config is parley.yaml. Flags and environment variables override it.
type config struct {
	Title       string          `yaml:"title"`        // of the workbook
	Inputs      []string        `yaml:"inputs"`       // paths, globs and addresses of feeds and pages, read by run when none are given
	Store       string          `yaml:"store"`        // SQLite file, or a PostgreSQL DSN without a password
	StoreFile   string          `yaml:"store_file"`   // file that holds the DSN, where it has a password
	Output      string          `yaml:"output"`       // workbook; {date} becomes the day; none writes none
	Outputs     []string        `yaml:"outputs"`      // several of them
	SummaryJSON string          `yaml:"summary_json"` // file for the summary of each run
	Metrics     string          `yaml:"metrics"`      // file for Prometheus' textfile collector
	Format      string          `yaml:"format"`       // forces the input format
	Workers     int             `yaml:"workers"`      // articles at a time; 0 is one a core, fewer under GOMEMLIMIT
	Lexicons    []string        `yaml:"lexicons"`     // own dictionaries beside parley's
	People      []string        `yaml:"people"`       // folders of own people files
	Summits     []summitConfig  `yaml:"summits"`      // own definitions, or files of them
	Outlets     []outletConfig  `yaml:"outlets"`
	Topics      []topicConfig   `yaml:"topics"`
	Stance      string          `yaml:"stance_model"` // both, rules or linear
	Limits      limitsConfig    `yaml:"limits"`
	Retention   retentionConfig `yaml:"retention"`
	Alerts      alertsConfig    `yaml:"alerts"`
	Fetch       fetchConfig     `yaml:"fetch"`

	reasons  bool              // stances tell why
	warnings io.Writer         // where warnings about data files go; nil for none
	origins  map[string]string // key -> where its value comes from; defaults are not listed
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

// limitsConfig bounds a run. 0 is no bound, but for Attempts and Batch.
type limitsConfig struct {
	Time     time.Duration `yaml:"time"`     // of a run
	Article  time.Duration `yaml:"article"`  // of an article
	Attempts int           `yaml:"attempts"` // before an item is quarantined
	Batch    int           `yaml:"batch"`    // articles in one transaction
}

// retentionConfig says how much of the past is kept.
type retentionConfig struct {
	Versions int  `yaml:"versions"` // replaced versions of an article
	Runs     int  `yaml:"runs"`     // lines of parley status
	Reports  int  `yaml:"reports"`  // dated workbooks; 0 keeps all
	Backups  int  `yaml:"backups"`  // dated backups; 0 keeps all
	Fetched  int  `yaml:"fetched"`  // days a fetched file is kept after it was last asked for; 0 is for ever
	Texts    bool `yaml:"texts"`    // bodies of articles in the store
}

// alertsConfig says what is worth a message, and whom it goes to beside
// standard error.
type alertsConfig struct {
	ToneShift    bool     `yaml:"tone_shift"`    // a speaker's mean of the new articles lies outside the interval of the older ones
	FeedEmpty    bool     `yaml:"feed_empty"`    // a feed gives no item any more
	FeedGap      bool     `yaml:"feed_gap"`      // a feed shares no item with its last snapshot
	FailureShare float64  `yaml:"failure_share"` // more than this share of the inputs failed; 0 is no limit
	Command      []string `yaml:"command"`       // run with the alerts as JSON on its standard input
	WebhookFile  string   `yaml:"webhook_file"`  // file that holds the address the alerts are posted to
}

// fetchConfig says how addresses among the inputs are fetched.
type fetchConfig struct {
	Folder     string        `yaml:"folder"`      // where what was fetched is kept
	PerHost    time.Duration `yaml:"per_host"`    // least time between two requests to a host
	Timeout    time.Duration `yaml:"timeout"`     // of one request
	MaxMB      int           `yaml:"max_mb"`      // largest body, unpacked
	AllowLocal bool          `yaml:"allow_local"` // addresses of this machine and of private networks too
	UserAgent  string        `yaml:"user_agent"`
}

func defaults() *config {
	return &config{
		Store: "parley.db", Output: "parley.xlsx",
		Limits:    limitsConfig{Article: defaultArticleTimeout, Attempts: 3, Batch: 200},
		Retention: retentionConfig{Versions: 5, Runs: 1000, Texts: true},
		Alerts:    alertsConfig{FeedEmpty: true, FeedGap: true, FailureShare: .25},
		Fetch:     fetchConfig{Folder: "fetched", PerHost: 2 * time.Second, Timeout: 30 * time.Second, MaxMB: 16, UserAgent: "parley/" + version},
		origins:   map[string]string{},
	}
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
	cfg := defaults()
	path := c.String("config")
	b, err := os.ReadFile(orDefault(path, defaultConfig))
	switch {
	case err == nil:
		if err := parseConfig(b, orDefault(path, defaultConfig), cfg); err != nil {
			return nil, usageError("parley init --print shows every key", "%s: %s", orDefault(path, defaultConfig), oneLine(err))
		}
	case path != "" || !errors.Is(err, fs.ErrNotExist):
		return nil, usageError("name a file that can be read, or leave --config out", "configuration: %s", err)
	}
	if err := readStoreFile(cfg); err != nil {
		return nil, err
	}
	override(c, cfg)
	if !c.Bool("quiet") {
		cfg.warnings = c.App.ErrWriter
	}
	return cfg, nil
}

// readStoreFile takes the store from the file that keeps it secret.
func readStoreFile(cfg *config) error {
	if cfg.StoreFile == "" {
		return nil
	}
	b, err := os.ReadFile(cfg.StoreFile)
	if err != nil {
		return usageError("name a file that can be read", "store_file: %s", err)
	}
	cfg.Store = strings.TrimSpace(string(b))
	cfg.origins["store"] = "file " + cfg.StoreFile
	return nil
}

// override puts flags and environment variables above the file, and remembers
// which of them did.
func override(c *cli.Context, cfg *config) {
	from := func(name, key string) bool {
		if !c.IsSet(name) || c.Value(name) == "" && !onCommandLine(c, name) { // an empty variable is none
			return false
		}
		cfg.origins[key] = "environment PARLEY_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
		if onCommandLine(c, name) {
			cfg.origins[key] = "flag --" + name
		}
		return true
	}
	for _, s := range []struct {
		flag string
		to   *string
	}{{"store", &cfg.Store}, {"output", &cfg.Output}, {"format", &cfg.Format}, {"title", &cfg.Title}, {"metrics", &cfg.Metrics}} {
		if from(s.flag, s.flag) {
			*s.to = c.String(s.flag)
		}
	}
	if from("stance-model", "stance_model") {
		cfg.Stance = c.String("stance-model")
	}
	if from("summary-json", "summary_json") {
		cfg.SummaryJSON = c.String("summary-json")
	}
	if c.IsSet("output") {
		cfg.Outputs = nil
	}
	if from("workers", "workers") {
		cfg.Workers = c.Int("workers")
	}
	if from("batch", "limits.batch") {
		cfg.Limits.Batch = c.Int("batch")
	}
	if from("timeout", "limits.time") {
		cfg.Limits.Time = c.Duration("timeout")
	}
	if from("article-timeout", "limits.article") {
		cfg.Limits.Article = c.Duration("article-timeout")
	}
	if from("lexicon", "lexicons") {
		cfg.Lexicons = append(cfg.Lexicons, c.StringSlice("lexicon")...)
	}
	if from("people", "people") {
		cfg.People = append(cfg.People, c.StringSlice("people")...)
	}
}

// onCommandLine reports a flag that was typed, not set by the environment, which
// the library does not tell apart.
func onCommandLine(c *cli.Context, name string) bool {
	args, _ := c.App.Metadata[typedArgs].([]string)
	for _, a := range args {
		if a == "--" {
			return false
		}
		typed, _, _ := strings.Cut(strings.TrimLeft(a, "-"), "=")
		if strings.HasPrefix(a, "-") && (typed == name || name == "output" && typed == "o") {
			return true
		}
	}
	return false
}

// typedArgs is where the arguments stand in the metadata of the app.
const typedArgs = "args"

// books are the workbooks to write, the first made and the others copies.
func (cfg *config) books() []string {
	switch {
	case len(cfg.Outputs) > 0:
		return cfg.Outputs
	case cfg.Output == "none" || cfg.Output == "":
		return nil
	}
	return []string{cfg.Output}
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
