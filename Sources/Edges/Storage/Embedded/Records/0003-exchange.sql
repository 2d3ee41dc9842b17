CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40 AND kind NOT GLOB '*[^a-z0-9-]*'),
  due INTEGER NOT NULL,
  -- How often it was taken: who took it earlier cannot acknowledge it any more.
  attempt INTEGER NOT NULL DEFAULT 0,
  sealed BLOB NOT NULL
) STRICT;

CREATE INDEX outbox_by_due ON outbox (due, id);

CREATE TABLE requests (
  tenant TEXT NOT NULL REFERENCES tenants (id),
  key BLOB NOT NULL CHECK (length(key) = 32),
  request BLOB NOT NULL CHECK (length(request) = 32),
  answer BLOB NOT NULL,
  time INTEGER NOT NULL,
  PRIMARY KEY (tenant, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX requests_by_time ON requests (time);

CREATE TABLE tokens (
  id BLOB PRIMARY KEY CHECK (length(id) = 32),
  tenant TEXT NOT NULL REFERENCES tenants (id),
  scopes TEXT NOT NULL CHECK (length(scopes) BETWEEN 1 AND 400 AND scopes NOT GLOB '*[^a-z0-9: -]*'),
  ends INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
