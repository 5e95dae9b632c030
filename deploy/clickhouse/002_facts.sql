-- Counters of facts, from payload.fact: their sums are the figures of /v1/analytics. A fact counts at its own moment; of
-- several versions of one only the greatest does, wherever it lies, and fact_versions says which that is.
CREATE TABLE IF NOT EXISTS {database}.fact_counters
(
    -- What stands before the first colon of the counter's name: a figure reads the heads that it needs.
    head LowCardinality(String),
    at DateTime64(3, 'UTC'),
    id String,
    version UInt64,
    repo LowCardinality(String),
    agent_id LowCardinality(String),
    name String,
    value Int64
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(at)
ORDER BY (head, toStartOfHour(at), id, agent_id, name)
TTL toDateTime(at) + toIntervalDay({retention_days});

CREATE MATERIALIZED VIEW IF NOT EXISTS {database}.fact_counters_of_events TO {database}.fact_counters AS
SELECT
    splitByChar(':', name)[1] AS head,
    parseDateTime64BestEffort(JSONExtractString(fact, 'at'), 3, 'UTC') AS at,
    JSONExtractString(fact, 'id') AS id,
    JSONExtractUInt(fact, 'version') AS version,
    JSONExtractString(fact, 'repo') AS repo,
    JSONExtractString(part, 'agent_id') AS agent_id,
    name,
    value
FROM
(
    SELECT fact, part, JSONExtract(part, 'counters', 'Map(String, Int64)') AS counters
    FROM (SELECT JSONExtractRaw(payload, 'fact') AS fact FROM {events} WHERE JSONHas(payload, 'fact', 'id'))
    ARRAY JOIN JSONExtractArrayRaw(fact, 'parts') AS part
)
ARRAY JOIN mapKeys(counters) AS name, mapValues(counters) AS value;

-- Facts of analyses have version 0 and are never replaced: they need no entry.
CREATE TABLE IF NOT EXISTS {database}.fact_versions
(
    id String,
    version SimpleAggregateFunction(max, UInt64),
    at SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = AggregatingMergeTree
ORDER BY id
TTL toDateTime(at) + toIntervalDay({retention_days});

CREATE MATERIALIZED VIEW IF NOT EXISTS {database}.fact_versions_of_events TO {database}.fact_versions AS
SELECT
    JSONExtractString(fact, 'id') AS id,
    JSONExtractUInt(fact, 'version') AS version,
    parseDateTime64BestEffort(JSONExtractString(fact, 'at'), 3, 'UTC') AS at
FROM (SELECT JSONExtractRaw(payload, 'fact') AS fact FROM {events} WHERE JSONHas(payload, 'fact', 'id'))
WHERE JSONExtractUInt(fact, 'version') > 0;

-- What alerts say of pull requests.
CREATE TABLE IF NOT EXISTS {database}.fact_notes
(
    at DateTime64(3, 'UTC'),
    id String,
    version UInt64,
    repo String,
    note String
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(at)
ORDER BY (toStartOfHour(at), id)
TTL toDateTime(at) + toIntervalDay({retention_days});

CREATE MATERIALIZED VIEW IF NOT EXISTS {database}.fact_notes_of_events TO {database}.fact_notes AS
SELECT
    parseDateTime64BestEffort(JSONExtractString(fact, 'at'), 3, 'UTC') AS at,
    JSONExtractString(fact, 'id') AS id,
    JSONExtractUInt(fact, 'version') AS version,
    JSONExtractString(fact, 'repo') AS repo,
    JSONExtractRaw(fact, 'note') AS note
FROM (SELECT JSONExtractRaw(payload, 'fact') AS fact FROM {events} WHERE JSONHas(payload, 'fact', 'note'));
