package batch

import (
	"context"
	"database/sql"
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
	for ; version < len(migrations); version++ {
		if err := s.transact(ctx, func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, migrations[version]); err != nil {
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

func (s *Store) transact(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}
