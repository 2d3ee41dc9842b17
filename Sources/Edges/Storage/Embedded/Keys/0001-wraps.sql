-- Everything that opens anything: what is deleted here cannot be read again.
CREATE TABLE epochs (
  case_id BLOB NOT NULL CHECK (length(case_id) = 16),
  number INTEGER NOT NULL CHECK (number >= 0),
  tenant TEXT NOT NULL,
  public_key BLOB NOT NULL CHECK (length(public_key) = 32),
  PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE holder_wraps (
  case_id BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  part INTEGER NOT NULL,
  holder TEXT NOT NULL CHECK (length(holder) <= 64 AND holder NOT GLOB '*[^a-z0-9-]*'),
  public_key BLOB NOT NULL CHECK (length(public_key) = 32),
  wrap BLOB NOT NULL,
  PRIMARY KEY (case_id, epoch, part, holder, public_key),
  FOREIGN KEY (case_id, epoch) REFERENCES epochs (case_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_wraps (
  item BLOB PRIMARY KEY CHECK (length(item) = 16),
  case_id BLOB NOT NULL,
  epoch INTEGER NOT NULL,
  wrap BLOB NOT NULL,
  kept INTEGER NOT NULL,
  FOREIGN KEY (case_id, epoch) REFERENCES epochs (case_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX item_wraps_of_case ON item_wraps (case_id, epoch);
