package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

func (p *program) manCommand() *cli.Command {
	return &cli.Command{
		Name:   "man",
		Usage:  "print the manual page: parley man > /usr/local/share/man/man1/parley.1",
		Action: p.man,
	}
}

func (p *program) man(c *cli.Context) error {
	app := p.app()
	app.Description = strings.ReplaceAll(exitHelp, "\n", "\n\n")
	page, err := app.ToManWithSection(1)
	if err != nil {
		return err
	}
	fmt.Fprint(p.out, page)
	return nil
}

// completions ask the program itself what may come next.
var completions = map[string]string{
	"bash": `_parley() {
  local cur="${COMP_WORDS[COMP_CWORD]}" words=("${COMP_WORDS[@]:0:COMP_CWORD}")
  [[ "$cur" == -* ]] && words+=("$cur")
  COMPREPLY=($(compgen -W "$("${words[@]}" --generate-bash-completion 2>/dev/null)" -- "$cur"))
}
complete -o bashdefault -o default -F _parley parley
`,
	"zsh": `#compdef parley
_parley() {
  local -a opts words_before
  words_before=("${(@)words[1,CURRENT-1]}")
  [[ "${words[CURRENT]}" == -* ]] && words_before+=("${words[CURRENT]}")
  opts=("${(@f)$("${words_before[@]}" --generate-bash-completion 2>/dev/null)}")
  [[ -n "${opts[1]}" ]] && _describe 'values' opts || _files
}
compdef _parley parley
`,
}

func (p *program) completionCommand() *cli.Command {
	return &cli.Command{
		Name:        "completion",
		Usage:       "print what makes a shell complete commands and flags",
		ArgsUsage:   "bash|zsh|fish",
		Description: "bash: source <(parley completion bash); zsh: a file _parley in a folder of $fpath; fish: ~/.config/fish/completions/parley.fish",
		Action:      p.completion,
	}
}

func (p *program) completion(c *cli.Context) error {
	shell := c.Args().First()
	text, known := completions[shell]
	if shell == "fish" {
		var err error
		if text, err = p.app().ToFishCompletion(); err != nil {
			return err
		}
		known = true
	}
	if !known || c.NArg() != 1 {
		return usageError("use bash, zsh or fish", "unknown shell %q", shell)
	}
	fmt.Fprint(p.out, text)
	return nil
}
