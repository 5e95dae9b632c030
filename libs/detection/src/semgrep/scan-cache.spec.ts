import fc from 'fast-check';
import { decodeScan, encodeScan, scanKey } from './scan-cache.ts';
import { PoisonMemory } from './poison-memory.ts';

const circumstances = { analyzers: ['python'], extension: '.py', packDigest: 'p', engineVersion: '1' };

describe('scanKey', () => {
  it('differs with everything that decides a result', () => {
    const content = Buffer.from('x');
    const keys = [
      scanKey(content, circumstances),
      scanKey(Buffer.from('y'), circumstances),
      scanKey(content, { ...circumstances, packDigest: 'q' }),
      scanKey(content, { ...circumstances, engineVersion: '2' }),
      scanKey(content, { ...circumstances, extension: '.pyi' }),
      scanKey(content, { ...circumstances, analyzers: ['python', 'regex'] }),
      scanKey(content, { ...circumstances, path: 'a.py' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('encodeScan', () => {
  it('keeps results whole, and a clean one in a byte', () => {
    fc.assert(
      fc.property(fc.constantFrom('uncovered', 'partial'), fc.string(), (status: 'uncovered' | 'partial', reason) => {
        const scan = { findings: [], status, reason };
        expect(decodeScan(encodeScan(scan))).toEqual(scan);
      }),
    );
    const clean = { findings: [], status: 'covered' as const };
    expect(decodeScan(encodeScan(clean))).toEqual(clean);
    expect(encodeScan(clean)).toHaveLength(1);
  });
});

describe('PoisonMemory', () => {
  it('forgets after ten minutes', () => {
    let now = 0;
    const memory = new PoisonMemory(() => now);
    memory.add('k', 'crashed');
    now = 9 * 60_000;
    expect(memory.reason('k')).toBe('crashed');
    now = 10 * 60_000;
    expect(memory.reason('k')).toBeUndefined();
  });

  it('keeps the newest thousand', () => {
    const memory = new PoisonMemory(() => 0);
    for (let n = 0; n <= 1_000; n++) memory.add(`k${n}`, 'r');
    expect(memory.reason('k0')).toBeUndefined();
    expect(memory.reason('k1000')).toBe('r');
  });
});
