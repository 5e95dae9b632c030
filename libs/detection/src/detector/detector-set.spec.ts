import type { CoverageStatus } from '@provenance/domain';
import { file, NO_SIGNAL } from '../semgrep/engine.fixture.ts';
import { SILENT_OBSERVER } from './detection-observer.ts';
import { DetectorSet } from './detector-set.ts';
import { DetectorUnavailable, type Detector, type FileScan } from './detector.ts';
import { mergeScans } from './merge-scans.ts';

function detector(name: string, scan: Detector['scan']): Detector {
  const capability = { name, rule_key: `${name}-1`, category: 'c', description: 'd', engine_version: '2', config_sha256: 'x' };
  return { name, scan, capabilities: () => Promise.resolve([capability, { ...capability, rule_key: `${name}-2` }]) };
}

function says(name: string, status: CoverageStatus, reason?: string): Detector {
  const scan: FileScan = { findings: [], status, ...(reason !== undefined && { reason }) };
  return detector(name, (files) => Promise.resolve(files.map(() => scan)));
}

const set = (...detectors: Detector[]) => new DetectorSet(detectors, SILENT_OBSERVER);
const files = [file('a', 'x'), file('b', 'y')];

describe('DetectorSet', () => {
  it.each<[CoverageStatus, CoverageStatus, CoverageStatus]>([
    ['covered', 'skipped', 'covered'],
    ['skipped', 'skipped', 'skipped'],
    ['covered', 'partial', 'partial'],
    ['uncovered', 'covered', 'uncovered'],
    ['partial', 'uncovered', 'uncovered'],
  ])('makes %s and %s to %s', async (one, other, merged) => {
    const scans = await set(says('one', one, 'r'), says('other', other, 'r')).scan(files, NO_SIGNAL);
    expect(scans.map((scan) => scan.status)).toEqual([merged, merged]);
  });

  it('tells the reasons of the gravest status', () => {
    const scan = (status: CoverageStatus, reason: string): FileScan => ({ findings: [], status, reason });
    expect(mergeScans([scan('covered', 'a'), scan('uncovered', 'b'), scan('uncovered', 'c')]).reason).toBe('b; c');
    expect(mergeScans([scan('skipped', 'no rules'), scan('skipped', 'secrets only')]).reason).toBe('no rules');
  });

  it('calls the files of a detector that fails uncovered, and keeps what the others found', async () => {
    const failing = detector('mine', () => Promise.reject(new Error('division by zero')));
    const [scan] = await set(says('semgrep', 'covered'), failing).scan(files, NO_SIGNAL);
    expect(scan).toEqual({ findings: [], status: 'uncovered', reason: 'detector mine failed: division by zero' });
  });

  it('calls files uncovered when a detector answers for too few', async () => {
    const short = detector('short', () => Promise.resolve([]));
    expect((await set(short).scan(files, NO_SIGNAL))[1]!.reason).toContain('0 results for 2 files');
  });

  it('passes on that a later attempt may succeed', async () => {
    const away = detector('away', () => Promise.reject(new DetectorUnavailable('disk full')));
    await expect(set(away).scan(files, NO_SIGNAL)).rejects.toThrow(DetectorUnavailable);
  });

  it('refuses two detectors of the same name', () => {
    expect(() => set(says('a', 'covered'), says('a', 'covered'))).toThrow('Two detectors are named a');
  });

  it('names each program once', async () => {
    expect(await set(says('a', 'covered'), says('b', 'covered')).engines()).toEqual([
      { name: 'a', version: '2', pack_digest: 'x' },
      { name: 'b', version: '2', pack_digest: 'x' },
    ]);
  });
});
