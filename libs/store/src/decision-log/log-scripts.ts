import type { Script } from '../connection/define-script.ts';

/** Levels of tiles that a script is handed: 256^5 records are more than there will be. */
export const TILE_LEVELS = 5;

/**
 * Appends a leaf and the hashes that it completes. The hashes above it are the caller's, who must know the size of the
 * log for them: when the log stands elsewhere, nothing changes and the size is answered.
 *
 * A bundle of records that has expired while its tile was not yet full starts again with empty records in the places
 * of the old ones, so that each record keeps its place.
 *
 * KEYS size, index of the decision, bundle of records, tiles of levels 0 to 4.
 * ARGV size that the caller goes by, retention of records (s), packed record, hashes for the tiles of levels 0 to 4
 * ('' for none).
 * Answers {1, index} appended, {0, index} it stands there, {-1, size} another tile, {-2, size} hashes are lost.
 */
export const APPEND_ENTRY: Script = {
  name: 'provLogAppend',
  keys: 3 + TILE_LEVELS,
  lua: `
local leaf = ARGV[4]
local known = redis.call('GET', KEYS[2])
if known and string.sub(known, 1, 32) == leaf then return {0, tonumber(string.sub(known, 33))} end
local size = tonumber(redis.call('GET', KEYS[1]) or '0')
local guess = tonumber(ARGV[1])
local at = size % 256
if math.floor(size / 256) ~= math.floor(guess / 256) then return {-1, size} end
if (at == 255 or guess % 256 == 255) and size ~= guess then return {-1, size} end
if redis.call('STRLEN', KEYS[4]) ~= at * 32 then return {-2, size} end
for level = 0, ${TILE_LEVELS - 1} do
  if ARGV[4 + level] ~= '' then redis.call('APPEND', KEYS[4 + level], ARGV[4 + level]) end
end
if redis.call('EXISTS', KEYS[3]) == 0 and at > 0 then
  redis.call('SET', KEYS[3], string.rep(string.char(0, 0), at))
end
redis.call('APPEND', KEYS[3], ARGV[3])
redis.call('EXPIRE', KEYS[3], ARGV[2])
redis.call('SET', KEYS[2], leaf .. string.format('%.0f', size), 'EX', ARGV[2])
redis.call('SET', KEYS[1], string.format('%.0f', size + 1))
return {1, size}`,
};

/** KEYS checkpoint; ARGV size, note, note that it takes the place of ('' for none). Answers 1, or 0: another stands there. */
export const KEEP_CHECKPOINT: Script = {
  name: 'provLogCheckpoint',
  keys: 1,
  lua: `
if (redis.call('HGET', KEYS[1], 'note') or '') ~= ARGV[3] then return 0 end
redis.call('HSET', KEYS[1], 'size', ARGV[1], 'note', ARGV[2])
return 1`,
};
