package main

import (
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"parley/analyze"
	"parley/analyze/batch"
	"parley/analyze/coding"
	"parley/analyze/compare"
	"parley/analyze/statement"
	"parley/report"
	"parley/report/xlsx"
)

func (p *program) sampleCommand() *cli.Command {
	return &cli.Command{
		Name:      "sample",
		Usage:     "draw a stratified sample of statements as a workbook for people to label",
		ArgsUsage: "[PATH...]",
		Description: "Draws from the store, or from the articles under PATH where some are named. Strata give statements in proportion to\n" +
			"their sizes, but none less than --min. The same seed draws the same statements. Each coder gets a sheet (with --split a file) with drop-downs\n" +
			"beside a codebook; speakers are hidden, and parley's scores are not in the workbook. parley agree reads the labels back.\n" +
			"Context is read from the articles where they still are what they were.",
		Flags: append(sharedFlags()[:4], storeFlag(),
			&cli.IntFlag{Name: "n", Value: 200, Usage: "draw `N` statements"},
			&cli.StringFlag{Name: "by", Value: "speaker,summit", Usage: "strata by `KEYS`: speaker, side, summit, outlet, leaning, kind, month, ...; none for one stratum"},
			&cli.IntFlag{Name: "min", Value: 2, Usage: "draw at least `N` from each stratum, as far as it reaches"},
			&cli.StringFlag{Name: "coders", Value: "Coder", Usage: "`NAMES` apart by commas"},
			&cli.IntFlag{Name: "overlap", Value: -1, Usage: "`N` statements are labelled by all coders, the others by one each (-1: all by all)"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "of the draw"},
			&cli.StringFlag{Name: "filter", Usage: "statements that count: 'kind:direct AND date>=2021-06-01'"},
			&cli.IntFlag{Name: "min-words", Value: 4, Usage: "leave out statements with fewer than `N` words"},
			&cli.IntFlag{Name: "max-words", Value: 250, Usage: "leave out statements with more than `N` words"},
			&cli.BoolFlag{Name: "show-speaker", Usage: "show who speaks (coders are then not blind)"},
			&cli.BoolFlag{Name: "no-context", Usage: "leave the column Context out"},
			&cli.BoolFlag{Name: "split", Usage: "write a file for each coder: sample.xlsx becomes sample-NAME.xlsx"},
			&cli.StringFlag{Name: "read-as", Usage: "read every input as `FORMAT` (see parley inputs)"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "sample.xlsx", Usage: "write the workbook to `FILE`"}),
		Action: p.sample,
	}
}

// A sampler draws a sample for one call of the command.
type sampler struct {
	*program
	c      *cli.Context
	cfg    *config
	keys   []compare.Key
	paths  map[string]string // document -> its file
	method string
	bad    int // inputs that could not be read
}

func (p *program) sample(c *cli.Context) error {
	if !strings.EqualFold(filepath.Ext(c.String("output")), ".xlsx") {
		return usageError("use a name that ends in .xlsx", "--output: a sample is a workbook")
	}
	cfg, err := loadConfig(c)
	if err != nil {
		return err
	}
	cfg.Format = c.String("read-as")
	s := &sampler{program: p, c: c, cfg: cfg, paths: map[string]string{}}
	if s.keys, err = sampleKeys(c.String("by")); err != nil {
		return err
	}
	pool, err := s.pool()
	if err != nil {
		return err
	}
	drawn, err := coding.Draw(pool.Items, coding.DrawOptions{N: c.Int("n"), Minimum: c.Int("min"), Seed: c.Uint64("seed"),
		Coders: splitList(c.String("coders")), Overlap: c.Int("overlap")})
	if err != nil {
		return usageError("see 'parley sample --help'", "%s", err)
	}
	if !c.Bool("no-context") {
		if err := s.contexts(drawn); err != nil {
			return err
		}
	}
	if err := s.write(pool, drawn); err != nil {
		return err
	}
	return unreadResult(s.bad)
}

func sampleKeys(by string) ([]compare.Key, error) {
	if by == "none" {
		return nil, nil
	}
	var keys []compare.Key
	for _, name := range splitList(by) {
		k, err := compare.ParseKey(name)
		if err != nil {
			return nil, usageError("parley sample --by speaker,summit", "--by: %s", err)
		}
		if k == compare.Target {
			return nil, usageError("parley sample --by speaker,summit", "--by: a statement has several targets: it cannot be one stratum")
		}
		keys = append(keys, k)
	}
	return keys, nil
}

func splitList(s string) []string {
	var out []string
	for _, part := range strings.Split(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// pool collects the statements of the store, or of the named paths.
func (s *sampler) pool() (*coding.Pool, error) {
	keep, err := compare.ParseFilter(s.c.String("filter"))
	if err != nil {
		return nil, usageError("for example --filter 'kind:direct'", "%s", err)
	}
	o := coding.PoolOptions{Keep: keep, MinWords: s.c.Int("min-words"), MaxWords: s.c.Int("max-words"),
		Stratum: func(r *statement.Statement) []string {
			var out []string
			for _, k := range s.keys {
				out = append(out, k.Of(r))
			}
			return out
		}}
	if s.c.Args().Present() {
		an, err := buildAnalyzer(s.cfg)
		if err != nil {
			return nil, err
		}
		s.method = an.Version()
		return coding.Collect(s.analyzed(an), o)
	}
	store, err := batch.OpenRead(s.c.Context, s.cfg.Store)
	if err != nil {
		return nil, storeError(s.cfg.Store, err)
	}
	defer store.Close()
	for a, err := range store.Articles(s.c.Context) {
		if err != nil {
			return nil, err
		}
		s.paths[a.Doc] = a.Path
	}
	methods, err := store.Methods(s.c.Context)
	if err != nil {
		return nil, err
	}
	s.method = strings.Join(methods, " | ")
	return coding.Collect(store.Statements(s.c.Context), o)
}

// analyzed gives the rows of the articles under the named paths.
func (s *sampler) analyzed(an *analyze.Analyzer) iter.Seq2[*statement.Statement, error] {
	return func(yield func(*statement.Statement, error) bool) {
		for r := range analyzeAll(s.c.Context, an, s.documents(s.c.Context, s.c.Args().Slice(), s.cfg), workers(s.cfg)) {
			if unreadable(r.err) {
				s.bad++
				s.printUnread(r.err)
				continue
			}
			if r.err != nil {
				yield(nil, r.err)
				return
			}
			s.paths[r.Article.Doc] = r.Article.Path
			for i := range r.Statements {
				if !yield(&r.Statements[i], nil) {
					return
				}
			}
		}
	}
}

// contexts reads the articles of the sample again for the words around each
// statement. An article that is gone or has changed gives none.
func (s *sampler) contexts(drawn *coding.Sample) error {
	wanted, paths := map[string][]*coding.Item{}, []string{}
	seen := map[string]bool{}
	for i := range drawn.Items {
		it := &drawn.Items[i]
		path := filepath.FromSlash(s.paths[it.Doc])
		if !isFile(path) {
			continue
		}
		wanted[it.Doc] = append(wanted[it.Doc], it)
		if !seen[path] {
			seen[path] = true
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		return nil
	}
	for d, err := range s.documents(s.c.Context, paths, s.cfg) {
		if unreadable(err) {
			continue // told when it was read for its statements
		}
		if err != nil {
			return err
		}
		for _, it := range wanted[d.Meta.ID] {
			it.Context = coding.Surroundings(d, it, !s.c.Bool("show-speaker"))
		}
	}
	return nil
}

// write writes one workbook, or one a coder.
func (s *sampler) write(pool *coding.Pool, drawn *coding.Sample) error {
	d := &report.SampleData{Sample: drawn, Pool: pool, Version: version, Speaker: s.c.Bool("show-speaker"), Context: anyContext(drawn)}
	for _, k := range s.keys {
		d.Keys = append(d.Keys, string(k))
	}
	d.Lines = [][2]string{
		{"Made with", "parley " + version}, {coding.MethodLine, s.method}, {"Seed", s.c.String("seed")},
		{"Statements", fmt.Sprintf("%d wanted, %d drawn", s.c.Int("n"), len(drawn.Items))},
		{"Strata by", orDefault(strings.Join(d.Keys, ", "), "nothing: one stratum")},
		{"Minimum of a stratum", fmt.Sprint(s.c.Int("min"))},
		{"Words", fmt.Sprintf("%d to %d", s.c.Int("min-words"), s.c.Int("max-words"))},
		{"Filter", orDefault(s.c.String("filter"), "none")},
	}
	out := s.c.String("output")
	if !s.c.Bool("split") {
		return s.writeSample(out, d)
	}
	for i, a := range drawn.Sheets {
		d.Coders = []int{i}
		if err := s.writeSample(strings.TrimSuffix(out, filepath.Ext(out))+"-"+a.Coder+filepath.Ext(out), d); err != nil {
			return err
		}
	}
	return nil
}

func anyContext(drawn *coding.Sample) bool {
	for i := range drawn.Items {
		if drawn.Items[i].Context != "" {
			return true
		}
	}
	return false
}

func (s *sampler) writeSample(path string, d *report.SampleData) error {
	err := replaceFile(path, func(w io.Writer) error {
		_, err := xlsx.Write(w, report.Sample(d))
		return err
	})
	if err != nil {
		return failed("name a file that can be written with --output", err)
	}
	if !s.quiet {
		fmt.Fprintf(s.out, "sample     %s (%s, %d by all coders, %s)\n", path, plural(len(d.Sample.Items), "statement"), len(d.Sample.Shared), strataCount(len(d.Sample.Strata)))
	}
	return nil
}

func strataCount(n int) string {
	if n == 1 {
		return "1 stratum"
	}
	return fmt.Sprintf("%d strata", n)
}
