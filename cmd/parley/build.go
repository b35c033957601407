package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/analyze"
	"parley/analyze/batch"
	"parley/analyze/stance"
	"parley/lexicon/people"
)

// buildAnalyzer makes the analyzer a configuration asks for. Faults of the
// user's data files are wrong configuration: exit 2, with file and line.
func buildAnalyzer(cfg *config) (*analyze.Analyzer, error) {
	defer whenCollected(collect(whileBuilding))
	o := analyze.Options{Reasons: cfg.reasons}
	var err error
	var ok bool
	if o.Stance, ok = stance.ParseKind(cfg.Stance); !ok {
		return nil, usageError("use both, rules or linear", "there is no stance model %q", cfg.Stance)
	}
	if o.Extra, err = loadLexicons(cfg.Lexicons, cfg.warnings); err != nil {
		return nil, err
	}
	if o.People, err = loadPeople(cfg.People); err != nil {
		return nil, err
	}
	if o.Summits, err = loadSummits(cfg.Summits); err != nil {
		return nil, err
	}
	for _, c := range cfg.Outlets {
		o.Outlets = append(o.Outlets, analyze.Outlet(c))
	}
	for _, c := range cfg.Topics {
		o.Topics = append(o.Topics, stance.Topic{Name: c.Name, Aliases: c.Aliases})
	}
	return analyze.New(o)
}

// dataFolder opens a folder of data files, or the folder of one file.
func dataFolder(path string) (fsys fs.FS, files []string, err error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, nil, usageError("name a file or folder that can be read", "%s", err)
	}
	if st.IsDir() {
		return os.DirFS(path), nil, nil
	}
	return os.DirFS(filepath.Dir(path)), []string{filepath.Base(path)}, nil
}

// faults tells every fault of data files with the path the user named.
func faults(path string, files []string, err error) error {
	prefix := path + string(filepath.Separator)
	if len(files) == 1 {
		prefix = filepath.Dir(path) + string(filepath.Separator)
		if filepath.Dir(path) == "." {
			prefix = ""
		}
	}
	lines := strings.Split(err.Error(), "\n")
	for i, l := range lines {
		lines[i] = filepath.ToSlash(prefix) + l
	}
	return usageError("mend these lines", "%s", strings.Join(lines, "\n"))
}

func loadPeople(paths []string) (*people.Directory, error) {
	if len(paths) == 0 {
		return nil, nil // analyze takes the default
	}
	var more []fs.FS
	for _, p := range paths {
		fsys, files, err := dataFolder(p)
		if err != nil {
			return nil, err
		}
		if len(files) > 0 {
			return nil, usageError("name the folder that holds it", "people: %s is a file", p)
		}
		more = append(more, fsys)
	}
	d, err := people.WithDefault(more...)
	if err != nil {
		return nil, faults(paths[0], nil, err)
	}
	return d, nil
}

// configuredStore reads the configuration of a command and opens its store for
// reading, which the command closes.
func configuredStore(c *cli.Context) (*config, *batch.Store, error) {
	cfg, err := loadConfig(c)
	if err != nil {
		return nil, nil, err
	}
	store, err := openStore(c.Context, cfg.Store)
	return cfg, store, err
}

// openStore opens a store for reading.
func openStore(ctx context.Context, path string) (*batch.Store, error) {
	store, err := batch.OpenRead(ctx, path)
	if err != nil {
		return nil, storeError(path, err)
	}
	return store, nil
}

// storeError says that a command needs what run has not made yet.
func storeError(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return usageError("parley run ARTICLES makes it, or name it with --store", "there is no store %s yet", path)
	}
	return failed("", fmt.Errorf("%w", err))
}
