// Package summit says which summit an article is about, and why.
package summit
