import type { Deployment } from '@provenance/api-client';
import type { Sign } from './sign.ts';

const MEMORY_WARN = 0.8;
const MEMORY_FAIL = 0.95;

const MB = 1024 * 1024;
const PAGE = 'docs/operations/redis.md';

export function storeSigns(store: Deployment['store']): Sign[] {
  if (store === undefined) return [{ what: 'redis', state: 'unseen', detail: 'it does not let the service ask for INFO', todo: 'Look at eviction, persistence and memory at its provider', runbook: PAGE }];
  return [{ what: 'redis', state: 'ok', detail: `${store.version}, up for ${store.uptime_seconds} s` }, evictionSign(store), persistenceSign(store), memorySign(store)];
}

/** By the word that its answer begins with. https://redis.io/docs/latest/develop/reference/errors/ */
const ALLOW: Readonly<Record<string, string>> = {
  NOREPLICAS: 'Bring its replica back, or lower min-replicas-to-write',
  READONLY: 'Name the primary in PROVENANCE_REDIS_URL: this is a replica',
  'NOPERM:': 'Give its user the rights that the page names, under "User"',
  MISCONF: 'Look at its disk and its memory: it cannot write what it must keep',
};

/** @param refusal what Redis answers to a write */
export function refusalSign(refusal: string): Sign {
  const [word = ''] = refusal.split(' ', 1);
  return { what: 'redis writes', state: 'fail', detail: `refused: ${refusal}; nothing is accepted, and work waits`, todo: ALLOW[word] ?? 'Read the log of Redis', runbook: PAGE };
}

type Store = NonNullable<Deployment['store']>;

function evictionSign({ eviction_policy: policy, evicted_keys: evicted }: Store): Sign {
  if (policy === 'noeviction') return { what: 'redis eviction', state: 'ok', detail: policy };
  return { what: 'redis eviction', state: 'fail', detail: `maxmemory-policy is ${policy}; ${evicted} keys were thrown out since it started`, todo: 'Set maxmemory-policy to noeviction: what was accepted is lost in silence', runbook: PAGE };
}

function persistenceSign({ append_only: appends, last_append: append, last_snapshot: snapshot }: Store): Sign {
  const what = 'redis persistence';
  if (!appends) return { what, state: 'warn', detail: 'appendonly is no', todo: 'Set appendonly to yes: a crash of Redis loses what was answered 202', runbook: PAGE };
  if (append !== 'ok') return { what, state: 'fail', detail: `the last write of the append-only file came to ${append}`, todo: 'Look at its disk: writes are refused or lost', runbook: PAGE };
  if (snapshot !== 'ok') return { what, state: 'warn', detail: `the last snapshot came to ${snapshot}`, todo: 'Look at its disk and its memory: backups are made of snapshots', runbook: PAGE };
  return { what, state: 'ok', detail: 'append-only file, written' };
}

function memorySign({ used_memory_bytes: used, max_memory_bytes: limit }: Store): Sign {
  const what = 'redis memory';
  const size = (bytes: number): string => `${(bytes / MB).toFixed(0)} MB`;
  if (limit === undefined) return { what, state: 'note', detail: `${size(used)}, no limit is set`, todo: 'Set maxmemory to half of what it has: else the kernel ends it where it would refuse, and ProvenanceStoreFilling never fires', runbook: PAGE };
  const share = used / limit;
  const detail = `${size(used)} of ${size(limit)}, ${(share * 100).toFixed(0)} %`;
  if (share <= MEMORY_WARN) return { what, state: 'ok', detail };
  return { what, state: share > MEMORY_FAIL ? 'fail' : 'warn', detail, todo: 'Give it more memory and a higher maxmemory, or shorten PROVENANCE_RETENTION_*_DAYS: when it is full, submissions are answered 503', runbook: PAGE };
}
