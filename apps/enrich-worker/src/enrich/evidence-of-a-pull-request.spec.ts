import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { agentKeys, DEFAULT_ATTRIBUTION } from '@provenance/attribution';
import { type AnalysisRecord, type AttributedLine, waitingStages } from '@provenance/domain';
import { InMemoryAnalysisStore, InMemoryOpenLedger } from '@provenance/store';
import { enrichHandler } from './handler.fixture.ts';

const ID = `an_${'2'.repeat(32)}`;
const [AGENT, HUMAN, HEAD] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];
const REVIEWER = 'coderabbitai[bot] <136622811+coderabbitai[bot]@users.noreply.github.com>';
const pair = generateKeyPairSync('ed25519');

const record: AnalysisRecord = {
  analysis_id: ID,
  status: 'received',
  repo: 'acme/shop',
  pr_number: '42',
  base_sha: 'f'.repeat(40),
  head_sha: HEAD,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  body_sha256: 'x',
  line_count: 1,
  has_files: false,
  stages: waitingStages(),
};

const note = `api/orders.py
  s_1::t_1 1-2
  h_1 3
---
${JSON.stringify({
  schema_version: 'authorship/3.0.0',
  base_commit_sha: AGENT,
  prompts: { '0123456789abcdef': { agent_id: { tool: 'claude', id: 'x', model: 'opus' }, messages: [{ type: 'user', text: 'the secret prompt' }] } },
  sessions: { s_1: { agent_id: { tool: 'codex', id: 'conversation-1', model: 'gpt-5.5' }, human_author: 'Maria <maria@acme.example>' } },
  humans: { h_1: { author: 'Maria <maria@acme.example>' } },
})}`;

const at = (line_number: number, commit_sha: string, commit_line = line_number) => ({
  file_path: 'api/orders.py',
  line_number,
  change_type: 'added',
  content: `line ${line_number}`,
  attribution: { commit_sha, commit_line },
});

/** An agent's branch in which a person has a commit of their own; an app reviewed all of it. */
const mixed = {
  commits: [
    { sha: AGENT, message: `Add orders\n\nReviewed-by: ${REVIEWER}`, author: 'Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>' },
    { sha: HUMAN, message: `Fix the total\n\nReviewed-by: ${REVIEWER}`, author: 'Maria <maria@acme.example>', parents: [AGENT] },
    { sha: HEAD, message: 'Bump', author: 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>' },
  ],
  changed_lines: [at(1, AGENT), at(2, HUMAN), at(3, HEAD)],
};

async function enriched(data: object, settings = DEFAULT_ATTRIBUTION): Promise<AttributedLine[]> {
  const store = new InMemoryAnalysisStore(new InMemoryOpenLedger());
  const { repo, pr_number, base_sha, head_sha } = record;
  const body = { repo, pr_number, base_sha, head_sha, branch: 'devin/1733-orders', provenance_data: data };
  await store.accept({ record, body: Buffer.from(JSON.stringify(body)) });
  await enrichHandler(store, settings).handler.run(ID, { signal: new AbortController().signal, attempt: 1, lastAttempt: false });
  return (await store.lines(ID)) ?? [];
}

const who = (lines: AttributedLine[]) => lines.map(({ verdict }) => [verdict.contributor, verdict.agent_id, verdict.granularity]);

describe('a pull request of an agent and a person', () => {
  it('gives each line to who wrote its commit, whatever the branch is called', async () => {
    expect(who(await enriched(mixed))).toEqual([
      ['ai', 'devin', 'commit'],
      ['human', undefined, 'commit'],
      ['automation', 'dependabot', 'commit'],
    ]);
  });

  it('keeps what lost, and names the reviewer on no line', async () => {
    const lines = await enriched(mixed);
    expect(lines[1]?.verdict.evidence.map(({ rule_id }) => rule_id)).toEqual(['commit-author', 'branch-prefix']);
    expect(JSON.stringify(lines)).not.toContain('coderabbit');
  });

  it('believes the note of the commit more than its author, and keeps no prompt', async () => {
    const lines = await enriched({ ...mixed, notes: [{ commit: AGENT, content: note }], changed_lines: [at(7, AGENT, 1), at(8, AGENT, 3), at(9, AGENT, 9)] });
    expect(who(lines)).toEqual([
      ['ai', 'codex', 'line'],
      ['human', undefined, 'line'],
      ['ai', 'devin', 'commit'],
    ]);
    expect(lines[0]?.verdict).toMatchObject({ agent_version: 'gpt-5.5', session_id: 'conversation-1', confidence: 0.85 });
    expect(JSON.stringify(lines)).not.toMatch(/secret prompt|maria@/i);
  });

  it('reads traces by the head file, wherever the lines are now', async () => {
    const content = 'one\nx = 1\ny = 2\n';
    const content_hash = `sha256:${createHash('sha256').update('x = 1\ny = 2').digest('hex')}`;
    const trace = {
      version: '0.1.0',
      id: '550e8400-e29b-41d4-a716-446655440000',
      timestamp: '2026-01-25T10:00:00Z',
      tool: { name: 'cursor' },
      files: [{ path: 'b.py', conversations: [{ url: 'file:///home/maria/transcript', contributor: { type: 'ai' }, ranges: [{ start_line: 90, end_line: 91, content_hash }] }] }],
    };
    const changed_lines = [1, 2, 3].map((line_number) => ({ file_path: 'b.py', line_number, change_type: 'added' }));
    const lines = await enriched({ traces: [trace], files: [{ path: 'b.py', content }], changed_lines });
    expect(who(lines)).toEqual([
      ['ai', 'devin', 'pr'],
      ['ai', 'cursor', 'line'],
      ['ai', 'cursor', 'line'],
    ]);
    expect(JSON.stringify(lines)).not.toContain('transcript');
    const contents = content.split('\n').map((text, index) => ({ file_path: 'b.py', line_number: index + 1, change_type: 'added', content: text }));
    expect(who(await enriched({ traces: [trace], changed_lines: contents }))[1]).toEqual(['ai', 'cursor', 'line']);
  });

  it('believes a signed line most', async () => {
    const digest = createHash('sha256').update('line 2').digest('hex');
    const signed = {
      ...at(2, HUMAN),
      attestation_signature: sign(null, Buffer.from(digest), pair.privateKey).toString('base64'),
      attribution: { commit_sha: HUMAN, agent_id: 'house-agent' },
    };
    const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
    const [line] = await enriched({ ...mixed, changed_lines: [signed] }, { ...DEFAULT_ATTRIBUTION, keys: agentKeys({ 'house-agent': raw }) });
    expect(line?.verdict).toMatchObject({ contributor: 'ai', agent_id: 'house-agent', confidence: 1, attestation: 'verified' });
    expect(line?.verdict.evidence.map(({ contributor }) => contributor)).toContain('human');
  });
});
