package batch

import (
	"context"
	"os"
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
	// Methods by number: in pages of 1 KiB a line of the ledger with the long name
	// of its method took a page of its own.
	`CREATE TABLE methods (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
	INSERT INTO methods (name) SELECT DISTINCT method FROM items ORDER BY method;
	CREATE TABLE item_rows (
		key TEXT PRIMARY KEY, path TEXT NOT NULL, record INTEGER NOT NULL, hash TEXT NOT NULL, method INTEGER NOT NULL,
		state TEXT NOT NULL, attempts INTEGER NOT NULL, reason TEXT NOT NULL, hint TEXT NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;
	INSERT INTO item_rows SELECT i.key, i.path, i.record, i.hash, m.id, i.state, i.attempts, i.reason, i.hint, i.run
		FROM items i JOIN methods m ON m.name = i.method;
	DROP VIEW v_problems;
	DROP TABLE items;
	CREATE INDEX item_rows_open ON item_rows (path) WHERE state <> 'done';
	CREATE VIEW items AS
		SELECT r.key, r.path, r.record, r.hash, m.name AS method, r.state, r.attempts, r.reason, r.hint, r.run
		FROM item_rows r JOIN methods m ON m.id = r.method;
	CREATE VIEW v_problems AS
		SELECT path, record, state, attempts, reason, hint FROM item_rows WHERE state <> 'done';`,
}

// migrate brings the schema up to date. A store of a newer parley is refused.
func (s *Store) migrate(ctx context.Context) error {
	var version int
	if err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if err := s.fits(version, false); err != nil {
		return err
	}
	return s.upgrade(ctx, version)
}

// check refuses to read a store whose schema is not this one. A file without a
// schema is of a run that ended before it made the store.
func (s *Store) check(ctx context.Context) error {
	var version int
	if err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version == 0 {
		return os.ErrNotExist
	}
	return s.fits(version, true)
}

// ledgerSchema is what the migrations up to postgresBegin make of the first
// tables.
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
