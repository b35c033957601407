//go:build !unix

package main

// tellFileLimit does nothing where there is no such limit.
func tellFileLimit() {}
