package main

import (
	"context"
	"io"
	"log/slog"
	"os/signal"
	"syscall"

	"github.com/urfave/cli/v2"
)

// version is stamped by the release build with -ldflags.
var version = "0.1.0-dev"

// Exit codes, as every command's help lists them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitUnread      = 3
	exitLocked      = 4
	exitInterrupted = 130
)

const exitHelp = `exit codes:
   0    done
   1    failed
   2    wrong usage or configuration
   3    done, but some inputs could not be read (they are listed and quarantined)
   4    another run holds the lock
   130  interrupted (state is consistent, the next run goes on)`

// A program is what a command may touch of the world.
type program struct {
	in       io.Reader
	out, err io.Writer
	log      *slog.Logger
	quiet    bool
	verbose  bool
}

// run is the whole program; tests call it.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	defer func() {
		if r := recover(); r != nil { // no panic reaches a user
			code = crashed(stderr, r)
		}
	}()
	tellFileLimit()
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // who interrupts twice means it
	p := &program{in: stdin, out: onScreen(stdout), err: onScreen(stderr), log: slog.New(slog.DiscardHandler)}
	app := p.app()
	app.Metadata = map[string]any{typedArgs: args}
	args, err := reorder(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	return p.finish(ctx, err)
}

func (p *program) app() *cli.App {
	app := &cli.App{
		Name:      "parley",
		Usage:     "who said what at the summit, in what tone, toward whom",
		Version:   version,
		Reader:    p.in,
		Writer:    p.out,
		ErrWriter: p.err,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print nothing but errors"},
			&cli.BoolFlag{Name: "verbose", Usage: "log every article"},
			&cli.StringFlag{Name: "log-format", Value: "text", Usage: "log as `text` or json, on standard error"},
		},
		Before: p.before,
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usageError("run 'parley --help' for the list", "there is no command %q", c.Args().First())
			}
			return cli.ShowAppHelp(c)
		},
		Commands: []*cli.Command{
			p.runCommand(), p.analyzeCommand(), p.scoreCommand(), p.compareCommand(), p.eventCommand(), p.summitsCommand(), p.reportCommand(), p.explainCommand(), p.initCommand(), p.configCommand(),
			p.sampleCommand(), p.agreeCommand(), p.inputsCommand(), p.lexiconCommand(), p.peopleCommand(), p.statusCommand(), p.evalCommand(), p.backupCommand(), p.vacuumCommand(), p.manCommand(), p.completionCommand(),
		},
		ExitErrHandler:        func(*cli.Context, error) {}, // codes and messages are finish's job
		OnUsageError:          onUsageError,
		Suggest:               false,
		EnableBashCompletion:  true,
		HideHelpCommand:       true,
		CustomAppHelpTemplate: cli.AppHelpTemplate + "\n" + exitHelp + "\n",
	}
	prepare(app.Commands)
	return app
}

// prepare gives every command the house's usage errors and exit codes.
func prepare(cmds []*cli.Command) {
	for _, c := range cmds {
		c.OnUsageError = onUsageError
		c.HideHelpCommand = true
		if len(c.Subcommands) == 0 {
			c.CustomHelpTemplate = cli.CommandHelpTemplate + "\n" + exitHelp + "\n"
		}
		prepare(c.Subcommands)
	}
}

func onUsageError(_ *cli.Context, err error, _ bool) error {
	return usageError("add --help to see the flags", "%s", err)
}

func (p *program) before(c *cli.Context) error {
	p.quiet, p.verbose = c.Bool("quiet"), c.Bool("verbose")
	level := slog.LevelWarn
	if p.verbose {
		level = slog.LevelDebug
	}
	if p.quiet {
		level = slog.LevelError
	}
	if c.IsSet("log-format") && level > slog.LevelInfo && !p.quiet {
		level = slog.LevelInfo // who names a format wants a log
	}
	o := &slog.HandlerOptions{Level: level}
	switch f := c.String("log-format"); f {
	case "text":
		p.log = slog.New(slog.NewTextHandler(p.err, o))
	case "json":
		p.log = slog.New(slog.NewJSONHandler(p.err, o))
	default:
		return usageError("use text or json", "unknown log format %q", f)
	}
	return nil
}
