CREATE TABLE staff (
  id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^a-z0-9-]*'),
  tenant TEXT NOT NULL REFERENCES tenants (id),
  reading BLOB NOT NULL,
  signing BLOB NOT NULL,
  salt BLOB NOT NULL,
  passes INTEGER NOT NULL,
  memory_bytes INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  recovery_reading BLOB NOT NULL,
  recovery_signing BLOB NOT NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Which keys somebody had, and since when: a key that was swapped in shows.
CREATE TABLE staff_keys (
  staff TEXT NOT NULL REFERENCES staff (id),
  number INTEGER NOT NULL,
  reading BLOB NOT NULL CHECK (length(reading) = 32),
  signing BLOB NOT NULL CHECK (length(signing) = 32),
  since INTEGER NOT NULL,
  leaf INTEGER,
  PRIMARY KEY (staff, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER staff_keys_stay BEFORE UPDATE ON staff_keys BEGIN SELECT RAISE(ABORT, 'keys are added'); END;
CREATE TRIGGER staff_keys_remain BEFORE DELETE ON staff_keys BEGIN SELECT RAISE(ABORT, 'keys are added'); END;

CREATE TABLE sessions (
  id BLOB PRIMARY KEY CHECK (length(id) = 32),
  staff TEXT NOT NULL REFERENCES staff (id),
  session BLOB NOT NULL,
  ends INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_end ON sessions (ends);
CREATE INDEX sessions_of_staff ON sessions (staff);
