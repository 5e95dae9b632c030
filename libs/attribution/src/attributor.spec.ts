import { countContributors, type ChangedLine, type SubmittedCommit } from '@provenance/domain';
import fc from 'fast-check';
import { agentKeys } from './attestation/agent-keys.ts';
import { Attributor, DEFAULT_ATTRIBUTION, type AttributionSettings, type ChangeEvidence } from './attributor.ts';

const settings: AttributionSettings = { ...DEFAULT_ATTRIBUTION, keys: agentKeys({ 'claude-code': Buffer.alloc(32, 1).toString('base64') }) };

const SHAS = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)];
const sha = fc.constantFrom(...SHAS, 'aaaaaaa', 'd'.repeat(40));
const path = fc.constantFrom('a.py', 'b c.py', '__proto__');
const number = fc.integer({ min: 1, max: 9 });
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('claude-code', 'human', 'unknown', 'renovate[bot]', 'Agent-ID: codex', '__proto__', 'Maria <maria@acme.example>', 'Claude <noreply@anthropic.com>'),
);
const trailer = fc.constantFrom(
  'Co-authored-by: Claude <noreply@anthropic.com>',
  'Co-authored-by: Codex <codex@openai.com>',
  'Agent-ID: devin',
  'Reviewed-by: coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>',
  'Entire-Checkpoint: a3b2c4d5e6f7',
  'prose',
);

const line: fc.Arbitrary<ChangedLine> = fc.record(
  {
    file_path: path,
    line_number: number,
    change_type: fc.constantFrom('added', 'modified', 'deleted'),
    content: text,
    author_identity: text,
    attestation_signature: text,
    attribution: fc.record({ agent_id: text, provenance_marker: text, commit_sha: sha, commit_line: number, commit_path: path }, { requiredKeys: [] }),
  },
  { requiredKeys: ['file_path', 'line_number', 'change_type'] },
);

const commit: fc.Arbitrary<SubmittedCommit> = fc.record(
  { sha, message: fc.array(trailer).map((lines) => ['subject', '', ...lines].join('\n')), author: text, committer: text, parents: fc.array(sha) },
  { requiredKeys: ['sha', 'message'] },
);

const gitAi = fc
  .array(fc.tuple(path, fc.constantFrom('s_1::t_1', 'h_1', 'abcd', 'ai_agent'), number, number))
  .map(
    (entries) =>
      `${entries.map(([file, key, from, to]) => `"${file}"\n  ${key} ${Math.min(from, to)}-${Math.max(from, to)}\n`).join('')}---\n${JSON.stringify({
        schema_version: 'authorship/3.0.0',
        prompts: { abcd: { agent_id: { tool: 'cursor' } } },
        sessions: { s_1: { agent_id: { tool: 'claude', id: 'x', model: 'opus' } } },
        humans: { h_1: { author: 'Maria <maria@acme.example>' } },
      })}`,
  );
const note = fc.record({ commit: sha, content: fc.oneof(gitAi, fc.string(), fc.json()) });
const trace = fc.record({
  version: fc.constant('0.1.0'),
  id: fc.uuid(),
  timestamp: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'),
  vcs: sha.map((revision) => ({ type: 'git', revision })),
  files: fc.array(
    fc.record({
      path,
      conversations: fc.array(
        fc.record({
          contributor: fc.record({ type: fc.constantFrom('ai', 'human', 'mixed', 'unknown') }),
          ranges: fc.array(fc.record({ start_line: number, end_line: number })),
        }),
      ),
    }),
  ),
});

const evidence = fc.record(
  {
    head_sha: sha,
    base_sha: sha,
    commits: fc.array(commit, { maxLength: 5 }),
    notes: fc.array(note, { maxLength: 5 }),
    traces: fc.array(trace, { maxLength: 4 }),
    pullRequest: fc.record({ branch: fc.constantFrom('claude/x', 'main'), labels: fc.array(fc.constantFrom('agent:codex', 'bug')) }),
  },
  { requiredKeys: ['commits', 'notes', 'traces', 'pullRequest'] },
);

const reversed = (all: ChangeEvidence): ChangeEvidence => ({
  ...all,
  commits: [...(all.commits ?? [])].reverse(),
  notes: [...(all.notes ?? [])].reverse(),
  traces: [...(all.traces ?? [])].reverse(),
});

describe('the attribution of lines', () => {
  it('gives every changed line to exactly one kind of contributor', () => {
    fc.assert(
      fc.property(fc.array(line), evidence, (lines, all) => {
        const attributor = new Attributor(all, settings);
        const counts = countContributors(lines.map((one) => attributor.verdict(one)));
        return counts.ai + counts.human + counts.mixed + counts.automation + counts.unknown === lines.length;
      }),
    );
  });

  it('does not depend on the order in which the evidence was handed in', () => {
    fc.assert(
      fc.property(fc.array(line), evidence, (lines, all) => {
        const [there, back] = [new Attributor(all, settings), new Attributor(reversed(all), settings)];
        for (const one of lines) expect(back.verdict(one)).toEqual(there.verdict(one));
      }),
    );
  });

  it('judges each line alone: neither the order of the lines nor a repeat changes a verdict', () => {
    fc.assert(
      fc.property(fc.array(line), evidence, (lines, all) => {
        const attributor = new Attributor(all, settings);
        const first = lines.map((one) => attributor.verdict(one));
        expect([...lines].reverse().map((one) => attributor.verdict(one)).reverse()).toEqual(first);
      }),
    );
  });

  it('keeps confidence within 0 and 1, and at 0 for unknown lines', () => {
    fc.assert(
      fc.property(fc.array(line), evidence, (lines, all) => {
        const attributor = new Attributor(all, settings);
        return lines
          .map((one) => attributor.verdict(one))
          .every(({ contributor, confidence }) => confidence >= 0 && confidence <= 1 && (contributor !== 'unknown' || confidence === 0));
      }),
    );
  });

  it('names no reviewer, whatever else speaks', () => {
    fc.assert(
      fc.property(fc.array(line), evidence, (lines, all) => {
        const attributor = new Attributor(all, settings);
        expect(JSON.stringify(lines.map((one) => attributor.verdict(one)))).not.toContain('coderabbit');
      }),
    );
  });

  it('leaves the content and the signature behind', () => {
    const attributed = new Attributor({}, settings).attribute({
      file_path: 'a.py',
      line_number: 3,
      change_type: 'added',
      content: 'if a and b:',
      language: 'python',
      attestation_signature: 'zz',
    });
    expect(JSON.stringify(attributed)).not.toMatch(/if a and b|zz/);
    expect(attributed).toMatchObject({ file_path: 'a.py', line_number: 3, complexity: 3 });
  });

  it('shares the evidence of a commit among its lines', () => {
    const attributor = new Attributor({ commits: [{ sha: SHAS[0]!, message: 'x', author: 'Maria <maria@acme.example>' }] }, settings);
    const [one, two] = [1, 2].map((line_number) =>
      attributor.verdict({ file_path: 'a.py', line_number, change_type: 'added', attribution: { commit_sha: SHAS[0]! } }),
    );
    expect(one!.evidence).toHaveLength(1);
    expect(one!.evidence[0]).toBe(two!.evidence[0]);
  });
});
