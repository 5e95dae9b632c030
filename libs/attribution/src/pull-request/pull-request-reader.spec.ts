import { Attributor, DEFAULT_ATTRIBUTION } from '../attributor.ts';
import { openCatalogue } from '../catalogue/open-catalogue.ts';
import type { PullRequestFacts } from './pull-request-reader.ts';

const line = { file_path: 'a.py', line_number: 1, change_type: 'added' } as const;
const settings = { ...DEFAULT_ATTRIBUTION, catalogue: openCatalogue({ map: { 'machine made': 'acme-agent', 'acme-coder': 'acme-agent' } }) };

function verdict(pullRequest: PullRequestFacts, labelPrefix = 'agent:') {
  return new Attributor({ pullRequest }, { ...settings, labelPrefix }).verdict(line);
}

describe('what is known of the pull request', () => {
  it.each<[string, PullRequestFacts, string | undefined, number]>([
    ['an app opened it', { author: { login: 'devin-ai-integration', app: true } }, 'devin', 0.4],
    ['an app opened it, by its whole login', { author: { login: 'devin-ai-integration[bot]', app: true } }, 'devin', 0.4],
    ["an agent's account opened it", { author: { login: 'Copilot', app: false } }, 'github-copilot', 0.4],
    ['an account of the map opened it', { author: { login: 'acme-coder', app: false } }, 'acme-agent', 0.4],
    ['a label has the prefix', { labels: ['bug', 'agent:codex'] }, 'codex', 0.35],
    ['a label has the prefix and another name', { labels: ['Agent: Claude'] }, 'claude-code', 0.35],
    ['a label names an agent that nobody knows', { labels: ['agent:new-agent'] }, 'new-agent', 0.35],
    ['a label is in the map', { labels: ['Machine made'] }, 'acme-agent', 0.35],
    ['its text has a link', { body: 'Fixes #1\n\n[Task](https://chatgpt.com/codex/tasks/task_e_68)' }, 'codex', 0.3],
    ['its text has a line', { body: 'Fixes #1\n\n🤖 Generated with [Claude Code](https://claude.com/claude-code)' }, 'claude-code', 0.3],
    ['its branch has a prefix', { branch: 'codex/add-retry' }, 'codex', 0.2],
  ])('names an agent when %s', (_name, facts, agent, confidence) => {
    expect(verdict(facts)).toMatchObject({ contributor: 'ai', agent_id: agent, confidence, granularity: 'pr' });
  });

  it.each<[string, PullRequestFacts]>([
    ['a person opened it', { author: { login: 'maria', app: false } }],
    ['a person opened it who has the name of an agent', { author: { login: 'devin', app: false } }],
    ['a reviewing app opened nothing', { author: { login: 'copilot-pull-request-reviewer', app: true } }],
    ['a label only mentions an agent', { labels: ['codex', 'area/agent:codex'] }],
    ['a label names nobody', { labels: ['agent:', 'agent:unknown', 'agent:human'] }],
    ['its text talks of an agent', { body: 'Claude Code and codex were no help. See https://openai.com/codex.' }],
    ['its branch mentions an agent', { branch: 'feature/claude/x' }],
    ['its branch is of a workflow', { branch: 'main' }],
  ])('names nobody when %s', (_name, facts) => {
    expect(verdict(facts)).toMatchObject({ contributor: 'unknown', confidence: 0, evidence: [] });
  });

  it('takes automation for what it is', () => {
    expect(verdict({ author: { login: 'renovate', app: true } })).toMatchObject({ contributor: 'automation', agent_id: 'renovate' });
    expect(verdict({ author: { login: 'github-actions', app: true } }).contributor).toBe('unknown');
  });

  it('takes another prefix, and none', () => {
    expect(verdict({ labels: ['ai/codex'] }, 'ai/').agent_id).toBe('codex');
    expect(verdict({ labels: ['agent:codex'] }, 'ai/').evidence).toEqual([]);
    expect(verdict({ labels: ['codex'] }, '').evidence).toEqual([]);
  });

  it('keeps everything that spoke, the strongest first', () => {
    const { evidence } = verdict({ branch: 'codex/x', labels: ['agent:devin'], author: { login: 'cursor', app: true }, body: 'https://app.devin.ai/sessions/SECRET' });
    expect(evidence.map(({ rule_id }) => rule_id)).toEqual(['pull-request-author', 'agent-label', 'pull-request-text', 'branch-prefix']);
    expect(JSON.stringify(evidence)).not.toContain('SECRET');
  });
});
