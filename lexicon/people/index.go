package people

// indexAll fills the maps by which names are found.
func (d *Directory) indexAll() {
	for _, e := range d.entries {
		switch e.Kind {
		case Person:
			d.indexPerson(e)
		case Country:
			d.indexCountry(e)
		default:
			for _, n := range append([]string{e.Name}, e.Aliases...) {
				d.org[Key(n)] = e
			}
		}
	}
}

func (d *Directory) indexPerson(e *Entry) {
	for _, n := range append([]string{e.Name}, e.Aliases...) {
		d.full[Key(n)] = append(d.full[Key(n)], e)
	}
	d.family[Key(e.Family)] = append(d.family[Key(e.Family)], e)
	for _, n := range e.Aliases {
		if f := Key(lastName(n)); f != Key(e.Family) && lastName(n) != n {
			d.family[f] = append(d.family[f], e)
		}
	}
}

func (d *Directory) indexCountry(e *Entry) {
	for _, n := range append([]string{e.Name, e.Capital}, append(e.Aliases, e.Seats...)...) {
		if n != "" && d.place[Key(n)] == nil {
			d.place[Key(n)] = e
		}
	}
	for _, n := range e.Demonyms {
		d.adj[Key(n)] = e
	}
	for _, n := range e.People {
		d.folk[Key(n)] = e
	}
}
