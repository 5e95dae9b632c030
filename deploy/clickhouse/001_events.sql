-- The rows of the export: docs/export-clickhouse.md. A repeat has the event_id of the first row; it goes when parts merge,
-- and FINAL, as in the views below, shows none before that either.
CREATE TABLE IF NOT EXISTS {events}
(
    event_id String,
    event_type LowCardinality(String),
    schema_version UInt16,
    occurred_at DateTime64(3, 'UTC'),
    repo String,
    pr_number String,
    analysis_id Nullable(String),
    agent_id Nullable(String),
    payload String CODEC(ZSTD(3)),
    ingested_at DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(ingested_at)
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (event_type, event_id)
TTL toDateTime(occurred_at) + toIntervalDay({retention_days});

-- What happened to findings, one row a change.
CREATE OR REPLACE VIEW {database}.findings AS
SELECT
    event_id,
    substring(event_type, length('finding_') + 1) AS change,
    occurred_at,
    repo,
    pr_number,
    analysis_id,
    agent_id,
    JSONExtractString(payload, 'fingerprint') AS fingerprint,
    JSONExtractString(payload, 'rule_key') AS rule_key,
    JSONExtractString(payload, 'category') AS category,
    JSONExtractString(payload, 'severity') AS severity,
    JSONExtractString(payload, 'file_path') AS file_path,
    toDateTime64OrNull(trimBoth(translate(JSONExtractString(payload, 'detected_at'), 'TZ', '  ')), 3, 'UTC') AS detected_at,
    JSONExtractString(payload, 'actor') AS actor,
    JSONExtractString(payload, 'reason') AS reason
FROM {events} FINAL
WHERE event_type IN ('finding_opened', 'finding_suppressed', 'finding_reopened', 'finding_remediated');

-- What was seen of the review of pull requests, one row a look, and merges over a bot's objection.
CREATE OR REPLACE VIEW {database}.review_events AS
SELECT event_id, event_type, occurred_at, repo, pr_number, agent_id, payload
FROM {events} FINAL
WHERE event_type IN ('review_metrics', 'review_override_alert');
