import type { Script } from '../connection/define-script.ts';
import { CHANGES_CHANNEL } from '../keys.ts';

/*
 * The transitions of an analysis as scripts: each reads and writes keys of one analysis only (one slot), is
 * atomic, and changes nothing when it is run again. Replies: the status, or 1 / 0 for applied / refused.
 */

const publish = (id: string): string => `redis.call('PUBLISH', '${CHANGES_CHANNEL}', ${id})`;

/** Replies at once where the analysis is there already: with this body or another. Its state is the second key. */
const unlessKnown = (bodySha256: string): string => `
local sha = redis.call('HGET', KEYS[2], 'body_sha256')
if sha then
  if sha == ${bodySha256} then return 'repeated' end
  return 'conflict'
end`;

/** KEYS record state body; ARGV record body contents-ttl results-ttl status updated_at body_sha256 */
export const ACCEPT: Script = {
  name: 'provAccept',
  keys: 3,
  lua: `
${unlessKnown('ARGV[7]')}
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[4])
redis.call('SET', KEYS[3], ARGV[2], 'EX', ARGV[3])
redis.call('HSET', KEYS[2], 'status', ARGV[5], 'updated_at', ARGV[6], 'body_sha256', ARGV[7])
redis.call('EXPIRE', KEYS[2], ARGV[4])
return 'accepted'`,
};

/** KEYS record state lines detection; ARGV record lines detection ttl body_sha256, then fields and values of the state */
export const ACCEPT_KEPT: Script = {
  name: 'provAcceptKept',
  keys: 4,
  lua: `
${unlessKnown('ARGV[5]')}
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[4])
redis.call('SET', KEYS[3], ARGV[2], 'EX', ARGV[4])
redis.call('SET', KEYS[4], ARGV[3], 'EX', ARGV[4])
redis.call('HSET', KEYS[2], 'body_sha256', ARGV[5], unpack(ARGV, 6))
redis.call('EXPIRE', KEYS[2], ARGV[4])
return 'accepted'`,
};

/** KEYS state; ARGV by. */
export const NOTE_REPLACED: Script = {
  name: 'provNoteReplaced',
  keys: 1,
  lua: `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'replaced_by', ARGV[1])
return 1`,
};

/** KEYS state; ARGV id stage at */
export const STAGE_STARTED: Script = {
  name: 'provStageStarted',
  keys: 1,
  lua: `
local status = redis.call('HGET', KEYS[1], 'status')
if not status or status == 'completed' then return status end
if redis.call('HEXISTS', KEYS[1], 'superseded_by') == 1 then return 'superseded' end
if status == 'received' then status = 'in_progress' end
redis.call('HDEL', KEYS[1], ARGV[2] .. ':finished_at', ARGV[2] .. ':reason')
redis.call('HSET', KEYS[1], 'status', status, 'updated_at', ARGV[3],
  ARGV[2] .. ':status', 'running', ARGV[2] .. ':started_at', ARGV[3])
${publish('ARGV[1]')}
return status`,
};

/** KEYS state; ARGV id stage at stage-status [reason] */
export const STAGE_FINISHED: Script = {
  name: 'provStageFinished',
  keys: 1,
  lua: `
local status = redis.call('HGET', KEYS[1], 'status')
if not status or status == 'completed' then return 0 end
if redis.call('HEXISTS', KEYS[1], 'superseded_by') == 1 then return 0 end
redis.call('HSET', KEYS[1], 'updated_at', ARGV[3],
  ARGV[2] .. ':status', ARGV[4], ARGV[2] .. ':finished_at', ARGV[3])
if ARGV[5] then redis.call('HSET', KEYS[1], ARGV[2] .. ':reason', ARGV[5]) end
${publish('ARGV[1]')}
return 1`,
};

/**
 * KEYS state; ARGV id stage at reason. The stage may be 'ingest', which has no state of its own. Replies 2 for one that
 * had failed before and was opened again.
 */
export const FAIL: Script = {
  name: 'provFail',
  keys: 1,
  lua: `
local status = redis.call('HGET', KEYS[1], 'status')
if not status or status == 'completed' or status == 'failed' then return 0 end
redis.call('HSET', KEYS[1], 'status', 'failed', 'updated_at', ARGV[3],
  'failure:stage', ARGV[2], 'failure:reason', ARGV[4])
if ARGV[2] ~= 'ingest' then
  redis.call('HSET', KEYS[1], ARGV[2] .. ':status', 'failed',
    ARGV[2] .. ':finished_at', ARGV[3], ARGV[2] .. ':reason', ARGV[4])
end
${publish('ARGV[1]')}
return 1 + redis.call('HEXISTS', KEYS[1], 'reopened')`,
};

/** KEYS state decision; ARGV id head at reason */
export const SUPERSEDE: Script = {
  name: 'provSupersede',
  keys: 2,
  lua: `
local status = redis.call('HGET', KEYS[1], 'status')
if not status or status == 'completed' or status == 'failed' then return 0 end
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'status', 'failed', 'updated_at', ARGV[3],
  'superseded_by', ARGV[2], 'failure:stage', 'ingest', 'failure:reason', ARGV[4])
${publish('ARGV[1]')}
return 1`,
};

/** KEYS state; ARGV id at [request] */
export const REOPEN: Script = {
  name: 'provReopen',
  keys: 1,
  lua: `
if redis.call('HGET', KEYS[1], 'status') ~= 'failed' then return 0 end
if redis.call('HEXISTS', KEYS[1], 'superseded_by') == 1 then return 0 end
local stage = redis.call('HGET', KEYS[1], 'failure:stage')
redis.call('HSET', KEYS[1], 'status', 'in_progress', 'updated_at', ARGV[2], 'reopened', '1', 'reopened_at', ARGV[2])
if ARGV[3] then redis.call('HSET', KEYS[1], 'reopened_by', ARGV[3]) else redis.call('HDEL', KEYS[1], 'reopened_by') end
redis.call('HDEL', KEYS[1], 'failure:stage', 'failure:reason', stage .. ':status',
  stage .. ':started_at', stage .. ':finished_at', stage .. ':reason')
${publish('ARGV[1]')}
return 1`,
};

/** KEYS state facts; ARGV id at findings_total facts facts-ttl */
export const COMPLETE: Script = {
  name: 'provComplete',
  keys: 2,
  lua: `
local status = redis.call('HGET', KEYS[1], 'status')
if not status or status == 'completed' then return 0 end
if redis.call('HEXISTS', KEYS[1], 'superseded_by') == 1 then return 0 end
redis.call('SET', KEYS[2], ARGV[4], 'EX', ARGV[5])
redis.call('HDEL', KEYS[1], 'failure:stage', 'failure:reason', 'analyse:reason')
redis.call('HSET', KEYS[1], 'status', 'completed', 'updated_at', ARGV[2], 'findings_total', ARGV[3],
  'analyse:status', 'completed', 'analyse:finished_at', ARGV[2])
${publish('ARGV[1]')}
return 1`,
};

/** KEYS target state decision; ARGV id value ttl */
export const SAVE_RESULT: Script = {
  name: 'provSaveResult',
  keys: 3,
  lua: `
if redis.call('EXISTS', KEYS[2]) == 0 or redis.call('EXISTS', KEYS[3]) == 1 then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
${publish('ARGV[1]')}
return 1`,
};

/** KEYS decision state attestation evidence; ARGV id ttl decision attestation evidence */
export const SAVE_DECISION: Script = {
  name: 'provSaveDecision',
  keys: 4,
  lua: `
if redis.call('EXISTS', KEYS[2]) == 0 or redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
if redis.call('HEXISTS', KEYS[2], 'superseded_by') == 1 then return 0 end
redis.call('SET', KEYS[4], ARGV[5], 'EX', ARGV[2])
redis.call('SET', KEYS[3], ARGV[4], 'EX', ARGV[2])
redis.call('SET', KEYS[1], ARGV[3], 'EX', ARGV[2])
${publish('ARGV[1]')}
return 1`,
};

/** KEYS body decision; ARGV body. */
export const REPLACE_BODY: Script = {
  name: 'provReplaceBody',
  keys: 2,
  lua: `
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
if redis.call('SET', KEYS[1], ARGV[1], 'XX', 'KEEPTTL') then return 1 end
return 0`,
};
