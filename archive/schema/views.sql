-- Views over a newstrail archive, for people who read it in SQL or Datasette. Each walks an index from its newest row, so
-- that the first page answers at once (`+kind` keeps SQLite from choosing an index that would have to be sorted).
-- What each column means stands in describe.toml.

CREATE VIEW article_timeline AS
SELECT f.article_id, a.url, a.title, f.fetched_at AS at, f.outcome AS event, NULL AS change_id, f.revision_id,
  r.number AS revision, f.status, NULL AS fields, NULL AS magnitude, f.id AS fetch_id
FROM fetches f JOIN articles a ON a.id = f.article_id LEFT JOIN revisions r ON r.id = f.revision_id
UNION ALL
SELECT c.article_id, a.url, a.title, c.detected_at, c.kind, c.id, c.to_revision_id,
  r.number, NULL, c.fields, c.magnitude, c.to_fetch_id
FROM changes c JOIN articles a ON a.id = c.article_id LEFT JOIN revisions r ON r.id = c.to_revision_id;

CREATE VIEW edits AS
SELECT c.id AS change_id, c.detected_at, s.name AS site, c.article_id, a.url, c.kind, b.title AS title_before,
  n.title AS title_after, c.fields, c.words_added, c.words_removed, c.magnitude, c.labels, c.silent, c.not_before,
  c.not_after, b.number AS from_revision, n.number AS to_revision, c.confirmation
FROM changes c JOIN articles a ON a.id = c.article_id JOIN sites s ON s.id = a.site_id
JOIN revisions b ON b.id = c.from_revision_id JOIN revisions n ON n.id = c.to_revision_id
WHERE +c.kind IN ('edited', 'reverted') AND c.confirmation <> 'variant'
ORDER BY c.detected_at DESC;

CREATE VIEW headline_changes AS
SELECT c.id AS change_id, c.detected_at, s.name AS site, c.article_id, a.url, b.title AS title_before,
  n.title AS title_after, c.not_before, c.not_after, c.labels, c.kind
FROM changes c JOIN articles a ON a.id = c.article_id JOIN sites s ON s.id = a.site_id
JOIN revisions b ON b.id = c.from_revision_id JOIN revisions n ON n.id = c.to_revision_id
WHERE instr(c.fields, '"title"') > 0 AND c.confirmation <> 'variant'
ORDER BY c.detected_at DESC;

CREATE VIEW disappearances AS
SELECT c.id AS change_id, c.detected_at, s.name AS site, c.article_id, a.url, r.title, r.word_count,
  c.not_before AS last_seen_at, c.not_after AS first_missed_at, a.status,
  (SELECT n.not_after FROM changes n WHERE n.article_id = c.article_id AND n.kind = 'returned' AND n.id > c.id
   ORDER BY n.id LIMIT 1) AS returned_at
FROM changes c JOIN articles a ON a.id = c.article_id JOIN sites s ON s.id = a.site_id
LEFT JOIN revisions r ON r.id = c.from_revision_id
WHERE c.kind = 'disappeared'
ORDER BY c.detected_at DESC;

CREATE VIEW latest_entries AS
SELECT e.id AS entry_id, e.last_seen_at, s.name AS site, l.url AS listing, l.kind, e.position, e.title, e.url,
  e.published_at, e.published_text, e.article_id, a.status, e.first_seen_at
FROM entries e JOIN listings l ON l.id = e.listing_id JOIN sites s ON s.id = l.site_id
LEFT JOIN articles a ON a.id = e.article_id
ORDER BY e.last_seen_at DESC;

CREATE VIEW possible_gaps AS
SELECT g.id AS gap_id, s.name AS site, l.url AS listing, l.kind, g.gap_from, g.gap_to,
  round((julianday(g.gap_to) - julianday(g.gap_from)) * 24, 2) AS hours, g.opened_at, g.closed_at, g.closed_by
FROM gaps g JOIN listings l ON l.id = g.listing_id JOIN sites s ON s.id = l.site_id
ORDER BY g.closed_at IS NOT NULL, g.id DESC;

CREATE VIEW site_health AS
SELECT s.name AS site, s.home_url,
  (SELECT count(*) FROM articles a WHERE a.site_id = s.id) AS articles,
  (SELECT count(*) FROM listings l WHERE l.site_id = s.id AND l.active = 1) AS listings,
  (SELECT max(f.fetched_at) FROM fetches f WHERE f.site_id = s.id) AS last_visit_at,
  coalesce((SELECT sum(v.visits) FROM visit_days v WHERE v.site_id = s.id AND v.day >= date(s_now.today, '-6 days')), 0)
    AS visits_7d,
  coalesce((SELECT sum(v.visits) FROM visit_days v WHERE v.site_id = s.id AND v.day >= date(s_now.today, '-6 days')
    AND v.outcome IN ('failed', 'refused', 'unreadable', 'challenge', 'consent', 'empty')), 0) AS trouble_7d,
  (SELECT count(*) FROM changes c WHERE c.site_id = s.id AND c.detected_at >= date(s_now.today, '-6 days')) AS changes_7d,
  (SELECT count(*) FROM gaps g JOIN listings l ON l.id = g.listing_id
   WHERE l.site_id = s.id AND g.closed_at IS NULL) AS open_gaps,
  s.hold_reason, s.held_since
FROM sites s, (SELECT coalesce(max(day), '1970-01-01') AS today FROM visit_days) s_now
ORDER BY s.name;

CREATE VIEW copies AS
SELECT d.article_id, d.original_id, d.kind, d.similarity, d.detected_at, a.title, a.url, sa.name AS site,
  o.url AS original_url, so.name AS original_site, o.published_at AS original_published_at, a.published_at
FROM duplicates d JOIN articles a ON a.id = d.article_id JOIN articles o ON o.id = d.original_id
JOIN sites sa ON sa.id = a.site_id JOIN sites so ON so.id = o.site_id
ORDER BY d.detected_at DESC;

CREATE VIEW uncorrected_copies AS
SELECT d.article_id, a.title, a.url, sa.name AS site, d.original_id, o.url AS original_url, so.name AS original_site,
  c.id AS change_id, c.not_after AS corrected_at, c.fields, c.labels, c.words_added, c.words_removed
FROM duplicates d
JOIN changes c ON c.article_id = d.original_id AND c.kind = 'edited' AND c.confirmation != 'variant'
JOIN articles a ON a.id = d.article_id JOIN articles o ON o.id = d.original_id
JOIN sites sa ON sa.id = a.site_id JOIN sites so ON so.id = o.site_id
WHERE a.status = 'live' AND a.first_seen_at < c.not_after AND a.last_seen_at > c.not_after
  AND NOT EXISTS (SELECT 1 FROM changes x WHERE x.article_id = a.id AND x.kind IN ('edited', 'reverted')
    AND x.not_after >= c.not_before)
ORDER BY c.not_after DESC;
