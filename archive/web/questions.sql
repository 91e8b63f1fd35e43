-- name: silent_edits
-- title: Which articles were edited without a note?
-- about: The newest edits whose page says nothing of them, the largest first among the newest 2,000 changes.
SELECT c.detected_at, s.name AS site, a.id AS article, t.title, c.words_added, c.words_removed, c.magnitude, c.labels,
  c.not_before, c.not_after, a.url
FROM (SELECT * FROM changes ORDER BY detected_at DESC LIMIT 2000) c
JOIN articles a ON a.id = c.article_id JOIN sites s ON s.id = a.site_id
LEFT JOIN revisions t ON t.id = c.to_revision_id
WHERE c.silent = 1 AND c.confirmation <> 'variant'
ORDER BY c.magnitude DESC, c.detected_at DESC LIMIT 100;

-- name: headlines_rewritten
-- title: Which headlines were rewritten?
-- about: Before and after, the newest first.
SELECT c.detected_at, s.name AS site, f.title AS headline_before, t.title AS headline_after, a.id AS article,
  round((julianday(c.not_after) - julianday(a.published_at)) * 24, 1) AS hours_after_publication, a.url
FROM changes c JOIN articles a ON a.id = c.article_id JOIN sites s ON s.id = a.site_id
JOIN revisions f ON f.id = c.from_revision_id JOIN revisions t ON t.id = c.to_revision_id
WHERE instr(c.fields, '"title"') > 0 AND c.confirmation <> 'variant'
ORDER BY c.detected_at DESC LIMIT 100;

-- name: disappeared
-- title: Which articles disappeared?
-- about: Last seen and first missed, and how long the article had been there.
SELECT c.detected_at, s.name AS site, a.id AS article, a.title, c.not_before AS last_seen, c.not_after AS missed,
  round(julianday(c.not_before) - julianday(a.first_seen_at), 1) AS days_seen, a.status, a.url
FROM changes c JOIN articles a ON a.id = c.article_id JOIN sites s ON s.id = a.site_id
WHERE c.kind = 'disappeared' ORDER BY c.detected_at DESC LIMIT 100;

-- name: soon_after_publication
-- title: What was edited soon after publication?
-- about: Edits seen within :hours hours, among the newest 2,000 changes.
SELECT s.name AS site, a.id AS article, t.title, c.kind, c.fields,
  round((julianday(c.not_after) - julianday(a.published_at)) * 24, 2) AS hours_after_publication,
  c.words_added, c.words_removed, a.url
FROM (SELECT * FROM changes ORDER BY detected_at DESC LIMIT 2000) c
JOIN articles a ON a.id = c.article_id JOIN sites s ON s.id = a.site_id
LEFT JOIN revisions t ON t.id = c.to_revision_id
WHERE c.kind = 'edited' AND a.published_precision <> 'day'
  AND (julianday(c.not_after) - julianday(a.published_at)) * 24
    BETWEEN 0 AND coalesce(nullif(CAST(:hours AS REAL), 0), 3)
ORDER BY hours_after_publication LIMIT 100;

-- name: history_of_article
-- title: What did this article say, and when?
-- about: Every revision of article number :article, with its text.
SELECT number, title, subtitle, authors, published_at, first_seen_at, last_seen_at, word_count, text, text_sha256
FROM revisions WHERE article_id = CAST(:article AS INTEGER) ORDER BY number;

-- name: phrase_history
-- title: Who said this, since when, and who no longer does?
-- about: The newest 500 revisions with :phrase; still_there is 1 when the article's latest revision has it, too.
SELECT s.name AS site, a.id AS article, a.title, min(r.first_seen_at) AS first_seen, max(r.last_seen_at) AS last_seen,
  group_concat(r.number, ', ') AS revisions, max(r.id = a.latest_revision_id) AS still_there, a.url
FROM (SELECT rowid AS id FROM revisions_fts
      WHERE revisions_fts MATCH '"' || replace(:phrase, '"', ' ') || '"' ORDER BY rowid DESC LIMIT 500) h
JOIN revisions r ON r.id = h.id JOIN articles a ON a.id = r.article_id JOIN sites s ON s.id = a.site_id
GROUP BY a.id ORDER BY first_seen DESC;

-- name: largest_removals
-- title: Where did the most words go?
-- about: Among the newest 2,000 changes.
SELECT c.detected_at, s.name AS site, a.id AS article, a.title, c.words_removed, c.words_added, c.labels, a.url
FROM (SELECT * FROM changes ORDER BY detected_at DESC LIMIT 2000) c
JOIN articles a ON a.id = c.article_id JOIN sites s ON s.id = a.site_id
WHERE c.words_removed > 0 AND c.confirmation <> 'variant' ORDER BY c.words_removed DESC LIMIT 100;

-- name: edit_rate
-- title: Which sites edit the most, for as often as we looked?
-- about: Edits in 100 visits that could have seen one; a site with few visits says little.
SELECT s.name AS site, sum(v.edits) AS edits, sum(v.visits) AS visits,
  round(100.0 * sum(v.edits) / sum(v.visits), 2) AS edits_in_100_visits,
  round(100.0 * sum(v.edits) FILTER (WHERE v.hours < 24) / nullif(sum(v.visits) FILTER (WHERE v.hours < 24), 0), 2)
    AS in_the_first_day
FROM visit_ages v JOIN sites s ON s.id = v.site_id
GROUP BY s.id HAVING sum(v.visits) > 0 ORDER BY edits_in_100_visits DESC;

-- name: missed
-- title: Did we miss anything?
-- about: Gaps between two visits of a listing in which articles may have come and gone.
SELECT s.name AS site, l.url AS listing, g.gap_from, g.gap_to,
  round((julianday(g.gap_to) - julianday(g.gap_from)) * 24, 1) AS hours, g.closed_at, g.closed_by
FROM gaps g JOIN listings l ON l.id = g.listing_id JOIN sites s ON s.id = l.site_id
ORDER BY g.closed_at IS NOT NULL, g.id DESC LIMIT 200;

-- name: uncorrected_copies
-- title: Which copies were not corrected when another one was?
-- about: Copies of one text of which one was edited after it had been found and this one was not, the newest first.
SELECT o.title AS story, s.name AS site, a.url, a.revision_count, d.similarity, max(c.not_after) AS other_edited_at,
  a.last_seen_at AS this_last_seen
FROM (SELECT * FROM duplicates ORDER BY detected_at DESC LIMIT 2000) d
JOIN articles o ON o.id = d.original_id JOIN articles a ON a.id = d.article_id JOIN sites s ON s.id = a.site_id
JOIN changes c ON c.article_id = d.original_id AND c.kind = 'edited' AND c.confirmation <> 'variant'
WHERE NOT EXISTS (SELECT 1 FROM changes x WHERE x.article_id = d.article_id AND x.not_after >= c.not_before)
GROUP BY d.article_id ORDER BY other_edited_at DESC LIMIT 100;
