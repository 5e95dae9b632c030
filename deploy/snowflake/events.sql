-- The table that PROVENANCE_TIMESERIES_BACKEND=snowflake writes to, in the database and the schema of the settings.
CREATE TABLE IF NOT EXISTS analysis_events (
  event_id STRING NOT NULL,
  event_type STRING NOT NULL,
  schema_version NUMBER NOT NULL,
  occurred_at TIMESTAMP_TZ NOT NULL,
  repo STRING NOT NULL,
  pr_number STRING,
  analysis_id STRING,
  agent_id STRING,
  payload VARIANT NOT NULL
);
