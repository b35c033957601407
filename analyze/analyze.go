// Package analyze runs the steps on one article: statements, speakers, tone,
// stance. It has no input or output of its own.
package analyze
