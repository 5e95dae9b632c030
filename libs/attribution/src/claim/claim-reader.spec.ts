import type { ChangedLine } from '@provenance/domain';
import { Attributor } from '../attributor.ts';

function verdictOf(claims: Pick<ChangedLine, 'attribution' | 'author_identity'>) {
  const line: ChangedLine = { file_path: 'a.py', line_number: 1, change_type: 'added', ...claims };
  return new Attributor({}).verdict(line);
}

describe('the claims of a payload', () => {
  it('believes an agent id by half', () => {
    expect(verdictOf({ attribution: { agent_id: 'my-agent', agent_session_id: 's-1', agent_version: '2' } })).toMatchObject({
      contributor: 'ai',
      agent_id: 'my-agent',
      agent_version: '2',
      session_id: 's-1',
      confidence: 0.5,
      granularity: 'line',
    });
  });

  it.each([
    ['claude-3-opus', 'Agent-ID: claude-3-opus-20240229'],
    ['claude-3-opus', 'agent-id:claude-3-opus'],
    ['github-copilot', 'Co-authored-by: Copilot'],
    ['claude-code', 'Co-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>'],
  ])('believes %s more with %s', (agent_id, provenance_marker) => {
    const found = verdictOf({ attribution: { agent_id, provenance_marker } });
    expect(found).toMatchObject({ agent_id, confidence: 0.6 });
    expect(found.evidence).toHaveLength(1);
  });

  it.each(['Agent-ID: another', 'written with claude-3-opus', 'Reviewed-by: claude-3-opus-fan', ''])(
    'does not believe an agent id more with %p',
    (provenance_marker) => {
      expect(verdictOf({ attribution: { agent_id: 'claude-3-sonnet', provenance_marker } })).toMatchObject({
        agent_id: 'claude-3-sonnet',
        confidence: 0.5,
      });
    },
  );

  it.each(['Reviewed-by: coderabbitai[bot]', 'Reviewed-by: codex', 'Acked-by: Codex <codex@openai.com>', 'codex wrote this'])(
    'does not take a reviewer or prose for a marker: %s',
    (provenance_marker) => {
      expect(verdictOf({ attribution: { agent_id: 'codex', provenance_marker } }).confidence).toBe(0.5);
      expect(verdictOf({ attribution: { provenance_marker } })).toMatchObject({ contributor: 'unknown', evidence: [] });
    },
  );

  it('keeps a marker that names another agent as a conflict', () => {
    const found = verdictOf({ attribution: { agent_id: 'codex', provenance_marker: 'Agent-ID: devin' } });
    expect(found.agent_id).toBe('codex');
    expect(found.evidence.map((evidence) => evidence.agent_id)).toEqual(['codex', 'devin']);
  });

  it('reads the agent from a marker alone', () => {
    expect(verdictOf({ attribution: { provenance_marker: 'Agent-ID: devin' } })).toMatchObject({
      agent_id: 'devin',
      confidence: 0.45,
    });
  });

  it.each([
    ['Maria Lopez <maria@acme.example>', 'human', undefined],
    ['Claude Dupont <claude@acme.example>', 'human', undefined],
    ['Somebody <somebody@openai.com>', 'human', undefined],
    ['Claude <noreply@anthropic.com>', 'ai', 'claude-code'],
    ['copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>', 'ai', 'github-copilot'],
    ['dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>', 'automation', 'dependabot'],
    ['renovate[bot]', 'automation', 'renovate'],
    ['cursoragent', 'ai', 'cursor'],
    ['maria', 'human', undefined],
    ['some-other-app[bot]', 'unknown', undefined],
    ['  ', 'unknown', undefined],
  ])('reads the author %s as %s', (author_identity, contributor, agent) => {
    const found = verdictOf({ author_identity });
    expect(found.contributor).toBe(contributor);
    expect(found.agent_id).toBe(agent);
  });

  it('believes an address that many share by less', () => {
    expect(verdictOf({ author_identity: 'Copilot <copilot@github.com>' })).toMatchObject({ agent_id: 'github-copilot', confidence: 0.3 });
  });

  it('lets the agent of the line outrank the person who committed it, and keeps both', () => {
    const found = verdictOf({ attribution: { agent_id: 'codex' }, author_identity: 'Maria <maria@acme.example>' });
    expect(found.agent_id).toBe('codex');
    expect(found.evidence.map((evidence) => evidence.contributor)).toEqual(['ai', 'human']);
  });

  it.each(['', ' ', 'unknown', 'None'])('takes the agent id %p for no claim', (agent_id) => {
    expect(verdictOf({ attribution: { agent_id } })).toMatchObject({ contributor: 'unknown', confidence: 0, evidence: [] });
  });

  it('takes the agent id "human" for a person', () => {
    expect(verdictOf({ attribution: { agent_id: 'human' } }).contributor).toBe('human');
  });

  it('takes automation for what it is when its id is given', () => {
    expect(verdictOf({ attribution: { agent_id: 'renovate' } }).contributor).toBe('automation');
  });

  it('quotes at most 256 characters, and no half ones', () => {
    const found = verdictOf({ attribution: { agent_id: 'x', provenance_marker: `${'a'.repeat(255)}\u{1F916}tail` } });
    expect(found.evidence[0]?.raw).toBe('a'.repeat(255));
  });
});
