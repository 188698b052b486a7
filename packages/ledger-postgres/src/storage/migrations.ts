/** Append only; a migration's place in the list is its version. @param schema quoted already */
export const migrations: readonly ((schema: string) => string)[] = [
  (schema) => `
CREATE TABLE ${schema}.secret (name text PRIMARY KEY, value bytea NOT NULL);

-- One row for each gateway that ever ran. A lease is the holder's number; it holds until the gateway has ended.
CREATE TABLE ${schema}.gateway (
  gateway integer PRIMARY KEY,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  steady_since timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  recovered_by integer
) WITH (fillfactor = 50);
CREATE INDEX gateway_running ON ${schema}.gateway (gateway) WHERE ended_at IS NULL;

-- The audit log: one chain for each gateway, and the head that each has reached.
CREATE TABLE ${schema}.chain (
  chain integer PRIMARY KEY,
  seq bigint NOT NULL,
  hash text NOT NULL
) WITH (fillfactor = 50);
CREATE TABLE ${schema}.line (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  chain integer NOT NULL,
  seq bigint NOT NULL,
  -- Hashes of what outcomes are looked up by, each with its tenant; null: an intent.
  of_tenant bigint,
  of_action bigint,
  of_actor bigint,
  of_target bigint,
  of_request bigint,
  of_correlation bigint,
  text text NOT NULL,
  UNIQUE (chain, seq)
);
CREATE INDEX line_of_tenant ON ${schema}.line (of_tenant, position) WHERE of_tenant IS NOT NULL;
CREATE INDEX line_of_action ON ${schema}.line (of_action, position) WHERE of_action IS NOT NULL;
CREATE INDEX line_of_actor ON ${schema}.line (of_actor, position) WHERE of_actor IS NOT NULL;
CREATE INDEX line_of_target ON ${schema}.line (of_target, position) WHERE of_target IS NOT NULL;
CREATE INDEX line_of_request ON ${schema}.line (of_request, position) WHERE of_request IS NOT NULL;
CREATE INDEX line_of_correlation ON ${schema}.line (of_correlation, position) WHERE of_correlation IS NOT NULL;
CREATE TABLE ${schema}.open_intent (
  chain integer NOT NULL,
  seq bigint NOT NULL,
  event_id text NOT NULL,
  PRIMARY KEY (chain, seq)
);
CREATE INDEX open_intent_event ON ${schema}.open_intent (event_id);

-- Texts that may hold any character are JSON.
CREATE TABLE ${schema}.task (
  task_id text PRIMARY KEY,
  operation text NOT NULL,
  tenant text NOT NULL,
  caller text NOT NULL,
  request_id text NOT NULL,
  status text NOT NULL,
  attempts integer NOT NULL,
  created_at text NOT NULL,
  updated_at text NOT NULL,
  message_json text NOT NULL,
  request text,
  result text,
  error text,
  claimed_by integer
);
CREATE INDEX task_running ON ${schema}.task (claimed_by) WHERE status = 'running';
CREATE TABLE ${schema}.task_page (
  task_id text NOT NULL,
  attempt integer NOT NULL,
  page integer NOT NULL,
  memory_ids text NOT NULL,
  PRIMARY KEY (task_id, attempt, page)
);

CREATE TABLE ${schema}.idempotency (
  key text PRIMARY KEY,
  fingerprint text NOT NULL,
  write_id text NOT NULL,
  memory_id text,
  ended text,
  held_by integer,
  expires_at timestamptz NOT NULL
);
CREATE INDEX idempotency_expiry ON ${schema}.idempotency (expires_at);

-- What a crash takes away here is a second's worth of counting.
CREATE UNLOGGED TABLE ${schema}.rate (
  caller text PRIMARY KEY,
  requests integer NOT NULL,
  until timestamptz NOT NULL
) WITH (fillfactor = 50);`,

  // Tasks that ended before are kept as long as if they had ended now. A page never outlives its task.
  (schema) => `
ALTER TABLE ${schema}.task ADD COLUMN unended integer NOT NULL DEFAULT 0, ADD COLUMN ended_at timestamptz;
UPDATE ${schema}.task SET ended_at = clock_timestamp() WHERE status NOT IN ('pending', 'running');
CREATE INDEX task_open ON ${schema}.task (caller) WHERE status IN ('pending', 'running');
CREATE INDEX task_ended ON ${schema}.task (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX task_removed ON ${schema}.task (task_id) WHERE status = 'removed';
ALTER TABLE ${schema}.task_page ADD FOREIGN KEY (task_id) REFERENCES ${schema}.task;`,

  // Results have no pages any more, and tasks are removed in one step.
  (schema) => `
DROP TABLE ${schema}.task_page;
DROP INDEX ${schema}.task_removed;
DELETE FROM ${schema}.task WHERE status = 'removed';`,
];
