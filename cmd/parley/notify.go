package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"time"

	"parley/analyze/batch"
)

// Limits of telling: a person's mail system must not hold up the night.
const (
	commandLimit = 30 * time.Second
	webhookLimit = 10 * time.Second
	webhookTries = 3
)

// retryAfter is the time before the second try; the third waits twice as long.
var retryAfter = time.Second

// a message is what the command and the webhook get.
type message struct {
	Text   string         `json:"text"` // all alerts, a line each
	Alerts []alert        `json:"alerts"`
	Run    *batch.Summary `json:"run,omitempty"`
}

// notify hands alerts to the command and the webhook of the configuration.
// What cannot be told is an error that names no secret.
func notify(ctx context.Context, a *alertsConfig, m *message) error {
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx) // an interrupted run is told, too
	var faults []error
	if len(a.Command) > 0 {
		faults = append(faults, runHook(ctx, a.Command, body))
	}
	hook, err := webhook(a)
	if err != nil {
		return errors.Join(append(faults, err)...)
	}
	if hook != "" {
		faults = append(faults, post(ctx, hook, body))
	}
	return errors.Join(faults...)
}

// webhook is the address, from the environment or else from its file.
func webhook(a *alertsConfig) (string, error) {
	if s := os.Getenv("PARLEY_WEBHOOK"); s != "" || a.WebhookFile == "" {
		return s, nil
	}
	b, err := os.ReadFile(a.WebhookFile)
	if err != nil {
		return "", fmt.Errorf("alerts: webhook_file: %w", err)
	}
	return strings.TrimSpace(string(b)), nil
}

func runHook(ctx context.Context, command []string, body []byte) error {
	ctx, stop := context.WithTimeout(ctx, commandLimit)
	defer stop()
	c := exec.CommandContext(ctx, command[0], command[1:]...)
	c.Stdin = bytes.NewReader(body)
	c.WaitDelay = time.Second
	out, err := c.CombinedOutput()
	if err != nil {
		return fmt.Errorf("alerts: command %s: %w: %s", command[0], err, clip(oneLine(errors.New(string(out))), 200))
	}
	return nil
}

// post posts body as JSON and tries again where that may help.
func post(ctx context.Context, address string, body []byte) error {
	var err error
	wait := retryAfter
	for try := range webhookTries {
		if try > 0 {
			time.Sleep(wait)
			wait *= 2
		}
		var retry bool
		if retry, err = postOnce(ctx, address, body); err == nil || !retry {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("alerts: webhook: %w", withoutAddress(err))
	}
	return nil
}

func postOnce(ctx context.Context, address string, body []byte) (retry bool, err error) {
	ctx, stop := context.WithTimeout(ctx, webhookLimit)
	defer stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return false, err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return true, err
	}
	defer res.Body.Close()
	io.Copy(io.Discard, io.LimitReader(res.Body, 1<<16))
	if res.StatusCode >= 300 {
		return res.StatusCode >= 500 || res.StatusCode == http.StatusTooManyRequests, fmt.Errorf("answered %s", res.Status)
	}
	return false, nil
}

// withoutAddress takes the address out of an error: that of a webhook is a
// secret.
func withoutAddress(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		if u.Op == "parse" {
			return errors.New("the address is none")
		}
		return u.Err
	}
	return err
}
