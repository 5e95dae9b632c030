import type { SubmittedCommit, Verdict } from '@provenance/domain';
import { Attributor, DEFAULT_ATTRIBUTION, type ChangeEvidence } from '../attributor.ts';
import { isSameCommit, ShaMap } from './sha-map.ts';

const SHA = 'a'.repeat(40);
const MARIA = 'Maria Lopez <maria@acme.example>';

function verdict(commit: Omit<SubmittedCommit, 'sha'>, evidence: ChangeEvidence = {}, settings = DEFAULT_ATTRIBUTION): Verdict {
  return new Attributor({ commits: [{ sha: SHA, ...commit }], ...evidence }, settings).verdict({
    file_path: 'a.py',
    line_number: 1,
    change_type: 'added',
    attribution: { commit_sha: SHA },
  });
}

const short = ({ contributor, agent_id, confidence }: Verdict) => [contributor, agent_id, confidence];

/** A squash merge as GitHub writes it: the messages of the commits in the middle, the co-authors at the end. */
const SQUASH = [
  'Orders: search and archive (#42)',
  '',
  '* Add the search',
  '',
  'Amp-Thread-ID: https://ampcode.com/threads/T-5928a90d-d53b-488f-a829-4e36442142ee',
  'Co-authored-by: Amp <amp@ampcode.com>',
  '',
  '* Fix the archive',
  '',
  '🤖 Generated with [Claude Code](https://claude.com/claude-code)',
  '',
  'Co-Authored-By: Claude Opus 4.6 (1M context) <noreply@anthropic.com>',
  '',
  '---------',
  '',
  'Co-authored-by: Claude Opus 4.6 (1M context) <noreply@anthropic.com>',
  'Co-authored-by: Maria Lopez <maria@acme.example>',
].join('\n');

describe('the commit of a line', () => {
  it.each([
    ['a person', { author: MARIA, message: 'Fix' }, ['human', undefined, 0.4]],
    ['an agent', { author: 'Cursor Agent <cursoragent@cursor.com>', message: 'Fix' }, ['ai', 'cursor', 0.6]],
    ['an agent that names who asked', { author: 'copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>', message: `Fix\n\nCo-authored-by: ${MARIA}` }, ['ai', 'github-copilot', 0.6]],
    ['an agent that signs in a name', { author: 'Maria Lopez (aider) <maria@acme.example>', message: 'Fix' }, ['ai', 'aider', 0.6]],
    ['a person, committed by aider', { author: MARIA, committer: 'Maria Lopez (aider) <maria@acme.example>', message: 'Fix' }, ['human', undefined, 0.4]],
    ['a person, rebased by an agent', { author: MARIA, committer: 'Claude <noreply@anthropic.com>', message: 'Fix' }, ['human', undefined, 0.4]],
    ['an agent, committed by a person', { author: 'google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>', committer: MARIA, message: 'Fix' }, ['ai', 'jules', 0.6]],
    ['an app that nobody knows', { author: 'acme-sync[bot] <1+acme-sync[bot]@users.noreply.github.com>', message: 'Sync' }, ['unknown', undefined, 0]],
    ['nobody', { message: 'Fix' }, ['unknown', undefined, 0]],
    ['a person with an agent', { author: MARIA, message: 'Fix\n\nCo-Authored-By: Claude <noreply@anthropic.com>' }, ['ai', 'claude-code', 0.55]],
    ['a person with an address of an editor', { author: MARIA, message: 'Fix\n\nCo-authored-by: Copilot <copilot@github.com>' }, ['ai', 'github-copilot', 0.3]],
    ['a person who was reviewed', { author: MARIA, message: 'Fix\n\nReviewed-by: gemini-code-assist[bot] <176961590+gemini-code-assist[bot]@users.noreply.github.com>' }, ['human', undefined, 0.4]],
    ['a person who writes of an agent', { author: MARIA, message: 'Use Claude Code in CI\n\nclaude did this well. Co-Authored-By: lines are off.' }, ['human', undefined, 0.4]],
    ['automation that quotes an agent', { author: 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>', message: 'Bump x\n\nRelease notes:\nCo-Authored-By: Claude <noreply@anthropic.com>' }, ['automation', 'dependabot', 0.6]],
    ['automation that carries an agent', { author: 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>', message: 'Fix\n\nCo-Authored-By: Claude <noreply@anthropic.com>' }, ['ai', 'claude-code', 0.55]],
    ['automation that carries nobody', { author: 'github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>', message: 'Format' }, ['automation', 'github-actions', 0.4]],
  ])('by %s', (_name, commit, expected) => {
    expect(short(verdict(commit))).toEqual(expected);
  });

  it('shows who rebased it without crediting them', () => {
    const { evidence } = verdict({ author: MARIA, committer: 'Claude <noreply@anthropic.com>', message: 'Fix' });
    expect(evidence.map(({ rule_id, contributor, agent_id }) => [rule_id, contributor, agent_id])).toEqual([
      ['commit-author', 'human', undefined],
      ['committer-agent', 'unknown', 'claude-code'],
    ]);
  });

  it('reads all of a squash merge, and says what stood in its last block', () => {
    const found = verdict({ author: MARIA, message: SQUASH });
    expect(found).toMatchObject({ contributor: 'ai', agent_id: 'claude-code', agent_version: 'Opus 4.6', confidence: 0.55 });
    expect(found.evidence.map(({ rule_id, agent_id }) => [rule_id, agent_id])).toEqual([
      ['co-author', 'claude-code'],
      ['co-author:body', 'amp'],
      ['session-trailer:body', 'amp'],
      ['message-line:body', 'claude-code'],
      ['commit-author', undefined],
    ]);
  });

  it('is half as sure where two agents have equal right', () => {
    const message = 'Fix\n\nCo-authored-by: Codex <codex@openai.com>\nCo-authored-by: Amp <amp@ampcode.com>';
    expect(short(verdict({ author: MARIA, message }))).toEqual(['ai', 'amp', 0.275]);
  });

  it('puts the session and the model of an agent together', () => {
    const message = 'Fix\n\nCo-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\nClaude-Session: https://claude.ai/code/session_01SECRET';
    const found = verdict({ author: MARIA, message });
    expect(found).toMatchObject({ agent_id: 'claude-code', agent_version: 'Opus 4.6', session_id: expect.stringMatching(/^url-[0-9a-f]{16}$/) });
    expect(JSON.stringify(found)).not.toContain('SECRET');
    const open = verdict({ author: MARIA, message }, {}, { ...DEFAULT_ATTRIBUTION, keepSessionUrls: true });
    expect(open.session_id).toBe('https://claude.ai/code/session_01SECRET');
  });

  it('keeps ten pieces of evidence however many a message names', () => {
    const message = ['Fix', '', ...Array.from({ length: 500 }, (_, index) => `Agent-ID: agent-${index}`)].join('\n');
    const found = verdict({ author: MARIA, message });
    expect(found.evidence).toHaveLength(10);
    expect(found.confidence).toBe(0.25);
  });

  it('reads CRLF and indented trailers', () => {
    expect(short(verdict({ author: MARIA, message: 'Fix\r\n\r\n  Co-Authored-By: Claude <noreply@anthropic.com>\r\n' }))).toEqual(['ai', 'claude-code', 0.55]);
  });

  it.each(['aaaaaaa', 'A'.repeat(40), 'a'.repeat(39)])('is found under the shortened id %s', (commit_sha) => {
    const attributor = new Attributor({ commits: [{ sha: SHA, message: '', author: MARIA }] });
    const line = { file_path: 'a.py', line_number: 1, change_type: 'added', attribution: { commit_sha } } as const;
    expect(attributor.verdict(line).contributor).toBe('human');
  });

  it.each(['aaaaaa', '', 'b'.repeat(40)])('is not found under %p', (commit_sha) => {
    const attributor = new Attributor({ commits: [{ sha: SHA, message: '', author: MARIA }] });
    expect(attributor.verdict({ file_path: 'a.py', line_number: 1, change_type: 'added', attribution: { commit_sha } }).contributor).toBe('unknown');
  });

  it('takes an ambiguous id for none', () => {
    const map = new ShaMap([[`${'a'.repeat(39)}1`, 1], [`${'a'.repeat(39)}2`, 2], ['__proto__', 3]]);
    expect([map.get('aaaaaaa'), map.get(`${'a'.repeat(39)}2`), map.get('constructor')]).toEqual([undefined, 2, undefined]);
    expect(isSameCommit('abcdef', 'abcdef1')).toBe(false);
  });
});

describe('a line whose commit is not known', () => {
  const line = { file_path: 'a.py', line_number: 1, change_type: 'added' } as const;
  const by = (...authors: string[]) => new Attributor({ commits: authors.map((author, index) => ({ sha: `${index}`.repeat(40), message: 'x', author })) }).verdict(line);
  const CURSOR = 'Cursor Agent <cursoragent@cursor.com>';

  it('is of the only commit there is', () => {
    expect(by(CURSOR)).toMatchObject({ contributor: 'ai', agent_id: 'cursor', confidence: 0.6, granularity: 'commit' });
  });

  it('is of the one that all commits are of, less surely', () => {
    expect(by(CURSOR, CURSOR)).toMatchObject({ contributor: 'ai', agent_id: 'cursor', confidence: 0.35, granularity: 'pr' });
    expect(by(MARIA, MARIA)).toMatchObject({ contributor: 'human', confidence: 0.35, granularity: 'pr' });
  });

  it('is of nobody when commits differ', () => {
    expect(by(CURSOR, MARIA)).toMatchObject({ contributor: 'unknown', evidence: [] });
    expect(by(CURSOR, 'Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>').contributor).toBe('unknown');
  });
});
