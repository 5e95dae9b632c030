import { DetectorSet, DetectorUnavailable, MAX_FINDINGS_PER_FILE, type Detector, type FileScan } from '@provenance/detection';
import { type AnalysisRecord, type Decision, type RawFinding, waitingStages } from '@provenance/domain';
import { PermanentError, TransientError, type StageContext } from '@provenance/queue';
import { InMemoryAnalysisStore, InMemoryOpenLedger } from '@provenance/store';
import { DetectHandler } from './detect.handler.ts';

const ID = `an_${'1'.repeat(32)}`;
const context: StageContext = { signal: new AbortController().signal, attempt: 1, lastAttempt: false };
const record: AnalysisRecord = {
  analysis_id: ID,
  status: 'received',
  repo: 'acme/shop',
  pr_number: '42',
  base_sha: 'abc123',
  head_sha: 'def456',
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  body_sha256: 'x',
  line_count: 1,
  has_files: true,
  stages: waitingStages(),
};

const body = Buffer.from(
  JSON.stringify({
    repo: 'acme/shop',
    pr_number: '42',
    base_sha: 'abc123',
    head_sha: 'def456',
    provenance_data: {
      changed_lines: [
        { file_path: 'a.py', line_number: 12, change_type: 'added', content: 'x' },
        { file_path: 'b.py', line_number: 1, change_type: 'added', content: 'y' },
      ],
      files: [
        { path: 'a.py', content: 'x\n'.repeat(60) },
        { path: 'b.py', content: 'y\n' },
      ],
    },
  }),
);

function raw(start_line: number, end_line = start_line): RawFinding {
  return {
    rule_key: 'r',
    rule_version: '1',
    category: 'sqli',
    severity: 'high',
    confidence: 'high',
    message: 'm',
    cwe: [],
    engine_name: 'fake',
    engine_version: '9',
    snippet: `s${start_line}`,
    start_line,
    start_column: 1,
    end_line,
    end_column: 2,
  };
}

function detectorSet(scan: Detector['scan']): DetectorSet {
  const capability = { name: 'fake', rule_key: 'r', category: 'c', description: 'd', engine_version: '9' };
  const observer = { detectorRan() {}, cacheAnswered() {}, cacheFailed() {}, engineFailed() {} };
  return new DetectorSet([{ name: 'fake', scan, capabilities: () => Promise.resolve([capability]) }], observer);
}

/** Scans by path: what is not named is clean. */
async function handlerOver(scans: Record<string, FileScan>, submitted = body) {
  const store = new InMemoryAnalysisStore(new InMemoryOpenLedger());
  await store.accept({ record, body: submitted });
  const clean: FileScan = { findings: [], status: 'covered' };
  const detectors = detectorSet((files) => Promise.resolve(files.map(({ path }) => scans[path] ?? clean)));
  return { store, handler: new DetectHandler(store, detectors, () => new Date(0)) };
}

describe('detect', () => {
  it('keeps the findings that meet the change, and the coverage of every file', async () => {
    const { store, handler } = await handlerOver({ 'a.py': { findings: [raw(10, 14), raw(40, 44)], status: 'covered' } });
    await expect(handler.run(ID, context)).resolves.toEqual({ status: 'completed' });
    const detection = await store.detection(ID);
    expect(detection?.findings).toHaveLength(1);
    expect(detection).toMatchObject({
      findings: [
        {
          analysis_id: ID,
          repo: 'acme/shop',
          pr_number: '42',
          file_path: 'a.py',
          start_line: 10,
          end_line: 14,
          relation: 'on_changed_line',
          detected_at: '1970-01-01T00:00:00.000Z',
        },
      ],
      coverage: [
        { path: 'a.py', status: 'covered' },
        { path: 'b.py', status: 'covered' },
      ],
      engines: [{ name: 'fake', version: '9' }],
    });
  });

  it('writes the same again when it runs twice', async () => {
    const { store, handler } = await handlerOver({ 'a.py': { findings: [raw(12)], status: 'covered' } });
    await handler.run(ID, context);
    const first = await store.detection(ID);
    await handler.run(ID, context);
    expect(await store.detection(ID)).toEqual(first);
  });

  it('is degraded by a file that is not covered, and names it', async () => {
    const { handler } = await handlerOver({ 'b.py': { findings: [], status: 'uncovered', reason: 'syntax error at line 1' } });
    await expect(handler.run(ID, context)).resolves.toEqual({
      status: 'degraded',
      reason: '1 of 2 files not covered: b.py (syntax error at line 1)',
    });
  });

  it('does not take a flood of findings for covered', async () => {
    const flood = Array.from({ length: MAX_FINDINGS_PER_FILE + 1 }, (_, n) => ({ ...raw(12), start_column: n + 1 }));
    const { store, handler } = await handlerOver({ 'a.py': { findings: flood, status: 'covered' } });
    await expect(handler.run(ID, context)).resolves.toMatchObject({ status: 'degraded' });
    expect((await store.detection(ID))?.findings).toHaveLength(MAX_FINDINGS_PER_FILE);
  });

  it('is worth a repeat when the engines are away', async () => {
    const { store } = await handlerOver({});
    const away = detectorSet(() => Promise.reject(new DetectorUnavailable('Files cannot be staged (ENOSPC)')));
    await expect(new DetectHandler(store, away).run(ID, context)).rejects.toThrow(TransientError);
  });

  it('has nothing left to do after the decision, and cannot go on when the body has expired before it', async () => {
    const { store, handler } = await handlerOver({});
    await store.dropBody(ID);
    await expect(handler.run(ID, context)).rejects.toThrow(PermanentError);
    await store.saveDecision(ID, { analysis_id: ID } as Decision, { attestation: { evidence_sha256: '', evidence_bytes: 0 }, evidence: Buffer.alloc(0) });
    await expect(handler.run(ID, context)).resolves.toEqual({ status: 'completed' });
  });

  it('fails for good on a body that this build cannot read', async () => {
    const { handler } = await handlerOver({}, Buffer.from('{"version": 9}'));
    await expect(handler.run(ID, context)).rejects.toThrow(PermanentError);
  });
});
