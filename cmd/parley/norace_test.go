//go:build !race

package main

// raceBuilt says that the tests run under the race detector.
const raceBuilt = false
