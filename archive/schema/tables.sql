-- The tables of a newstrail archive. Times: UTC ISO 8601 text with milliseconds. JSON columns hold JSON text.
-- One statement a table; what each table and column means stands in describe.toml.

CREATE TABLE sites (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  home_url TEXT NOT NULL,
  added_at TEXT NOT NULL,
  language TEXT,
  time_zone TEXT,
  config TEXT NOT NULL DEFAULT '{}',
  memory TEXT NOT NULL DEFAULT '{}',
  reference_body TEXT,
  hold_reason TEXT,
  held_since TEXT,
  edit_rate REAL,
  host TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'interrupted', 'failed')),
  command TEXT,
  fetched INTEGER NOT NULL DEFAULT 0,
  new_articles INTEGER NOT NULL DEFAULT 0,
  changed_articles INTEGER NOT NULL DEFAULT 0,
  errors INTEGER NOT NULL DEFAULT 0,
  stats TEXT NOT NULL DEFAULT '{}',
  process TEXT
) STRICT;

CREATE TABLE leases (
  site_id INTEGER PRIMARY KEY REFERENCES sites(id) ON DELETE CASCADE,
  run_id INTEGER NOT NULL REFERENCES runs(id),
  holder TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;

CREATE TABLE listings (
  id INTEGER PRIMARY KEY,
  site_id INTEGER NOT NULL REFERENCES sites(id),
  url TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('page', 'feed', 'sitemap', 'news_sitemap')),
  active INTEGER NOT NULL DEFAULT 1,
  role TEXT NOT NULL DEFAULT 'primary',
  next_check_at TEXT,
  last_checked_at TEXT,
  added_at TEXT NOT NULL,
  found_by TEXT,
  etag TEXT,
  last_modified TEXT,
  interval_s INTEGER,
  schedule_reason TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  retired_at TEXT,
  retired_reason TEXT,
  last_run_id INTEGER,
  reference_body TEXT,
  rhythm TEXT,
  backfilled_to TEXT,
  UNIQUE (site_id, url)
) STRICT;

CREATE TABLE listing_pages (
  id INTEGER PRIMARY KEY,
  listing_id INTEGER NOT NULL REFERENCES listings(id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  number INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  next_check_at TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  since TEXT,
  UNIQUE (listing_id, url)
) STRICT;

CREATE TABLE articles (
  id INTEGER PRIMARY KEY,
  site_id INTEGER NOT NULL REFERENCES sites(id),
  url TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'live', 'gone', 'moved', 'blocked')),
  title TEXT,
  authors TEXT NOT NULL DEFAULT '[]',
  published_at TEXT,
  published_precision TEXT,
  language TEXT,
  section TEXT,
  image TEXT,
  paywalled INTEGER NOT NULL DEFAULT 0,
  latest_revision_id INTEGER REFERENCES revisions(id),
  revision_count INTEGER NOT NULL DEFAULT 0,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT,
  last_changed_at TEXT,
  last_checked_at TEXT,
  next_check_at TEXT,
  schedule_reason TEXT,
  etag TEXT,
  last_modified TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  last_run_id INTEGER,
  pending_state TEXT
) STRICT;

CREATE TABLE urls (
  url TEXT PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id),
  relation TEXT NOT NULL CHECK (relation IN ('canonical', 'alias', 'redirect', 'amp', 'print')),
  first_seen_at TEXT NOT NULL
) STRICT;

CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  listing_id INTEGER REFERENCES listings(id),
  page_article_id INTEGER REFERENCES articles(id),
  article_id INTEGER REFERENCES articles(id),
  url TEXT NOT NULL,
  title TEXT,
  published_at TEXT,
  published_text TEXT,
  updated_at TEXT,
  position INTEGER,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL
) STRICT;

CREATE TABLE sightings (
  entry_id INTEGER NOT NULL REFERENCES entries(id) ON DELETE CASCADE,
  fetch_id INTEGER NOT NULL REFERENCES fetches(id),
  seen_at TEXT NOT NULL,
  position INTEGER,
  title TEXT,
  PRIMARY KEY (entry_id, fetch_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE bodies (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  stored_size INTEGER NOT NULL,
  encoding TEXT NOT NULL,
  base_sha256 TEXT,
  data BLOB NOT NULL
) STRICT;

CREATE TABLE fetches (
  id INTEGER PRIMARY KEY,
  run_id INTEGER REFERENCES runs(id),
  site_id INTEGER REFERENCES sites(id),
  article_id INTEGER REFERENCES articles(id),
  listing_id INTEGER REFERENCES listings(id),
  url TEXT NOT NULL,
  final_url TEXT,
  fetched_at TEXT NOT NULL,
  status INTEGER,
  outcome TEXT NOT NULL CHECK (outcome IN ('new', 'changed', 'unchanged', 'not_modified', 'gone', 'moved', 'soft_gone',
    'consent', 'paywall', 'challenge', 'not_article', 'empty', 'unreadable', 'failed', 'refused')),
  page_kind TEXT,
  body_sha256 TEXT REFERENCES bodies(sha256),
  revision_id INTEGER REFERENCES revisions(id),
  headers TEXT NOT NULL DEFAULT '{}',
  etag TEXT,
  last_modified TEXT,
  elapsed_ms INTEGER,
  evidence TEXT NOT NULL DEFAULT '{}',
  chain TEXT NOT NULL
) STRICT;

CREATE TABLE revisions (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id),
  number INTEGER NOT NULL,
  title TEXT,
  subtitle TEXT,
  authors TEXT NOT NULL DEFAULT '[]',
  published_at TEXT,
  published_precision TEXT,
  modified_at TEXT,
  language TEXT,
  text TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  content_sha256 TEXT NOT NULL,
  word_count INTEGER NOT NULL,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  fetch_id INTEGER NOT NULL REFERENCES fetches(id),
  extractor TEXT NOT NULL,
  UNIQUE (article_id, number)
) STRICT;

CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id),
  site_id INTEGER REFERENCES sites(id),
  kind TEXT NOT NULL CHECK (kind IN ('edited', 'reverted', 'disappeared', 'returned', 'moved')),
  from_revision_id INTEGER REFERENCES revisions(id),
  to_revision_id INTEGER REFERENCES revisions(id),
  from_fetch_id INTEGER REFERENCES fetches(id),
  to_fetch_id INTEGER REFERENCES fetches(id),
  not_before TEXT NOT NULL,
  not_after TEXT NOT NULL,
  detected_at TEXT NOT NULL,
  fields TEXT NOT NULL DEFAULT '[]',
  words_added INTEGER NOT NULL DEFAULT 0,
  words_removed INTEGER NOT NULL DEFAULT 0,
  magnitude REAL NOT NULL DEFAULT 0,
  labels TEXT NOT NULL DEFAULT '[]',
  label_evidence TEXT NOT NULL DEFAULT '{}',
  silent INTEGER NOT NULL DEFAULT 0,
  confirmation TEXT NOT NULL DEFAULT 'unasked' CHECK (confirmation IN ('unasked', 'pending', 'confirmed', 'variant')),
  announced_at TEXT
) STRICT;

CREATE TABLE suppressed (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id),
  revision_id INTEGER REFERENCES revisions(id),
  fetch_id INTEGER NOT NULL REFERENCES fetches(id),
  field TEXT NOT NULL,
  rule TEXT NOT NULL,
  rule_version INTEGER NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE TABLE duplicates (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  original_id INTEGER NOT NULL REFERENCES articles(id),
  kind TEXT NOT NULL CHECK (kind IN ('exact', 'near')),
  similarity REAL NOT NULL,
  detected_at TEXT NOT NULL,
  evidence TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (article_id, original_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sketches (
  shingle INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  PRIMARY KEY (shingle, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE gaps (
  id INTEGER PRIMARY KEY,
  listing_id INTEGER NOT NULL REFERENCES listings(id),
  from_fetch_id INTEGER REFERENCES fetches(id),
  to_fetch_id INTEGER REFERENCES fetches(id),
  gap_from TEXT NOT NULL,
  gap_to TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  closed_at TEXT,
  closed_by TEXT
) STRICT;

CREATE TABLE visit_days (
  site_id INTEGER NOT NULL REFERENCES sites(id),
  day TEXT NOT NULL,
  outcome TEXT NOT NULL,
  visits INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (site_id, day, outcome)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_ages (
  site_id INTEGER NOT NULL REFERENCES sites(id),
  weekday INTEGER NOT NULL,
  hours INTEGER NOT NULL,
  visits INTEGER NOT NULL DEFAULT 0,
  edits INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (site_id, weekday, hours)
) STRICT, WITHOUT ROWID;

CREATE TABLE announcements (
  id INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'digest', 'alarm')),
  site_id INTEGER REFERENCES sites(id),
  created_at TEXT NOT NULL,
  changes TEXT NOT NULL DEFAULT '[]',
  payload TEXT NOT NULL
) STRICT;

CREATE TABLE deliveries (
  announcement_id INTEGER NOT NULL REFERENCES announcements(id) ON DELETE CASCADE,
  target TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_at TEXT,
  delivered_at TEXT,
  last_error TEXT,
  PRIMARY KEY (announcement_id, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE boilerplate (
  site_id INTEGER NOT NULL REFERENCES sites(id),
  fingerprint TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  pages INTEGER NOT NULL,
  first_seen_at TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,
  sample TEXT,
  PRIMARY KEY (site_id, fingerprint, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_site ON articles (site_id, first_seen_at);
CREATE INDEX articles_due ON articles (site_id, next_check_at) WHERE next_check_at IS NOT NULL;
CREATE INDEX articles_due_first ON articles (next_check_at) WHERE next_check_at IS NOT NULL;
CREATE INDEX articles_published ON articles (published_at);
CREATE INDEX listings_due ON listings (next_check_at) WHERE active = 1;
CREATE INDEX urls_article ON urls (article_id);
CREATE UNIQUE INDEX entries_of_listing ON entries (listing_id, url) WHERE listing_id IS NOT NULL;
CREATE UNIQUE INDEX entries_of_page ON entries (page_article_id, url) WHERE page_article_id IS NOT NULL;
CREATE INDEX entries_url ON entries (url);
CREATE INDEX entries_article ON entries (article_id);
CREATE INDEX entries_last_seen ON entries (last_seen_at);
CREATE INDEX fetches_article ON fetches (article_id, id);
CREATE INDEX fetches_listing ON fetches (listing_id, id);
CREATE INDEX fetches_run ON fetches (run_id);
CREATE INDEX fetches_site_time ON fetches (site_id, fetched_at);
CREATE INDEX fetches_revision ON fetches (revision_id);
CREATE INDEX revisions_content ON revisions (article_id, content_sha256);
CREATE INDEX revisions_text ON revisions (text_sha256);
CREATE INDEX changes_detected ON changes (detected_at);
CREATE INDEX changes_article ON changes (article_id, id);
CREATE INDEX changes_unannounced ON changes (id) WHERE announced_at IS NULL;
CREATE INDEX changes_site ON changes (site_id, detected_at);
CREATE INDEX changes_kind ON changes (kind, detected_at);
CREATE INDEX changes_headline ON changes (detected_at) WHERE instr(fields, '"title"') > 0;
CREATE INDEX changes_from ON changes (from_revision_id);
CREATE INDEX changes_to ON changes (to_revision_id);
CREATE INDEX articles_latest ON articles (latest_revision_id);
CREATE INDEX suppressed_revision ON suppressed (revision_id, field, rule);
CREATE INDEX sketches_article ON sketches (article_id);
CREATE INDEX deliveries_due ON deliveries (next_try_at) WHERE delivered_at IS NULL;
CREATE INDEX suppressed_article ON suppressed (article_id);
CREATE INDEX duplicates_original ON duplicates (original_id);
CREATE INDEX duplicates_detected ON duplicates (detected_at);
CREATE INDEX sightings_fetch ON sightings (fetch_id, position);
CREATE INDEX runs_running ON runs (id) WHERE status = 'running';
CREATE INDEX gaps_open ON gaps (listing_id) WHERE closed_at IS NULL;

CREATE VIRTUAL TABLE revisions_fts USING fts5 (
  title, text, content='revisions', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER revisions_fts_insert AFTER INSERT ON revisions BEGIN
  INSERT INTO revisions_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER revisions_fts_delete AFTER DELETE ON revisions BEGIN
  INSERT INTO revisions_fts (revisions_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;

CREATE TRIGGER revisions_fts_update AFTER UPDATE OF title, text ON revisions BEGIN
  INSERT INTO revisions_fts (revisions_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
  INSERT INTO revisions_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

-- Tallies that grow with each row, so that no page has to count visits again. Hours: since publication, 720 and more in one.

CREATE TRIGGER changes_site_id AFTER INSERT ON changes WHEN new.site_id IS NULL BEGIN
  UPDATE changes SET site_id = (SELECT site_id FROM articles WHERE id = new.article_id) WHERE id = new.id;
END;

CREATE TRIGGER visit_days_count AFTER INSERT ON fetches WHEN new.site_id IS NOT NULL BEGIN
  INSERT INTO visit_days (site_id, day, outcome, visits, bytes)
  VALUES (new.site_id, substr(new.fetched_at, 1, 10), new.outcome, 1,
    coalesce((SELECT size FROM bodies WHERE sha256 = new.body_sha256), 0))
  ON CONFLICT (site_id, day, outcome) DO UPDATE SET visits = visits + 1, bytes = bytes + excluded.bytes;
END;

CREATE TRIGGER visit_ages_visit AFTER INSERT ON fetches
WHEN new.site_id IS NOT NULL AND new.article_id IS NOT NULL AND new.outcome IN ('changed', 'unchanged', 'not_modified')
BEGIN
  INSERT INTO visit_ages (site_id, weekday, hours, visits)
  SELECT new.site_id, CAST(strftime('%w', new.fetched_at) AS INTEGER),
    max(0, min(720, CAST((julianday(new.fetched_at) - julianday(published_at)) * 24 AS INTEGER))), 1
  FROM articles WHERE id = new.article_id AND published_at IS NOT NULL
  ON CONFLICT (site_id, weekday, hours) DO UPDATE SET visits = visits + 1;
END;

CREATE TRIGGER visit_ages_edit AFTER INSERT ON changes WHEN new.kind IN ('edited', 'reverted') BEGIN
  INSERT INTO visit_ages (site_id, weekday, hours, edits)
  SELECT site_id, CAST(strftime('%w', new.not_after) AS INTEGER),
    max(0, min(720, CAST((julianday(new.not_after) - julianday(published_at)) * 24 AS INTEGER))), 1
  FROM articles WHERE id = new.article_id AND published_at IS NOT NULL
  ON CONFLICT (site_id, weekday, hours) DO UPDATE SET edits = edits + 1;
END;

-- Scripts that are written without spaces (Thai, Lao, Burmese, Khmer, kana, Han; Hangul for its particles) are searched by
-- runs of three characters: only revisions that hold such characters are indexed here.

CREATE VIRTUAL TABLE revisions_trigram USING fts5 (
  title, text, content='revisions', content_rowid='id', tokenize='trigram'
);

CREATE TRIGGER revisions_trigram_insert AFTER INSERT ON revisions
WHEN coalesce(new.title, '') || new.text GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-鿿가-힯豈-﫿𠀀-𯨟]*' BEGIN
  INSERT INTO revisions_trigram (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER revisions_trigram_delete AFTER DELETE ON revisions
WHEN coalesce(old.title, '') || old.text GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-鿿가-힯豈-﫿𠀀-𯨟]*' BEGIN
  INSERT INTO revisions_trigram (revisions_trigram, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;

CREATE TRIGGER revisions_trigram_before AFTER UPDATE OF title, text ON revisions
WHEN coalesce(old.title, '') || old.text GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-鿿가-힯豈-﫿𠀀-𯨟]*' BEGIN
  INSERT INTO revisions_trigram (revisions_trigram, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;

CREATE TRIGGER revisions_trigram_after AFTER UPDATE OF title, text ON revisions
WHEN coalesce(new.title, '') || new.text GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-鿿가-힯豈-﫿𠀀-𯨟]*' BEGIN
  INSERT INTO revisions_trigram (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
