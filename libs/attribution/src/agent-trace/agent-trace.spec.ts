import { createHash } from 'node:crypto';
import type { ChangedLine, Evidence } from '@provenance/domain';
import fc from 'fast-check';
import { Attributor, type ChangeEvidence } from '../attributor.ts';
import { ContentAnchor } from './content-anchor.ts';
import { murmur3 } from './murmur3.ts';
import { parseTraceRecord } from './trace-record.ts';

const [HEAD, BASE, OLD] = ['c', 'b', '9'].map((digit) => digit.repeat(40)) as [string, string, string];

/** The example of the specification, 6.2. */
const example = {
  version: '0.1.0',
  id: '550e8400-e29b-41d4-a716-446655440000',
  timestamp: '2026-01-23T14:30:00Z',
  vcs: { type: 'git', revision: HEAD },
  tool: { name: 'cursor', version: '2.4.0' },
  files: [
    {
      path: 'src/utils/parser.ts',
      conversations: [
        {
          url: 'https://api.cursor.com/v1/conversations/12345',
          contributor: { type: 'ai', model_id: 'anthropic/claude-opus-4-5-20251101' },
          ranges: [{ start_line: 42, end_line: 67, content_hash: 'murmur3:9f2e8a1b' }],
          related: [{ type: 'session', url: 'https://api.cursor.com/v1/sessions/67890' }],
        },
      ],
    },
  ],
  metadata: { confidence: 0.95, 'dev.cursor': { workspace_id: 'ws-abc123' } },
};

/** As the reference hook writes it while the lines are typed: the revision is the parent, the version has two parts. */
function hook(revision: string, ranges: unknown[], extra: object = {}) {
  return {
    version: '1.0',
    id: 'a0a0a0a0-0000-4000-8000-000000000000',
    timestamp: '2026-02-01T10:00:00Z',
    vcs: { type: 'git', revision },
    tool: { name: 'claude-code' },
    files: [{ path: 'a.ts', conversations: [{ url: 'file:///home/maria/transcript.jsonl', contributor: { type: 'ai' }, ranges }] }],
    metadata: { session_id: 'sess-1', command: 'echo SECRET' },
    ...extra,
  };
}

function found(evidence: ChangeEvidence, line: Partial<ChangedLine>): Evidence | undefined {
  const whole: ChangedLine = { file_path: 'a.ts', line_number: 1, change_type: 'added', ...line };
  return new Attributor({ head_sha: HEAD, base_sha: BASE, ...evidence }).verdict(whole).evidence.find(({ kind }) => kind === 'trace');
}

const ofTrace = (trace: unknown): ChangeEvidence => ({ traces: [trace as Record<string, unknown>] });

describe('a record of Agent Trace', () => {
  it('is read for the lines of its revision', () => {
    expect(found(ofTrace(example), { file_path: 'src/utils/parser.ts', line_number: 67 })).toEqual({
      kind: 'trace',
      source: 'agent-trace 550e8400-e29b-41d4-a716-446655440000',
      rule_id: 'agent-trace-revision',
      raw: 'src/utils/parser.ts 42-67',
      commit: HEAD,
      contributor: 'ai',
      agent_id: 'cursor',
      agent_version: 'anthropic/claude-opus-4-5-20251101',
      session_id: expect.stringMatching(/^url-[0-9a-f]{16}$/),
      confidence: 0.65,
    });
    expect(found(ofTrace(example), { file_path: 'src/utils/parser.ts', line_number: 68 })).toBeUndefined();
  });

  it('is worth little when it is of the state before the commit, and nothing when it is older', () => {
    const line = { attribution: { commit_sha: HEAD, commit_line: 7 } };
    const commits = [{ sha: HEAD, message: 'x', parents: [BASE] }];
    expect(found({ ...ofTrace(hook(BASE, [{ start_line: 5, end_line: 9 }])), commits }, line)).toMatchObject({
      rule_id: 'agent-trace-provisional',
      confidence: 0.35,
      session_id: 'sess-1',
    });
    expect(found(ofTrace(hook(BASE, [{ start_line: 5, end_line: 9 }])), line)?.rule_id).toBe('agent-trace-provisional');
    expect(found({ ...ofTrace(hook(OLD, [{ start_line: 5, end_line: 9 }])), commits }, line)).toBeUndefined();
    const between = [...commits, { sha: OLD, message: 'y', parents: [BASE] }];
    expect(found({ ...ofTrace(hook(OLD, [{ start_line: 5, end_line: 9 }])), commits: between }, line)).toBeUndefined();
  });

  it('does not take the place that the hook writes when it knows none', () => {
    expect(found(ofTrace(hook(BASE, [{ start_line: 1, end_line: 1 }])), {})).toBeUndefined();
  });

  it('keeps no transcript, no command, no address', () => {
    const evidence = found(ofTrace(hook(HEAD, [{ start_line: 1, end_line: 2 }], { metadata: { command: 'SECRET' } })), {});
    expect(JSON.stringify(evidence)).not.toMatch(/SECRET|file:|maria|https:/);
    expect(evidence?.session_id).toBeUndefined();
  });

  it('tells AI, people, both and unknown apart, by the range before the conversation', () => {
    const contributor = (type: unknown) =>
      found(ofTrace(hook(HEAD, [{ start_line: 1, end_line: 2, contributor: { type, model_id: 'm' } }])), {});
    expect(contributor('human')).toMatchObject({ contributor: 'human', rule_id: 'agent-trace-revision' });
    expect(contributor('human')?.agent_id).toBeUndefined();
    expect(contributor('mixed')).toMatchObject({ contributor: 'mixed', agent_id: 'claude-code' });
    expect(contributor('unknown')).toMatchObject({ contributor: 'unknown', confidence: 0 });
    expect(contributor('__proto__')).toMatchObject({ contributor: 'unknown', confidence: 0 });
  });

  it('lets the latest of overlapping ranges win, however the records come', () => {
    const early = hook(HEAD, [{ start_line: 1, end_line: 9 }]);
    const late = { ...hook(HEAD, [{ start_line: 1, end_line: 2 }]), timestamp: '2026-02-02T10:00:00Z', tool: { name: 'codex' } };
    for (const traces of [[early, late], [late, early]]) expect(found({ traces }, {})?.agent_id).toBe('codex');
  });

  it.each(['.shell-history', '.sessions', '.unknown', '/home/maria/a.ts', 'C:\\a.ts', ''])('leaves out the path %p', (path) => {
    const record = hook(HEAD, [{ start_line: 1, end_line: 2 }]);
    const parsed = parseTraceRecord({ ...record, files: [{ ...record.files[0], path }] });
    expect(parsed?.ranges).toEqual([]);
  });

  it('takes the minimal record of the specification', () => {
    const files = [{ path: 'src/app.ts', conversations: [{ contributor: { type: 'ai' }, ranges: [{ start_line: 1, end_line: 50 }] }] }];
    expect(parseTraceRecord({ version: '0.1.0', id: 'x', timestamp: '2026-01-25T10:00:00Z', files })?.ranges).toEqual([
      { path: 'src/app.ts', from: 1, to: 50, contributor: 'ai' },
    ]);
  });

  it.each([
    ['a text', 'trace'],
    ['null', null],
    ['a list', [example]],
    ['no version', { ...example, version: undefined }],
    ['a version that is a number', { ...example, version: 0.1 }],
    ['files that are an object', { ...example, files: {} }],
    ['conversations that are missing', { ...example, files: [{ path: 'a' }] }],
    ['ranges that are missing', { ...example, files: [{ path: 'a', conversations: [{}] }] }],
    ['session events of another dialect', { version: '0.1.0', type: 'session_start', sessionId: 'x' }],
    ['ranges in camel case under another name', { version: '0.1.0', files: [{ path: 'a', lineRanges: [{ startLine: 1 }] }] }],
  ])('is named as a fault when it is %s', (_name, trace) => {
    expect(new Attributor({ traces: [trace as Record<string, unknown>] }).faults()).toEqual([
      { what: 'trace', where: 'record 1', reason: expect.stringContaining('no record of Agent Trace') },
    ]);
  });

  it.each([
    ['texts for numbers', [{ start_line: '1', end_line: '2' }]],
    ['an end before the start', [{ start_line: 2, end_line: 1 }]],
    ['a start of 0', [{ start_line: 0, end_line: 2 }]],
    ['fractions', [{ start_line: 0.5, end_line: 2 }]],
    ['what is no object', [null, 7, 'x', []]],
    ['hostile keys', [JSON.parse('{"__proto__": {"start_line": 1, "end_line": 2}}')]],
  ])('says nothing with %s in its ranges', (_name, ranges) => {
    expect(found(ofTrace(hook(HEAD, ranges)), {})).toBeUndefined();
  });
});

describe('finding a range again by its content', () => {
  const file = ['import a', '', 'function x() {', '  return 1;', '}', '', 'export default x;'];
  const sha = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const anchored = (content_hash: string, start: number, lines = file) => ({
    ...ofTrace(hook(OLD, [{ start_line: start, end_line: start + 2, content_hash }])),
    linesOf: () => lines,
  });

  it.each([
    ['as they are', sha('function x() {\n  return 1;\n}')],
    ['with their newline', sha('function x() {\n  return 1;\n}\n')],
    ['trimmed', sha('function x() {\nreturn 1;\n}')],
    ['under the hash of the specification', `murmur3:${murmur3(Buffer.from('function x() {\n  return 1;\n}'))}`],
  ])('finds lines that moved, hashed %s', (_name, hash) => {
    for (const start of [1, 3, 40]) {
      expect([2, 3, 5, 6].map((line_number) => found(anchored(hash, start), { line_number })?.rule_id)).toEqual([
        undefined,
        'agent-trace-content',
        'agent-trace-content',
        undefined,
      ]);
    }
  });

  it('does not credit lines that were changed since', () => {
    expect(found(anchored(sha('function x() {\n  return 2;\n}'), 3), { line_number: 4 })).toBeUndefined();
    expect(found(anchored('crc:00', 3), { line_number: 4 })).toBeUndefined();
  });

  it('finds what git stored with CR, and nothing where the text is not known', () => {
    expect(found(anchored(sha('function x() {\n  return 1;\n}'), 1, file.map((line) => `${line}\r`)), { line_number: 4 })).toBeDefined();
    expect(new ContentAnchor().find([undefined, 'a', undefined], sha('a\nb'), 1, 2)).toBeUndefined();
    expect(new ContentAnchor().find(['a'], sha('a'), 1, 2)).toBeUndefined();
  });

  it('prefers the nearest of equal places', () => {
    const lines = ['x', 'y', 'x', 'y', 'x'];
    expect([1, 2, 3, 5].map((from) => new ContentAnchor().find(lines, sha('x'), from, 1))).toEqual([1, 1, 3, 5]);
  });

  it('finds every range where it is, under any hash of it', () => {
    const text = fc.array(fc.string({ maxLength: 5 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.nat(), (lines, start, length, from) => {
        const at = start % lines.length;
        const count = 1 + (length % (lines.length - at));
        const window = lines.slice(at, at + count).map((line) => line.replace(/\r$/, ''));
        const where = new ContentAnchor().find(lines, sha(window.join('\n')), (from % 30) + 1, count);
        expect(lines.slice(where! - 1, where! - 1 + count).map((line) => line.replace(/\r$/, '').trim())).toEqual(window.map((line) => line.trim()));
      }),
    );
  });

  it('stops when it costs too much, and says so', () => {
    const lines = Array.from({ length: 3_000 }, (_, index) => `${index}`.padStart(100, 'x'));
    const ranges = Array.from({ length: 40 }, () => ({ start_line: 1, end_line: 900, content_hash: sha('nowhere') }));
    const attributor = new Attributor({ head_sha: HEAD, ...ofTrace(hook(OLD, ranges)), linesOf: () => lines });
    attributor.verdict({ file_path: 'a.ts', line_number: 1, change_type: 'added' });
    expect(attributor.faults()).toEqual([{ what: 'trace', where: 'content hashes', reason: expect.stringContaining('too much') }]);
  });

  it.each([
    ['', '00000000'],
    ['a', '3c2569b2'],
    ['abc', 'b3dd93fa'],
    ['Hello, world!', 'c0363e43'],
    ['The quick brown fox jumps over the lazy dog', '2e4ff723'],
  ])('computes MurmurHash3 of %p as others do', (text, hash) => {
    expect(murmur3(Buffer.from(text))).toBe(hash);
  });
});
