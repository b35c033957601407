package people

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed data/*.yaml
var files embed.FS

var defaultDirectory = sync.OnceValues(func() (*Directory, error) { return WithDefault() })

// Default gives the directory that comes with parley; it is loaded once.
func Default() (*Directory, error) { return defaultDirectory() }

// WithDefault gives parley's directory extended by the user's folders. An entry
// of the same ID replaces parley's.
func WithDefault(more ...fs.FS) (*Directory, error) {
	sub, err := fs.Sub(files, "data")
	if err != nil {
		return nil, err
	}
	return Load(append([]fs.FS{sub}, more...)...)
}

// Load reads every *.yaml of the folders: files named countries*, organisations*,
// persons* and names*. All faults are joined in the error, each with file and line.
func Load(folders ...fs.FS) (*Directory, error) {
	d := newDirectory()
	sum := sha256.New()
	var errs []error
	for i, f := range folders {
		names, err := fs.Glob(f, "*.yaml")
		if err != nil {
			return nil, err
		}
		if len(names) == 0 {
			return nil, errors.New("no *.yaml file in the people folder")
		}
		slices.Sort(names)
		for _, name := range names {
			b, err := fs.ReadFile(f, name)
			if err != nil {
				return nil, err
			}
			sum.Write(b)
			errs = append(errs, d.readFile(name, b, i)...)
		}
	}
	d.hash = hex.EncodeToString(sum.Sum(nil))
	errs = append(errs, d.check()...)
	d.indexAll()
	d.markAll()
	return d, errors.Join(errs...)
}

func newDirectory() *Directory {
	const many = 4096 // about the entries that come with parley
	return &Directory{byID: make(map[ID]*Entry, many), full: make(map[string][]*Entry, many), family: make(map[string][]*Entry, many), place: map[string]*Entry{}, adj: map[string]*Entry{},
		folk: map[string]*Entry{}, org: map[string]*Entry{}, sexes: make(map[string]Sex, many), common: map[string]bool{}, held: make(map[post][]holding, many)}
}

// readFile reads one file of the folder of that number; entries of a later
// folder replace those of an earlier one.
func (d *Directory) readFile(name string, b []byte, folder int) []error {
	if strings.HasPrefix(name, "names") {
		return d.readNames(name, b)
	}
	kind, err := kindOf(name)
	if err != nil {
		return []error{fmt.Errorf("%s: %w", name, err)}
	}
	var errs []error
	for _, part := range items(b) {
		where := place{name, part.line}
		r, err := decode(part.text)
		if err == nil {
			var e *Entry
			if e, err = newEntry(kind, r); err == nil {
				e.where, e.folder = where, folder
				err = d.put(e)
			}
		}
		if err != nil {
			for _, line := range strings.Split(err.Error(), "\n") {
				errs = append(errs, fmt.Errorf("%s: %s", where, strings.TrimSpace(line)))
			}
		}
	}
	return errs
}

func (d *Directory) put(e *Entry) error {
	if old := d.byID[e.ID]; old != nil {
		if old.folder == e.folder {
			return fmt.Errorf("%s stands already at %s", e.ID, old.where)
		}
		*old = *e
		return nil
	}
	d.byID[e.ID] = e
	d.entries = append(d.entries, e)
	return nil
}

func (d *Directory) readNames(file string, b []byte) []error {
	var lists map[string]string
	if err := yaml.Unmarshal(b, &lists); err != nil {
		return []error{fmt.Errorf("%s: %w", file, err)}
	}
	var errs []error
	for _, key := range slices.Sorted(maps.Keys(lists)) {
		sex, ok := map[string]Sex{"m": Male, "f": Female, "common": UnknownSex}[key]
		if !ok {
			errs = append(errs, fmt.Errorf("%s: %q is not m, f or common", file, key))
			continue
		}
		for _, n := range strings.Fields(lists[key]) {
			n = Key(n)
			if key == "common" {
				d.common[n] = true
				continue
			}
			if old, twice := d.sexes[n]; twice && old != sex {
				d.sexes[n] = UnknownSex // given to both
				continue
			}
			d.sexes[n] = sex
		}
	}
	return errs
}
