import type { ChangedLine, SubmittedCommit } from '@provenance/domain';
import { Attributor, type ChangeEvidence } from './attributor.ts';
import { note } from './git-ai/git-ai-note.fixture.ts';
import { parseTraceRecord } from './agent-trace/trace-record.ts';

const HEAD = 'c'.repeat(40);
const MEGABYTE = 1024 * 1024;
const LINE: ChangedLine = { file_path: 'a.rs', line_number: 1, change_type: 'added', attribution: { commit_sha: HEAD, commit_line: 1 } };

const verdict = (evidence: ChangeEvidence, line = LINE) => new Attributor({ head_sha: HEAD, ...evidence }).verdict(line);
const fill = (text: string, megabytes = 1) => text.repeat(Math.ceil((megabytes * MEGABYTE) / text.length));

/**
 * Each text is a megabyte of what a careless pattern would go back and forth over. Reading that grew with the square of
 * the length would need 10^12 steps and would not come back before the test is given up; there is nothing to measure.
 */
const FILLERS: readonly [name: string, text: string][] = [
  ['blanks', fill(' ')],
  ['tabs and blanks', fill('\t ')],
  ['colons', fill(':')],
  ['keys without values', fill('Co-authored-by:')],
  ['opening brackets', fill('<')],
  ['brackets and mail links', fill('[](mailto:')],
  ['at signs', fill('a@')],
  ['dashes', fill('-')],
  ['commas and numbers', fill('1,')],
  ['quotes', fill('"')],
  ['letters', fill('a')],
  ['emoji', fill('🤖')],
  ['emoji that stand alone', fill('\uD83E')],
  ['short lines', fill('a\n')],
  ['blank lines', fill('\n')],
  ['carriage returns', fill('\r')],
  ['trailers', fill('Agent-ID: x\n')],
  ['Assisted-by', `Assisted-by: ${fill('a-1 ')}`],
];

describe('hostile evidence', () => {
  it.each(FILLERS)('in a message: %s', (_name, text) => {
    for (const message of [text, `Subject\n\nCo-authored-by: ${text}`, `Subject\n\n${text}\nCo-authored-by: Claude <noreply@anthropic.com>`]) {
      const found = verdict({ commits: [{ sha: HEAD, message, author: 'Maria <maria@acme.example>' }] });
      expect(['ai', 'human']).toContain(found.contributor);
      for (const { raw } of found.evidence) expect(raw?.length ?? 0).toBeLessThanOrEqual(256);
    }
  });

  it.each(FILLERS)('in an author: %s', (_name, text) => {
    const commit: SubmittedCommit = { sha: HEAD, message: '', author: text, committer: `${text}>` };
    expect(verdict({ commits: [commit] }, { ...LINE, author_identity: text }).confidence).toBeLessThan(1);
  });

  it.each(FILLERS)('in a note: %s', (_name, text) => {
    for (const content of [text, note(['a.rs', `  s_1::t_1 ${text}`], {}), `a.rs\n  ${text}\n---\n{}`, `{"attributions":${text}`]) {
      expect(verdict({ notes: [{ commit: HEAD, content }] }).contributor).toBe('unknown');
    }
  });

  it.each(FILLERS)('in a marker, a branch, a label, a text: %s', (_name, text) => {
    const pullRequest = { branch: text, labels: [text, `agent:${text}`], body: text, author: { login: text, app: true } };
    const line = { ...LINE, attribution: { provenance_marker: text, agent_id: text, agent_version: text } };
    for (const { raw, agent_id } of verdict({ pullRequest }, line).evidence) expect((raw ?? '').length + (agent_id ?? '').length).toBeLessThanOrEqual(512);
  });

  it('in a note of a million ranges that overlap', () => {
    const ranges = Array.from({ length: 1_000_000 }, (_, index) => `${(index % 1000) + 1}-${2_000_000 - index}`).join(',');
    const content = note(['a.rs', `  s_1::t_1 ${ranges}`], { sessions: { s_1: { agent_id: { tool: 'codex' } } } });
    expect(verdict({ notes: [{ commit: HEAD, content }] })).toMatchObject({ agent_id: 'codex', contributor: 'ai' });
  });

  it.each([1, 10])('of %i MB is read in whole, in every format', (megabytes) => {
    const text = fill('Agent-ID: x', megabytes);
    const message = `Subject\n\n${fill('prose\n', megabytes)}\nAgent-ID: codex`;
    expect(verdict({ commits: [{ sha: HEAD, message }] }).agent_id).toBe('codex');
    const log = note(['a.rs', ...Array.from({ length: 20_000 * megabytes }, (_, index) => `  s_1::t_${index} 1-${index + 1},${index + 5}`)], {
      sessions: { s_1: { agent_id: { tool: 'codex', id: text } } },
      prompts: { x: { agent_id: { tool: 'y' }, messages: [text] } },
    });
    expect(verdict({ notes: [{ commit: HEAD, content: log }] }).agent_id).toBe('codex');
    expect(new Attributor({ notes: [{ commit: HEAD, content: log.slice(0, -1) }] }).faults()).toHaveLength(1);
    const whogitit = { version: 3, session: { session_id: text }, prompts: [text], files: [{ path: 'a.rs', lines: [{ line_number: 1, content: text, source: 'AI' }] }] };
    expect(verdict({ notes: [{ commit: HEAD, content: JSON.stringify(whogitit) }] }).agent_id).toBe('claude-code');
    const blame = { version: 2, attributions: [{ path: 'a.rs', startLine: 1, endLine: 1, category: 'ai_generated', provider: 'cursor', model: text, contentHash: text }] };
    expect(verdict({ notes: [{ commit: HEAD, content: JSON.stringify(blame) }] }).agent_id).toBe('cursor');
    const trace = { version: '0.1.0', id: text, vcs: { revision: HEAD }, tool: { name: 'cursor' }, metadata: { command: text }, files: [{ path: 'a.rs', conversations: [{ url: text, contributor: { type: 'ai', model_id: text }, ranges: [{ start_line: 1, end_line: 1 }] }] }] };
    const found = verdict({ traces: [trace] });
    expect(found.agent_id).toBe('cursor');
    expect(JSON.stringify(found).length).toBeLessThan(2_000);
  });

  it('in JSON nested as deep as it goes', () => {
    for (const content of [fill('[', 10), fill('{"a":', 10), `${'['.repeat(100_000)}${']'.repeat(100_000)}`, `a.rs\n  s_1 1\n---\n${fill('{"sessions":', 10)}`]) {
      expect(new Attributor({ notes: [{ commit: HEAD, content }] }).faults()).toHaveLength(1);
    }
  });

  it('in records of Agent Trace', () => {
    const range = { start_line: 1, end_line: 2_000_000_000, content_hash: `sha256:${'0'.repeat(64)}` };
    const ranges = Array.from({ length: 100_000 }, () => range);
    const trace = { version: '0.1.0', files: [{ path: 'a.rs', conversations: [{ contributor: { type: 'ai' }, ranges }] }], vcs: { revision: HEAD } };
    expect(verdict({ traces: [trace], linesOf: () => ['a'] })).toMatchObject({ contributor: 'ai' });
    expect(parseTraceRecord({ version: fill('1.'), files: [] })).toBeUndefined();
  });

  it('in keys that every object inherits', () => {
    const record = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"version":"0.1.0","files":[]}') as Record<string, unknown>;
    const content = `__proto__\n  __proto__ 1\nconstructor\n  constructor 1\n---\n{"schema_version":"authorship/3.0.0","__proto__":{"polluted":true},"prompts":{"__proto__":{"agent_id":{"tool":"__proto__","__proto__":{"polluted":true}}}}}`;
    const line = { ...LINE, file_path: '__proto__' };
    expect(verdict({ traces: [record], notes: [{ commit: HEAD, content }] }, line)).toMatchObject({ contributor: 'ai', agent_id: '__proto__' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
