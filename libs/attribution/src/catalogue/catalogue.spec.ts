import { AGENTS } from './agents.ts';
import { AgentCatalogue } from './catalogue.ts';
import { exampleFaults } from './example-faults.ts';

const catalogue = new AgentCatalogue();

describe('the bundled catalogue', () => {
  it.each(AGENTS.map((agent) => [agent.id, agent] as const))('reads every example of %s, in both directions', (_id, agent) => {
    expect(exampleFaults(catalogue, agent)).toEqual([]);
    expect(agent.examples.is.length).toBeGreaterThan(0);
    expect(agent.examples.isNot.length).toBeGreaterThan(0);
  });

  it.each(AGENTS.filter(({ kind }) => kind === 'ai').map((agent) => [agent.id, agent] as const))('shows an example for each way in which %s is found', (_id, agent) => {
    const examples = agent.examples.is.join('\n').toLowerCase();
    for (const trailer of agent.trailers ?? []) expect(examples).toContain(`line: ${trailer.key.toLowerCase()}: `);
    for (const text of agent.weakAddresses ?? []) expect(examples).toContain(text);
    for (const { name, address } of agent.named ?? []) expect(examples).toContain(`${name} <${address}>`.toLowerCase());
  });

  it('has no two entries that claim one thing', () => {
    const claims = AGENTS.flatMap(({ id, names = [], addresses = [], weakAddresses = [], apps = [], accounts = [], lines = [], branches = [] }) => [
      ...[id, ...names].map((name) => `name ${name}`),
      ...[...addresses, ...weakAddresses].map((address) => `address ${address}`),
      ...apps.map((app) => `app ${app}`),
      ...accounts.map((account) => `account ${account}`),
      ...lines.map((line) => `line ${line}`),
      ...branches.map((branch) => `branch ${branch}`),
    ]).map((claim) => claim.toLowerCase());
    expect(claims.filter((claim, index) => claims.indexOf(claim) !== index)).toEqual([]);
  });

  it('holds whole addresses only, never a domain', () => {
    for (const { addresses = [], weakAddresses = [] } of AGENTS) {
      for (const address of [...addresses, ...weakAddresses]) expect(address).toMatch(/^[^@\s]+@[^@\s]+$/);
    }
  });

  it.each(['somebody@openai.com', 'somebody@anthropic.com', 'somebody@github.com', 'somebody@cursor.com', 'somebody@google.com', 'somebody@warp.dev', 'somebody@roocode.com'])(
    'takes %s, a person at a vendor, for nobody of its own',
    (address) => {
      expect(catalogue.byIdentity({ name: 'Somebody', address })).toBeUndefined();
    },
  );

  it.each(['Claude', 'Devin', 'Jules', 'Charlie', 'Oz', 'Codex'])('takes a person called %s for a person', (name) => {
    expect(catalogue.byIdentity({ name, address: `${name.toLowerCase()}@acme.example` })).toBeUndefined();
    expect(catalogue.byIdentity({ name, address: '' })).toBeUndefined();
    expect(catalogue.byIdentity({ name, address: `12345+${name.toLowerCase()}@users.noreply.github.com` })).toBeUndefined();
    expect(catalogue.byLogin(name, false)).toBeUndefined();
  });

  it('knows logins of apps with and without [bot], and of accounts', () => {
    expect(catalogue.byLogin('devin-ai-integration[bot]', false)?.id).toBe('devin');
    expect(catalogue.byLogin('devin-ai-integration', true)?.id).toBe('devin');
    expect(catalogue.byLogin('devin-ai-integration', false)).toBeUndefined();
    expect(catalogue.byLogin('Copilot', false)?.id).toBe('github-copilot');
  });

  it('knows who reviews, apart from who writes', () => {
    expect(catalogue.byReviewer('copilot-pull-request-reviewer[bot]')?.id).toBe('github-copilot');
    expect(catalogue.byReviewer('chatgpt-codex-connector')?.id).toBe('codex');
    expect(catalogue.byLogin('copilot-pull-request-reviewer[bot]', true)).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])('finds nobody called %p', (name) => {
    expect(catalogue.byName(name)).toBeUndefined();
    expect(catalogue.byLogin(name, true)).toBeUndefined();
    expect(catalogue.byIdentity({ name, address: name })).toBeUndefined();
    expect(catalogue.byLabel(name)).toBeUndefined();
    expect(catalogue.trailersOf(name)).toEqual([]);
  });
});
