import { isObject, objectIn, parseJson, textIn, type JsonObject } from '../json/json-shape.ts';
import { capped, detached } from '../rules/raw-text.ts';

/** An agent's session or prompt. Its messages, its statistics and who asked are left behind. */
export interface AgentRecord {
  tool?: string;
  id?: string;
  model?: string;
}

/** What the keys of a log stand for. */
export interface LogMetadata {
  sessions: ReadonlyMap<string, AgentRecord>;
  prompts: ReadonlyMap<string, AgentRecord>;
  humans: ReadonlySet<string>;
}

const SCHEMA = /^authorship\/3\.\d{1,4}\.\d{1,4}$/;

/** Reads the JSON of a log. Undefined when it is not one of version 3. */
export function parseLogMetadata(text: string): LogMetadata | undefined {
  const value = parseJson(text);
  if (!isObject(value) || !SCHEMA.test(textIn(value, 'schema_version') ?? '')) return undefined;
  return {
    sessions: agentRecords(objectIn(value, 'sessions')),
    prompts: agentRecords(objectIn(value, 'prompts')),
    humans: new Set(Object.keys(objectIn(value, 'humans') ?? {}).map(detached)),
  };
}

/** A map, not an object: keys are texts from outside. */
function agentRecords(records: JsonObject | undefined): Map<string, AgentRecord> {
  const found = new Map<string, AgentRecord>();
  for (const [key, record] of Object.entries(records ?? {})) {
    const agent = isObject(record) ? objectIn(record, 'agent_id') : undefined;
    if (agent !== undefined) found.set(detached(key), agentRecord(agent));
  }
  return found;
}

function agentRecord(agent: JsonObject): AgentRecord {
  const record: AgentRecord = {};
  for (const key of ['tool', 'id', 'model'] as const) {
    const text = textIn(agent, key);
    // Capped at the door: every entry of the log may name it.
    if (text !== undefined) record[key] = capped(text);
  }
  return record;
}
