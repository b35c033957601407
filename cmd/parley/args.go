package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// reorder moves the flags of the named command before its arguments, because
// the flag parser stops at the first argument and would take what follows for
// more of them. Everything after "--" stays where it is.
func reorder(app *cli.App, args []string) ([]string, error) {
	if len(args) < 2 || args[len(args)-1] == "--generate-bash-completion" { // half a flag is none yet
		return args, nil
	}
	out := []string{args[0]}
	flags, cmds, rest := app.Flags, app.Commands, args[1:]
	for {
		lead, tail := leadingFlags(flags, rest)
		out = append(out, lead...)
		c := findCommand(cmds, tail)
		if c == nil {
			return appendSorted(out, flags, tail)
		}
		out = append(out, tail[0])
		flags, cmds, rest = slices.Concat(app.Flags, c.Flags), c.Subcommands, tail[1:]
		if len(cmds) == 0 {
			return moveGlobals(out, app, c, rest)
		}
	}
}

// moveGlobals puts flags of the program, wherever they stand, right behind its
// name, and the command's own before its arguments.
func moveGlobals(out []string, app *cli.App, c *cli.Command, rest []string) ([]string, error) {
	var global, own, pos []string
	for len(rest) > 0 {
		a := rest[0]
		switch n := flagWidth(app.Flags, rest); {
		case a == "--":
			pos = append(pos, rest...)
			rest = nil
		case n > 0:
			global, rest = append(global, rest[:n]...), rest[n:]
		case flagWidth(c.Flags, rest) > 0:
			n := flagWidth(c.Flags, rest)
			own, rest = append(own, rest[:n]...), rest[n:]
		case len(a) > 1 && a[0] == '-' && !isHelp(a):
			return nil, usageError("see 'parley "+strings.Join(out[1:], " ")+" --help'", "unknown flag %s", a)
		case isHelp(a):
			own, rest = append(own, a), rest[1:]
		default:
			pos, rest = append(pos, a), rest[1:]
		}
	}
	return slices.Concat(out[:1], global, out[1:], own, pos), nil
}

func isHelp(a string) bool { return a == "--help" || a == "-h" || a == "--generate-bash-completion" }

func appendSorted(out []string, flags []cli.Flag, rest []string) ([]string, error) {
	lead, tail := leadingFlags(flags, rest)
	return slices.Concat(out, lead, tail), nil
}

func leadingFlags(flags []cli.Flag, args []string) (lead, tail []string) {
	for len(args) > 0 {
		n := flagWidth(flags, args)
		if n == 0 {
			break
		}
		lead, args = append(lead, args[:n]...), args[n:]
	}
	return lead, args
}

func findCommand(cmds []*cli.Command, args []string) *cli.Command {
	if len(args) == 0 {
		return nil
	}
	for _, c := range cmds {
		if c.HasName(args[0]) {
			return c
		}
	}
	return nil
}

// flagWidth is how many of args the flag at their head takes: 0 when it is not
// one of flags, 2 when its value is the next argument.
func flagWidth(flags []cli.Flag, args []string) int {
	a := args[0]
	if len(a) < 2 || a[0] != '-' || a == "--" {
		return 0
	}
	name, _, hasValue := strings.Cut(strings.TrimLeft(a, "-"), "=")
	for _, f := range flags {
		if !slices.Contains(f.Names(), name) {
			continue
		}
		if v, ok := f.(cli.DocGenerationFlag); hasValue || ok && !v.TakesValue() || len(args) < 2 {
			return 1
		}
		return 2
	}
	return 0
}
