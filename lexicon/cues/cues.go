// Package cues says which words report speech, how, and with what attitude.
package cues
