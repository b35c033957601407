package main

// accuracy is what parley eval measures on development sets; CHANGELOG.md names
// the commands. TestFigures holds the same figures.
var accuracy = [][]string{
	{"Measure", "Value", "Data"},
}
