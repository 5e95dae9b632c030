import { FAMILIES, type Family } from '@provenance/domain';
import type { Script } from '../connection/define-script.ts';
import { FAMILY_CODES } from './stored-names.ts';

/** What is not summed by repository in the scope of all: no metric asks for it. */
const NOT_PIVOTED: readonly Family[] = ['file', 'ci'];
export const PIVOTED: readonly Family[] = FAMILIES.filter((family) => !NOT_PIVOTED.includes(family));

/*
 * What changes a shard, atomically. The names of its keys are made from its prefix, all in one slot: which keys a fact
 * touches, and which the version before it had touched, only the shard itself knows.
 *
 * Sums lie as MessagePack in the fields `|<agent>` of a day and `<hour>|<agent>` of an hour: a query reads few fields
 * with many counters. cmsgpack keeps whole numbers below 2^53, where cjson rounds to 14 digits. A fact is
 * { moment, repository, { { agent, counters by the code of their family } ... } } (fact-codec.ts).
 */
const SUMS = `
local prefix, expire = KEYS[1], tonumber(ARGV[1])
local families = { ${FAMILIES.map((family) => `${FAMILY_CODES[family]} = '${family}'`).join(', ')} }
-- A family of a newer build is its own code, and summed as most are: what that build has counted can be taken back.
setmetatable(families, { __index = function(_, code) return code end })
local unpivoted = { ${NOT_PIVOTED.map((family) => `${FAMILY_CODES[family]} = true`).join(', ')} }

local function put(key, field, value)
  if redis.call('HSET', key, field, value) == 1 and redis.call('HLEN', key) == 1 then
    redis.call('EXPIREAT', key, expire)
  end
end

local function add(key, field, counters, sign)
  local text = redis.call('HGET', key, field)
  local sums = text and cmsgpack.unpack(text) or {}
  for name, value in pairs(counters) do
    local sum = (sums[name] or 0) + sign * value
    if sum == 0 then sums[name] = nil else sums[name] = sum end
  end
  if next(sums) == nil then redis.call('HDEL', key, field) else put(key, field, cmsgpack.pack(sums)) end
end

local function hourKey(hour, family, isAll)
  if isAll then return prefix .. 'hour:' .. hour .. ':' .. family end
  return prefix .. 'hours:' .. family
end

-- The counters of all agents of a fact, by family: what its repository is summed by.
local function pivoted(fact)
  local totals = {}
  for _, part in ipairs(fact[3]) do
    for code, counters in pairs(part[2]) do
      if not unpivoted[code] then
        local sums = totals[families[code]] or {}
        for name, value in pairs(counters) do sums[name] = (sums[name] or 0) + value end
        totals[families[code]] = sums
      end
    end
  end
  return totals
end

-- The version is a counter, and the latest moment that was ever counted here: of a day without a later one its sums are
-- those of the window up to now.
local function changed(moment)
  local key = prefix .. 'v'
  local version = redis.call('GET', key)
  local counter, latest = string.match(version or '', '^(%d+):(%d+)$')
  if not counter then
    local now = redis.call('TIME')
    counter, latest = now[1] .. string.format('%06d', now[2]), version and '9007199254740991' or '0'
  end
  local next = string.format('%.0f:%.0f', tonumber(counter) + 1, math.max(tonumber(latest), moment or 0))
  redis.call('SET', key, next, 'EXAT', expire)
end
`;

/**
 * KEYS prefix; ARGV expiry, id, version, hour (empty: taken back), the fact, its note, 1 for the scope of all.
 * Replies 1, or 0 when nothing changed. What is taken back leaves its version behind, against an earlier one that is late.
 */
export const COUNT: Script = {
  name: 'provCountFacts',
  keys: 1,
  lua: `${SUMS}
local id, version, hour, text, note, isAll = ARGV[2], tonumber(ARGV[3]), ARGV[4], ARGV[5], ARGV[6], ARGV[7] == '1'

local function apply(fact, at, sign)
  for _, part in ipairs(fact[3]) do
    for code, counters in pairs(part[2]) do
      add(prefix .. 'day:' .. families[code], '|' .. part[1], counters, sign)
      add(hourKey(at, families[code], isAll), at .. '|' .. part[1], counters, sign)
    end
  end
  for family, counters in pairs(isAll and pivoted(fact) or {}) do
    add(prefix .. 'day:' .. family .. ':repo', '|' .. fact[2], counters, sign)
    add(hourKey(at, family, isAll) .. ':repo', at .. '|' .. fact[2], counters, sign)
  end
end

local mark = redis.call('HGET', prefix .. 'marks', id)
if version == 0 then
  if mark or redis.call('HEXISTS', prefix .. 'facts:' .. hour, id) == 1 then return 0 end
else
  -- A unit of version 0 leaves no mark: what takes its place counts at the same moment.
  local stands, at = string.match(mark or '0:' .. hour, '^(%d+):(%d*)$')
  if tonumber(stands) > version then return 0 end
  put(prefix .. 'marks', id, ARGV[3] .. ':' .. hour)
  local old = at ~= '' and redis.call('HGET', prefix .. 'facts:' .. at, id)
  if hour == '' and not old then return 0 end
  if at == hour and old == text and (redis.call('HGET', prefix .. 'notes', id) or '') == note then return 0 end
  if old then
    apply(cmsgpack.unpack(old), at, -1)
    redis.call('HDEL', prefix .. 'facts:' .. at, id)
    redis.call('HDEL', prefix .. 'notes', id)
  end
end
local moment
if hour ~= '' then
  local fact = cmsgpack.unpack(text)
  moment = fact[1]
  apply(fact, hour, 1)
  put(prefix .. 'facts:' .. hour, id, text)
  if note ~= '' then put(prefix .. 'notes', id, note) end
end
changed(moment)
return 1`,
};

/** KEYS prefix; ARGV expiry, hour, 1 for the scope of all, families. Makes the sums of an hour again from its facts. */
export const REBUILD_HOUR: Script = {
  name: 'provRebuildHour',
  keys: 1,
  lua: `${SUMS}
local hour, isAll = ARGV[2], ARGV[3] == '1'
-- Those of a newer build stay as it has made them.
local own = {}
for at = 4, #ARGV do
  own[ARGV[at]] = true
  local key = hourKey(hour, ARGV[at], isAll)
  if isAll then
    redis.call('DEL', key, key .. ':repo')
  else
    for _, field in ipairs(redis.call('HKEYS', key)) do
      if string.sub(field, 1, 3) == hour .. '|' then redis.call('HDEL', key, field) end
    end
  end
end
local moment = 0
for _, text in ipairs(redis.call('HVALS', prefix .. 'facts:' .. hour)) do
  local fact = cmsgpack.unpack(text)
  moment = math.max(moment, fact[1])
  for _, part in ipairs(fact[3]) do
    for code, counters in pairs(part[2]) do
      if own[families[code]] then add(hourKey(hour, families[code], isAll), hour .. '|' .. part[1], counters, 1) end
    end
  end
  for family, counters in pairs(isAll and pivoted(fact) or {}) do
    if own[family] then add(hourKey(hour, family, isAll) .. ':repo', hour .. '|' .. fact[2], counters, 1) end
  end
end
changed(moment)
return 1`,
};

/** KEYS prefix; ARGV expiry, 1 for the scope of all, families. Makes the sums of the day again from those of its hours. */
export const REBUILD_DAY: Script = {
  name: 'provRebuildDay',
  keys: 1,
  lua: `${SUMS}
local isAll = ARGV[2] == '1'

local function sumUp(day, hours)
  local flat = redis.call('HGETALL', hours)
  for at = 1, #flat, 2 do
    add(day, string.sub(flat[at], 3), cmsgpack.unpack(flat[at + 1]), 1)
  end
end

for at = 3, #ARGV do
  local family = ARGV[at]
  local day = prefix .. 'day:' .. family
  redis.call('DEL', day, day .. ':repo')
  if isAll then
    for hour = 0, 23 do
      local key = hourKey(string.format('%02d', hour), family, isAll)
      sumUp(day, key)
      sumUp(day .. ':repo', key .. ':repo')
    end
  else
    sumUp(day, hourKey('', family, isAll))
  end
end
changed()
return 1`,
};
