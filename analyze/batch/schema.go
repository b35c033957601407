package batch

import (
	"context"
	"fmt"
)

// migrations bring a store from one version to the next; the index is the
// version they start from. A released one never changes.
var migrations = []string{
	`CREATE TABLE items (
		key TEXT PRIMARY KEY, path TEXT NOT NULL, record INTEGER NOT NULL, hash TEXT NOT NULL, method TEXT NOT NULL,
		state TEXT NOT NULL, attempts INTEGER NOT NULL, reason TEXT NOT NULL, hint TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE articles (
		doc TEXT PRIMARY KEY, title TEXT NOT NULL, outlet TEXT NOT NULL, summit TEXT NOT NULL, published TEXT NOT NULL,
		statements INTEGER NOT NULL, words INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE statements (
		doc TEXT NOT NULL, n INTEGER NOT NULL, part INTEGER NOT NULL, outlet TEXT NOT NULL, summit TEXT NOT NULL, published TEXT NOT NULL,
		kind TEXT NOT NULL, speaker TEXT NOT NULL, speaker_id TEXT NOT NULL, overall REAL NOT NULL, valence REAL NOT NULL,
		words INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (doc, n, part)) WITHOUT ROWID;
	CREATE TABLE tones (
		doc TEXT NOT NULL, n INTEGER NOT NULL, part INTEGER NOT NULL, tone TEXT NOT NULL, score REAL NOT NULL,
		PRIMARY KEY (doc, n, part, tone)) WITHOUT ROWID;
	CREATE TABLE runs (
		id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT NOT NULL, summary TEXT NOT NULL);
	CREATE VIEW v_speaker_tone AS
		SELECT s.speaker, s.summit, t.tone, count(*) AS statements, avg(t.score) AS mean_score
		FROM statements s JOIN tones t USING (doc, n, part) WHERE s.speaker <> '' GROUP BY s.speaker, s.summit, t.tone;
	CREATE VIEW v_speaker_overall AS
		SELECT speaker, summit, count(*) AS statements, count(DISTINCT doc) AS articles, avg(overall) AS overall, avg(valence) AS valence
		FROM statements WHERE speaker <> '' GROUP BY speaker, summit;`,
	// Columns for every key of a comparison, apart from the JSON, so that a
	// comparison reads none of it (beside the columns it also took a page of its
	// own a row); stances as rows; texts and copies.
	`CREATE TABLE wide (
		doc TEXT NOT NULL, n INTEGER NOT NULL, part INTEGER NOT NULL, outlet TEXT NOT NULL, leaning TEXT NOT NULL, summit TEXT NOT NULL,
		published TEXT NOT NULL, kind TEXT NOT NULL, cue TEXT NOT NULL, speaker TEXT NOT NULL, speaker_id TEXT NOT NULL, side TEXT NOT NULL,
		overall REAL NOT NULL, valence REAL NOT NULL, words INTEGER NOT NULL, PRIMARY KEY (doc, n, part)) WITHOUT ROWID;
	INSERT INTO wide SELECT doc, n, part, outlet, coalesce(json_extract(json, '$.leaning'), ''), summit, published, kind,
		coalesce(json_extract(json, '$.cue_word'), ''), speaker, speaker_id, coalesce(json_extract(json, '$.side'), ''),
		overall, valence, words FROM statements;
	CREATE TABLE details (doc TEXT NOT NULL, n INTEGER NOT NULL, part INTEGER NOT NULL, json TEXT NOT NULL, UNIQUE (doc, n, part));
	INSERT INTO details SELECT doc, n, part, json FROM statements ORDER BY doc, n, part;
	CREATE TABLE stances (
		doc TEXT NOT NULL, n INTEGER NOT NULL, part INTEGER NOT NULL, i INTEGER NOT NULL, target TEXT NOT NULL, polarity REAL NOT NULL,
		PRIMARY KEY (doc, n, part, i)) WITHOUT ROWID;
	INSERT INTO stances SELECT s.doc, s.n, s.part, e.key, json_extract(e.value, '$.target'), json_extract(e.value, '$.polarity')
		FROM statements s, json_each(s.json, '$.stances') e WHERE e.type = 'object';
	DROP VIEW v_speaker_tone;
	DROP VIEW v_speaker_overall;
	DROP TABLE statements;
	ALTER TABLE wide RENAME TO statements;
	CREATE VIEW v_speaker_tone AS
		SELECT s.speaker, s.summit, t.tone, count(*) AS statements, avg(t.score) AS mean_score
		FROM statements s JOIN tones t USING (doc, n, part) WHERE s.speaker <> '' GROUP BY s.speaker, s.summit, t.tone;
	CREATE VIEW v_speaker_overall AS
		SELECT speaker, summit, count(*) AS statements, count(DISTINCT doc) AS articles, avg(overall) AS overall, avg(valence) AS valence
		FROM statements WHERE speaker <> '' GROUP BY speaker, summit;
	CREATE TABLE texts (doc TEXT PRIMARY KEY, mark BLOB NOT NULL, body BLOB NOT NULL);
	CREATE TABLE copies (
		doc TEXT PRIMARY KEY, of TEXT NOT NULL, rule TEXT NOT NULL, share REAL NOT NULL, wire TEXT NOT NULL) WITHOUT ROWID;`,
	"", // in Go: see compact
	// Runs are booked when they begin, so that one that was cut off is seen;
	// replaced articles are kept; feeds remember what they last held.
	`ALTER TABLE items ADD COLUMN run INTEGER NOT NULL DEFAULT 0;
	CREATE INDEX items_open ON items (path) WHERE state <> 'done';
	ALTER TABLE runs ADD COLUMN state TEXT NOT NULL DEFAULT 'done';
	ALTER TABLE runs ADD COLUMN reason TEXT NOT NULL DEFAULT '';` + nightSchema + nightViews,
}

// migrate brings the schema up to date. A store of a newer parley is refused.
func (s *Store) migrate(ctx context.Context) error {
	var version int
	if err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version > len(migrations) {
		return fmt.Errorf("schema %d is newer than %d: update parley, or name another store", version, len(migrations))
	}
	s.version = len(migrations)
	for ; version < len(migrations); version++ {
		if err := s.transact(ctx, func(tx session) error {
			do := migrations[version]
			if do == "" {
				if err := compact(ctx, tx); err != nil {
					return err
				}
			} else if _, err := tx.ExecContext(ctx, do); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version+1))
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// check refuses to read a store whose schema is not this one.
func (s *Store) check(ctx context.Context) error {
	err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&s.version)
	switch {
	case err != nil:
		return err
	case s.version > len(migrations):
		return fmt.Errorf("schema %d is newer than %d: update parley, or name another store", s.version, len(migrations))
	case s.version < len(migrations):
		return fmt.Errorf("schema %d is older than %d: parley run brings the store up to date", s.version, len(migrations))
	}
	return nil
}

// ledgerSchema is what the migrations make of the first tables, for a database
// that begins with the newest schema.
const ledgerSchema = `
	CREATE TABLE items (
		key TEXT PRIMARY KEY, path TEXT NOT NULL, record INTEGER NOT NULL, hash TEXT NOT NULL, method TEXT NOT NULL,
		state TEXT NOT NULL, attempts INTEGER NOT NULL, reason TEXT NOT NULL, hint TEXT NOT NULL, run INTEGER NOT NULL DEFAULT 0);
	CREATE INDEX items_open ON items (path) WHERE state <> 'done';
	CREATE TABLE runs (
		id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT NOT NULL, summary TEXT NOT NULL,
		state TEXT NOT NULL DEFAULT 'done', reason TEXT NOT NULL DEFAULT '');
	CREATE TABLE texts (doc TEXT PRIMARY KEY, mark BLOB NOT NULL, body BLOB NOT NULL);
	CREATE TABLE copies (
		doc TEXT PRIMARY KEY, of TEXT NOT NULL, rule TEXT NOT NULL, share REAL NOT NULL, wire TEXT NOT NULL);`

// nightSchema keeps replaced articles and what feeds last held.
const nightSchema = `
	CREATE TABLE history (
		doc TEXT NOT NULL, version INTEGER NOT NULL, replaced TEXT NOT NULL, hash TEXT NOT NULL, method TEXT NOT NULL,
		statements INTEGER NOT NULL, packed BLOB NOT NULL, PRIMARY KEY (doc, version)) WITHOUT ROWID;
	CREATE TABLE feeds (feed TEXT PRIMARY KEY, snapshot TEXT NOT NULL, taken TEXT NOT NULL, items TEXT NOT NULL);
	CREATE TABLE feed_gaps (
		feed TEXT NOT NULL, earlier TEXT NOT NULL, later TEXT NOT NULL, told TEXT NOT NULL, PRIMARY KEY (feed, earlier, later)) WITHOUT ROWID;`

const nightViews = `
	CREATE VIEW v_problems AS
		SELECT path, record, state, attempts, reason, hint FROM items WHERE state <> 'done';`
