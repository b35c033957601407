// Package batch runs the analyzer over many inputs and remembers, item by item.
package batch
