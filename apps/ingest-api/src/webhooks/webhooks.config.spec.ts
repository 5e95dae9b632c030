import { loadConfig } from '@provenance/service';
import { WebhooksConfig } from './webhooks.config.ts';

const read = (env: Record<string, string>): WebhooksConfig => loadConfig([WebhooksConfig], env)[0];

describe('the settings of webhooks', () => {
  it.each([
    ['*', 'acme/shop', true],
    ['acme/*', 'Acme/shop', true],
    ['acme/*', 'acmeother/shop', false],
    ['acme/shop', 'acme/shop', true],
    ['acme/shop', 'acme/shop2', false],
    ['globex/* acme/shop-*', 'acme/shop-eu', true],
    ['a*b*c', 'axxbxxc', true],
    ['a*b*c', 'axxc', false],
    ['ab*ba', 'aba', false],
  ])('%s takes %s: %s', (repositories, repo, taken) => {
    expect(read({ PROVENANCE_GITHUB_WEBHOOK_REPOSITORIES: repositories }).takes(repo)).toBe(taken);
  });

  it('have several secrets, none by default, and refuse short ones', () => {
    expect(read({}).secretList()).toEqual([]);
    const two = `${'a'.repeat(16)} ${'b'.repeat(20)}`;
    expect(read({ PROVENANCE_GITHUB_WEBHOOK_SECRETS: two }).secretList()).toEqual(two.split(' '));
    expect(() => read({ PROVENANCE_GITHUB_WEBHOOK_SECRETS: 'short' })).toThrow(/PROVENANCE_GITHUB_WEBHOOK_SECRETS must be secrets of at least 16/);
  });
});
