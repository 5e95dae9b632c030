import { AgentCatalogue } from '../catalogue/catalogue.ts';
import { messageLines } from './message-lines.ts';
import { readMessage } from './read-message.ts';
import { parseTrailer } from './trailer.ts';

const context = { catalogue: new AgentCatalogue(), keepSessionUrls: false };

function marks(...lines: string[]) {
  return readMessage(['Subject', '', ...lines].join('\n'), context).map(({ rule, agent_id, agent_version }) => [rule, agent_id, agent_version]);
}

describe('the lines of a message', () => {
  it('know whether they stand in the last block', () => {
    const lines = messageLines('Subject\n\nAgent-ID: one\n\nBody: text\nmore\nand more\n\nAgent-ID: two\nSigned-off-by: x\n');
    expect(lines.filter(({ trailer }) => trailer?.key === 'agent-id').map(({ inFinalBlock }) => inFinalBlock)).toEqual([false, true]);
  });

  it('have no last block in a subject alone, nor in prose', () => {
    expect(messageLines('Agent-ID: x').some(({ inFinalBlock }) => inFinalBlock)).toBe(false);
    expect(messageLines('S\n\nthis is\nprose: with\na colon').some(({ inFinalBlock }) => inFinalBlock)).toBe(false);
    expect(messageLines('')).toEqual([]);
  });

  it.each([
    ['Key: value', { key: 'key', value: 'value' }],
    ['\t Key:value ', { key: 'key', value: 'value' }],
    ['Key : value', undefined],
    ['Two Words: value', undefined],
    ['Key:', undefined],
    [': value', undefined],
    [`${'k'.repeat(41)}: value`, undefined],
    ['https://acme.example', { key: 'https', value: '//acme.example' }],
  ])('are trailers or not: %p', (line, trailer) => {
    expect(parseTrailer(line)).toEqual(trailer);
  });
});

describe('the marks of a message', () => {
  it.each([
    ['Agent-ID: my-agent and more', ['agent-id-trailer', 'my-agent', undefined]],
    ['AI-assistant: codex', ['agent-id-trailer', 'codex', undefined]],
    ['Assisted-by: Claude:claude-3-opus coccinelle sparse', ['assisted-by', 'claude-code', 'claude-3-opus']],
    ['Assisted-by: NewAgent:glm-4.6', ['assisted-by', 'newagent', 'glm-4.6']],
    ['Generated-by: ChatGPT 5', ['assisted-by', 'chatgpt', 'ChatGPT 5']],
    ['Agent-Signature: claude-opus-4-8-high on behalf of Maria', ['assisted-by', 'claude-code', 'claude-opus-4-8-high']],
    ['Co-authored-by: aider (openrouter/x/y:beta-2) <aider@aider.chat>', ['co-author', 'aider', 'openrouter/x/y:beta-2']],
    ['Co-Authored-By: Claude Opus 4.6 (1M context) <noreply@anthropic.com>', ['co-author', 'claude-code', 'Opus 4.6']],
    ['Co-authored-by: OpenAI GPT 5.5 <noreply@openai.com>', ['co-author', 'codex', 'OpenAI GPT 5.5']],
    ['Signed-off-by: Cursor Agent <cursoragent@cursor.com>', ['signed-off-by', 'cursor', undefined]],
    ['Agent-Logs-Url: https://github.com/a/b/sessions/1', ['platform-trailer', 'github-cloud-agent', undefined]],
  ])('are read from %s', (line, expected) => {
    expect(marks(line)).toEqual([expected]);
  });

  it.each([
    'Agent-ID: unknown',
    'Agent-ID: human',
    'Assisted-by: Maria Lopez',
    'Assisted-by: https://acme.example/v2',
    'Assisted-by: bug:1234',
    'Assisted-by: Claude Dupont',
    'Generated-by: protoc',
    'Generated-by: protoc 3.21',
    'Reviewed-by: Claude <noreply@anthropic.com>',
    'Acked-by: Claude <noreply@anthropic.com>',
    'Tested-by: Claude <noreply@anthropic.com>',
    'Reported-by: Claude <noreply@anthropic.com>',
    'Suggested-by: Claude <noreply@anthropic.com>',
    'Cc: Claude <noreply@anthropic.com>',
    'Co-authored-by: Maria <maria@openai.com>',
    'Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
    '> Co-authored-by: Claude <noreply@anthropic.com>',
    'and Co-authored-by: Claude <noreply@anthropic.com>',
    'Replit-Commit-Author: Deployment',
    '__proto__: Claude <noreply@anthropic.com>',
    'constructor: codex',
  ])('are not read from %s', (line) => {
    expect(marks(line)).toEqual([]);
  });

  it('count each thing once, in the last block where it is there', () => {
    const trailer = 'Co-authored-by: Codex <codex@openai.com>';
    expect(readMessage(`S\n\n${trailer}\n\n---------\n\n${trailer}\n${trailer}`, context)).toEqual([
      { rule: 'co-author', contributor: 'ai', agent_id: 'codex', raw: trailer },
    ]);
  });
});
