package batch

import (
	"bytes"
	"context"
)

// rowsSchema holds the rows. A row names its article by a number, which the
// views make a document's ID of again: IDs are long, and an article has
// hundreds of rows. packed and rows are JSON packed by zstd: the article, and
// its statements a line each.
const rowsSchema = `
	CREATE TABLE articles (
		id INTEGER PRIMARY KEY, doc TEXT NOT NULL UNIQUE, title TEXT NOT NULL, outlet TEXT NOT NULL, summit TEXT NOT NULL, published TEXT NOT NULL,
		statements INTEGER NOT NULL, words INTEGER NOT NULL, packed BLOB NOT NULL, rows BLOB NOT NULL);
	CREATE TABLE statement_rows (
		article INTEGER NOT NULL, n INTEGER NOT NULL, part INTEGER NOT NULL, outlet TEXT NOT NULL, leaning TEXT NOT NULL, summit TEXT NOT NULL,
		published TEXT NOT NULL, kind TEXT NOT NULL, cue TEXT NOT NULL, speaker TEXT NOT NULL, speaker_id TEXT NOT NULL, side TEXT NOT NULL,
		overall REAL NOT NULL, valence REAL NOT NULL, words INTEGER NOT NULL, PRIMARY KEY (article, n, part)) WITHOUT ROWID;
	CREATE TABLE tone_rows (
		article INTEGER NOT NULL, n INTEGER NOT NULL, part INTEGER NOT NULL, tone TEXT NOT NULL, score REAL NOT NULL,
		PRIMARY KEY (article, n, part, tone)) WITHOUT ROWID;
	CREATE TABLE stance_rows (
		article INTEGER NOT NULL, n INTEGER NOT NULL, part INTEGER NOT NULL, i INTEGER NOT NULL, target TEXT NOT NULL, polarity REAL NOT NULL,
		PRIMARY KEY (article, n, part, i)) WITHOUT ROWID;`

// rowsViews show the rows with their documents.
const rowsViews = `
	CREATE VIEW statements AS
		SELECT a.doc, r.n, r.part, r.outlet, r.leaning, r.summit, r.published, r.kind, r.cue, r.speaker, r.speaker_id, r.side, r.overall, r.valence, r.words
		FROM articles a JOIN statement_rows r ON r.article = a.id;
	CREATE VIEW tones AS SELECT a.doc, r.n, r.part, r.tone, r.score FROM articles a JOIN tone_rows r ON r.article = a.id;
	CREATE VIEW stances AS SELECT a.doc, r.n, r.part, r.i, r.target, r.polarity FROM articles a JOIN stance_rows r ON r.article = a.id;
	CREATE VIEW v_speaker_tone AS
		SELECT s.speaker, s.summit, t.tone, count(*) AS statements, avg(t.score) AS mean_score
		FROM statement_rows s JOIN tone_rows t ON t.article = s.article AND t.n = s.n AND t.part = s.part
		WHERE s.speaker <> '' GROUP BY s.speaker, s.summit, t.tone;
	CREATE VIEW v_speaker_overall AS
		SELECT speaker, summit, count(*) AS statements, count(DISTINCT article) AS articles, avg(overall) AS overall, avg(valence) AS valence
		FROM statement_rows WHERE speaker <> '' GROUP BY speaker, summit;
	CREATE VIEW v_speaker_outlet AS
		SELECT speaker, outlet, count(*) AS statements, count(DISTINCT article) AS articles, avg(overall) AS overall, avg(valence) AS valence
		FROM statement_rows WHERE speaker <> '' GROUP BY speaker, outlet;
	CREATE VIEW v_stances AS
		SELECT s.speaker, t.target, s.summit, count(*) AS statements, avg(t.polarity) AS polarity
		FROM statement_rows s JOIN stance_rows t ON t.article = s.article AND t.n = s.n AND t.part = s.part
		WHERE s.speaker <> '' GROUP BY s.speaker, t.target, s.summit;`

// compact moves the rows of an older store to the tables of rowsSchema.
func compact(ctx context.Context, tx session) error {
	if _, err := tx.ExecContext(ctx, `DROP VIEW v_speaker_tone; DROP VIEW v_speaker_overall; ALTER TABLE articles RENAME TO old_articles;`+rowsSchema); err != nil {
		return err
	}
	docs, err := column[string](ctx, tx, "SELECT doc FROM old_articles ORDER BY doc")
	if err != nil {
		return err
	}
	for _, doc := range docs {
		if err := compactArticle(ctx, tx, doc); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `
	INSERT INTO statement_rows SELECT a.id, s.n, s.part, s.outlet, s.leaning, s.summit, s.published, s.kind, s.cue, s.speaker, s.speaker_id, s.side, s.overall, s.valence, s.words
		FROM articles a JOIN statements s USING (doc);
	INSERT INTO tone_rows SELECT a.id, t.n, t.part, t.tone, t.score FROM articles a JOIN tones t USING (doc);
	INSERT INTO stance_rows SELECT a.id, t.n, t.part, t.i, t.target, t.polarity FROM articles a JOIN stances t USING (doc);
	DROP TABLE statements; DROP TABLE tones; DROP TABLE stances; DROP TABLE details; DROP TABLE old_articles;`+rowsViews)
	return err
}

func compactArticle(ctx context.Context, tx session, doc string) error {
	lines, err := column[[]byte](ctx, tx, "SELECT json FROM details WHERE doc = ? ORDER BY n, part", doc)
	if err != nil {
		return err
	}
	var article []byte
	if err := tx.QueryRowContext(ctx, "SELECT json FROM old_articles WHERE doc = ?", doc).Scan(&article); err != nil {
		return err
	}
	p := packLines(append(article, '\n'), bytes.Join(append(lines, nil), []byte("\n")))
	_, err = tx.ExecContext(ctx, `INSERT INTO articles (doc, title, outlet, summit, published, statements, words, packed, rows)
		SELECT doc, title, outlet, summit, published, statements, words, ?, ? FROM old_articles WHERE doc = ?`,
		p.article, p.rows, doc)
	return err
}
