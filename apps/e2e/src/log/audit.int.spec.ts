import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attest, decide, DEFAULT_POLICY, deriveId, leafHash, logEntry, packEntry, readKeyRing, unattributed, unpackEntries, waitingStages, type Decision } from '@provenance/domain';
import { startRedis, startService, workspaceRoot, type RedisServer, type ServiceProcess } from '@provenance/embedded';
import { createRedis, RedisAnalysisStore, RedisDecisionLogStore, RedisOpenLedger, untilReady, type RedisClient } from '@provenance/store';

/** Records that the log is filled with: more than one tile of 256. */
const RECORDS = 270;
const KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
const HASH_BYTES = 32;
const SERVICE = { PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_AUTH: 'off' };

let dir: string;
let server: RedisServer;
let redis: RedisClient;
let service: ServiceProcess;
/** The whole of Redis as it was filled, to come back to after each tampering. */
let dumped: [key: string, value: Buffer][];

const analysisId = (at: number): string => deriveId('an', `audited ${at}`);

/** Decides an analysis and enters it into the log, as the stage does. */
async function decided(at: number): Promise<Decision> {
  const analysis_id = analysisId(at);
  const store = new RedisAnalysisStore(redis, new RedisOpenLedger(redis));
  const now = new Date().toISOString();
  const analysis = { analysis_id, repo: 'acme/shop', pr_number: String(at), base_sha: 'b', head_sha: 'h', created_at: now };
  const lines = [{ file_path: 'a.py', line_number: 1, change_type: 'added' as const, verdict: unattributed() }];
  const detection = { findings: [], coverage: [{ path: 'a.py', status: 'covered' as const }], engines: [] };
  await store.accept({ record: { ...analysis, status: 'received', updated_at: now, body_sha256: 'x', line_count: 1, has_files: true, stages: waitingStages() }, body: Buffer.from('{}') });
  const decision = decide({ analysis, lines, detection, degraded: [], policy: { ...DEFAULT_POLICY, blockOnUnknown: true }, repository_url: 'https://github.com', decided_at: now });
  const proof = attest({ analysis, lines, detection, decision }, { signer: readKeyRing(KEY).signer, repository: 'https://github.com/acme/shop', serviceUrl: 'http://localhost' });
  await store.saveDecision(analysis_id, decision, proof);
  await store.complete(analysis_id, now, { findings_total: 0, facts: [] });
  await new RedisDecisionLogStore(redis).append(decision.decision_id, logEntry(analysis, decision, proof.attestation));
  return decision;
}

function audit(...words: string[]): Promise<{ exit: number; out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(workspaceRoot(), 'apps/cli/dist/main.js'), 'log', 'audit', '--jwks', 'keys.json', ...words], { cwd: dir, env: { PROVENANCE_API_URL: service.base } }, (error, out, err) =>
      resolve({ exit: typeof error?.code === 'number' ? error.code : 0, out: out + err }),
    );
  });
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'provenance-audit-'));
  server = await startRedis();
  redis = createRedis(server.url, 'store', () => undefined);
  await untilReady(redis);
  service = await startService({ app: 'governance-api', env: { ...SERVICE, PROVENANCE_REDIS_URL: server.url, PROVENANCE_DECISION_SIGNING_KEY: KEY } });
  writeFileSync(join(dir, 'keys.json'), await (await fetch(`${service.base}/v1/keys`)).text());
  for (let at = 0; at < RECORDS; at += 1) await decided(at);
  expect(await audit('--save', 'head.txt')).toEqual({ exit: 0, out: expect.stringContaining(`${RECORDS} records are as they were entered`) });
  expect(readFileSync(join(dir, 'head.txt'), 'utf8').split('\n')[1]).toBe(String(RECORDS));
  const keys = (await redis.keys('prov:*')).filter((key) => /^prov:\{(log|an_)/.test(key));
  dumped = await Promise.all(keys.map(async (key): Promise<[string, Buffer]> => [key, (await redis.dumpBuffer(key))!]));
}, 90_000);

afterAll(async () => {
  await service?.stop();
  redis.disconnect();
  await server.stop();
  rmSync(dir, { recursive: true });
});

afterEach(async () => {
  for (const [key, value] of dumped) await redis.restore(key, 0, value, 'REPLACE');
});

const entriesKey = (bundle: number): string => `prov:{log}:entries:${bundle}`;
const tileKey = (level: number, tile: number): string => `prov:{log}:tile:${level}:${tile}`;

/** Rewrites the records of the newest, not yet full tile, with hashes that fit. */
async function rewrite(change: (entries: Buffer[]) => Buffer[]): Promise<void> {
  const entries = change(unpackEntries((await redis.getBuffer(entriesKey(1)))!));
  await redis.set(entriesKey(1), Buffer.concat(entries.map(packEntry)));
  await redis.set(tileKey(0, 1), Buffer.concat(entries.map((entry) => leafHash(entry))));
  await redis.set('prov:{log}:size', String(256 + entries.length));
}

const decisionOf = (entries: readonly Buffer[], at: number): string => (JSON.parse(entries[at]!.toString()) as Decision).decision_id;

describe('provenance log audit', () => {
  it('takes a log that grew', async () => {
    expect(await audit('--checkpoint', 'head.txt')).toEqual({ exit: 0, out: expect.stringContaining('as they were entered') });
  });

  it('names a record whose bytes were altered', async () => {
    const entries = unpackEntries((await redis.getBuffer(entriesKey(0)))!);
    entries[17] = Buffer.from(entries[17]!.toString().replace('"outcome":"block"', '"outcome":"allow"'));
    await redis.set(entriesKey(0), Buffer.concat(entries.map(packEntry)));
    const ran = await audit();
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain(`altered record 17 (${decisionOf(entries, 17)}): its bytes are not those that the log has the hash of`);
    expect(ran.out).toContain(`decision record 17 (${decisionOf(entries, 17)}): the record says allow`);
  });

  it('names a record whose hash was altered with it, in a tile that is full', async () => {
    const entries = unpackEntries((await redis.getBuffer(entriesKey(0)))!);
    entries[17] = Buffer.from(entries[17]!.toString().replace('"outcome":"block"', '"outcome":"allow"'));
    await redis.set(entriesKey(0), Buffer.concat(entries.map(packEntry)));
    await redis.setrange(tileKey(0, 0), 17 * HASH_BYTES, leafHash(entries[17]) as unknown as string);
    const ran = await audit('--checkpoint', 'head.txt');
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain(`head: the first ${RECORDS} records are not those of the signed head`);
    expect(ran.out).toContain(`decision record 17 (${decisionOf(entries, 17)}): the record says allow`);
  });

  it('gets no head from a service whose newest records were rewritten, and names them by a head that was kept', async () => {
    await rewrite((entries) => entries.filter((_, at) => at !== 3));
    const why = 'The decision log is not what it was: it has 269 records, and was signed with 270';
    const alone = await audit();
    expect([alone.exit, alone.out]).toEqual([3, expect.stringContaining(`no head of the log counts: ${why}`)]);
    const held = await audit('--checkpoint', 'head.txt');
    expect(held.exit).toBe(1);
    expect(held.out).toContain(`head: that of now does not count: ${why}`);
    expect(held.out).toContain('dropped record 259: the record that was entered as number 259 is not there');
    expect(held.out).toContain('head: a signed head has 270 records, the log 269');
    // Whoever can rewrite the records can drop the head as well.
    await redis.del('prov:{log}:checkpoint');
    const ran = await audit('--checkpoint', 'head.txt');
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain('dropped record 259: the record that was entered as number 259 is not there');
    expect(ran.out).toContain('head: a signed head has 270 records, the log 269');
  });

  it('holds the log to a kept head where that of now is signed by nobody whom the reader trusts', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
    const stranger = await startService({ app: 'governance-api', env: { ...SERVICE, PROVENANCE_REDIS_URL: server.url, PROVENANCE_DECISION_SIGNING_KEY: other } });
    try {
      const ran = await audit('--api-url', stranger.base, '--checkpoint', 'head.txt');
      expect(ran.out).toContain('head: that of now does not count');
      expect([ran.exit, ran.out]).toEqual([1, expect.stringContaining(`1 fault in ${RECORDS} records`)]);
    } finally {
      await stranger.stop();
    }
  });

  it('names records that changed places', async () => {
    let ids: string[] = [];
    await rewrite((entries) => {
      ids = [decisionOf(entries, 2), decisionOf(entries, 5)];
      return entries.map((entry, at) => (at === 2 ? entries[5]! : at === 5 ? entries[2]! : entry));
    });
    await redis.del('prov:{log}:checkpoint');
    const ran = await audit('--checkpoint', 'head.txt');
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain(`reordered record 258 (${ids[1]}): it was entered as number 261`);
    expect(ran.out).toContain(`head: the first ${RECORDS} records are not those of the signed head`);
  });

  it('names a decision that was altered, replaced, or dropped before its time', async () => {
    const store = new RedisAnalysisStore(redis, new RedisOpenLedger(redis));
    const altered = (await store.decision(analysisId(5)))!;
    await redis.set(`prov:{${analysisId(5)}}:decision`, Buffer.concat([Buffer.of(0), Buffer.from(JSON.stringify({ ...altered, outcome: 'allow' }))]));
    await redis.rename(`prov:{${analysisId(7)}}:attestation`, `prov:{${analysisId(7)}}:away`);
    const other = (await redis.getBuffer(`prov:{${analysisId(8)}}:attestation`))!;
    await redis.set(`prov:{${analysisId(9)}}:attestation`, other);
    await redis.del(`prov:{${analysisId(11)}}:decision`);
    const ran = await audit();
    await redis.del(`prov:{${analysisId(7)}}:away`);
    const says = (at: number, what: string): string => `decision record ${at} (${deriveId('pd', analysisId(at))}): ${what}`;
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain(says(5, 'outcome of the decision that stands is not what was signed'));
    expect(ran.out).toContain(says(7, 'its bundle is gone'));
    expect(ran.out).toContain(says(9, 'its bundle is not the one that was entered'));
    expect(ran.out).toContain(says(11, 'the decision is gone, and was to be kept 90 days'));
    expect(ran.out).toContain(`4 faults in ${RECORDS} records`);
  });

  it('trusts nobody else\'s head', async () => {
    const strange = generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }) as string;
    writeFileSync(join(dir, 'keys.json'), strange);
    const ran = await audit();
    expect([ran.exit, ran.out]).toEqual([3, expect.stringContaining('no head of the log counts: no signature of')]);
    writeFileSync(join(dir, 'keys.json'), await (await fetch(`${service.base}/v1/keys`)).text());
  });
});
