-- Clear columns hold ids, kinds, times and steps. Names of kinds and ids are short and plain, so that no sentence, address
-- or e-mail fits in.
CREATE TABLE tenants (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^a-z0-9-]*'),
  made INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  tenant TEXT NOT NULL REFERENCES tenants (id),
  received INTEGER NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (length(state) BETWEEN 1 AND 40 AND state NOT GLOB '*[^a-z0-9-]*'),
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  -- The risk step below zero, so that what is most urgent comes first.
  urgency INTEGER NOT NULL CHECK (urgency BETWEEN -100 AND 0),
  wish TEXT NOT NULL CHECK (length(wish) BETWEEN 1 AND 40 AND wish NOT GLOB '*[^a-z0-9-]*'),
  -- Where nothing is promised, the largest number.
  promised INTEGER NOT NULL,
  assigned TEXT CHECK (length(assigned) BETWEEN 1 AND 64 AND assigned NOT GLOB '*[^a-z0-9-]*'),
  -- 0 kept, 1 its keys are to go, 2 they are gone.
  shredding INTEGER NOT NULL DEFAULT 0 CHECK (shredding BETWEEN 0 AND 2)
) STRICT, WITHOUT ROWID;

CREATE INDEX cases_queue ON cases (tenant, urgency, promised, id) WHERE is_open = 1;
CREATE INDEX cases_of_staff ON cases (tenant, assigned, urgency, promised, id) WHERE is_open = 1;
CREATE INDEX cases_to_shred ON cases (id) WHERE shredding = 1;

CREATE TABLE case_events (
  case_id BLOB NOT NULL REFERENCES cases (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40 AND kind NOT GLOB '*[^a-z0-9-]*'),
  time INTEGER NOT NULL,
  leaf INTEGER,
  sealed BLOB NOT NULL,
  PRIMARY KEY (case_id, number)
) STRICT;

CREATE TRIGGER case_events_stay BEFORE UPDATE ON case_events BEGIN SELECT RAISE(ABORT, 'events are added'); END;
CREATE TRIGGER case_events_remain BEFORE DELETE ON case_events BEGIN SELECT RAISE(ABORT, 'events are added'); END;

CREATE TABLE items (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  case_id BLOB NOT NULL REFERENCES cases (id),
  epoch INTEGER NOT NULL CHECK (epoch >= 0),
  kind INTEGER NOT NULL,
  received INTEGER NOT NULL,
  byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  key_commitment BLOB NOT NULL CHECK (length(key_commitment) = 32),
  leaf INTEGER,
  -- 0 kept, 1 its key is to go, 2 gone.
  shredding INTEGER NOT NULL DEFAULT 0 CHECK (shredding BETWEEN 0 AND 2),
  -- Nothing where the bytes lie in a file, or are gone.
  body BLOB
) STRICT;

CREATE INDEX items_of_case ON items (case_id, received, id);
CREATE INDEX items_to_shred ON items (id) WHERE shredding = 1;

CREATE TABLE receipts (
  locator BLOB PRIMARY KEY CHECK (length(locator) = 32),
  case_id BLOB NOT NULL REFERENCES cases (id),
  mailbox BLOB NOT NULL CHECK (length(mailbox) = 32),
  pepper INTEGER NOT NULL,
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3)
) STRICT, WITHOUT ROWID;

CREATE INDEX receipts_of_case ON receipts (case_id);
