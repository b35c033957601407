// Command sbom writes the bill of materials of a built program as CycloneDX 1.5
// JSON: the modules that are linked into it, as the Go tool chain recorded them
// there, with their checksums and licences. Run it in the folder the program was
// built from; the same program gives the same bytes.
//
//	go run ./.ci/sbom ./parley 0.1.0 >parley.cdx.json
//
// A module whose licence it does not know, or one that asks more than a notice,
// is told on standard error and ends it with exit code 1.
package main

import (
	"cmp"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: sbom PROGRAM VERSION")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "sbom:", err)
		os.Exit(1)
	}
}

type bom struct {
	Schema       string       `json:"$schema"`
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type       string     `json:"type"`
	Ref        string     `json:"bom-ref"`
	Name       string     `json:"name"`
	Version    string     `json:"version"`
	Licenses   []licence  `json:"licenses,omitempty"`
	PURL       string     `json:"purl,omitempty"`
	Properties []property `json:"properties,omitempty"`
}

type licence struct {
	License struct {
		ID string `json:"id"`
	} `json:"license"`
}

type property struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

type dependency struct {
	Ref string   `json:"ref"`
	On  []string `json:"dependsOn,omitempty"`
}

func run(program, version string) error {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return err
	}
	dirs, err := moduleFolders(info.Path)
	if err != nil {
		return err
	}
	b := &bom{Schema: "http://cyclonedx.org/schema/bom-1.5.schema.json", Format: "CycloneDX", Spec: "1.5", Version: 1}
	b.Metadata.Component = component{Type: "application", Ref: "parley", Name: "parley", Version: version, Licenses: named("Apache-2.0"), Properties: settings(info)}
	var doubts []string
	b.Components, doubts = components(info, dirs)
	top := dependency{Ref: "parley"}
	for _, c := range b.Components {
		top.On = append(top.On, c.Ref)
	}
	b.Dependencies = []dependency{top}
	e := json.NewEncoder(os.Stdout)
	e.SetIndent("", "  ")
	if err := e.Encode(b); err != nil {
		return err
	}
	if len(doubts) > 0 {
		return fmt.Errorf("look at the licence of %s", strings.Join(doubts, ", "))
	}
	return nil
}

// components are the modules of a program in the order of their names; doubts
// are those whose licence is not clear.
func components(info *debug.BuildInfo, dirs map[string]string) (list []component, doubts []string) {
	std := module("std", strings.TrimPrefix(info.GoVersion, "go"), "")
	std.Licenses = named("BSD-3-Clause")
	list = []component{std}
	for _, d := range info.Deps {
		c := module(d.Path, d.Version, d.Sum)
		if d.Replace != nil {
			c.Properties = append(c.Properties, property{"parley:replaced-by", d.Replace.Path})
		}
		id := licenceOf(dirs[d.Path])
		if d.Replace != nil && strings.HasPrefix(d.Replace.Path, "./") {
			id = "Apache-2.0" // our own, in place of it
		}
		if id == "" {
			doubts = append(doubts, d.Path)
		}
		c.Licenses = named(id)
		list = append(list, c)
	}
	slices.SortFunc(list, func(x, y component) int { return cmp.Compare(x.Ref, y.Ref) })
	return list, doubts
}

func module(path, version, sum string) component {
	c := component{Type: "library", Name: path, Version: version, PURL: "pkg:golang/" + path + "@" + version}
	c.Ref = c.PURL
	if sum != "" { // of the module's tree, as go.sum has it: no hash of a file
		c.Properties = []property{{"go:sum", sum}}
	}
	return c
}

// settings are those of the build that change its bytes.
func settings(info *debug.BuildInfo) []property {
	out := []property{{"go:version", info.GoVersion}}
	for _, s := range info.Settings {
		switch s.Key {
		case "-trimpath", "-ldflags", "CGO_ENABLED", "GOOS", "GOARCH", "GOAMD64", "GOARM64":
			out = append(out, property{"go:" + s.Key, s.Value})
		}
	}
	return out
}

// moduleFolders asks the go command where the modules of a program stand.
func moduleFolders(pkg string) (map[string]string, error) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}\t{{.Dir}}{{end}}", pkg).Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	dirs := map[string]string{}
	for line := range strings.Lines(string(out)) {
		if path, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			dirs[path] = dir
		}
	}
	return dirs, nil
}

func named(id string) []licence {
	if id == "" {
		return nil
	}
	l := licence{}
	l.License.ID = id
	return []licence{l}
}

// words are what only the text of a licence has, the most telling first; what
// asks more than a notice (GPL, AGPL, SSPL) is not among them.
var words = []struct{ id, text string }{
	{"Apache-2.0", "apache license"}, {"ISC", "permission to use, copy, modify, and/or distribute"},
	{"MIT", "permission is hereby granted, free of charge"}, {"BSD-3-Clause", "nor the names of"}, {"BSD-3-Clause", "neither the name of"},
	{"BSD-2-Clause", "redistribution and use in source and binary forms"},
}

func licenceOf(dir string) string {
	if dir == "" {
		return ""
	}
	for _, pattern := range []string{"LICENSE*", "LICENCE*", "License*", "license*", "COPYING*"} {
		files, _ := filepath.Glob(filepath.Join(dir, pattern))
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				continue
			}
			text := strings.ToLower(strings.Join(strings.Fields(string(b)), " "))
			if strings.Contains(text, "general public license") {
				return ""
			}
			for _, w := range words {
				if strings.Contains(text, w.text) {
					return w.id
				}
			}
		}
	}
	return ""
}
