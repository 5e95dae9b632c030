import type { AgentEntry } from './agent-entry.ts';

/** Bots that write lines without being AI: dependency updates, formatters, releases. Neither AI nor human. */
export const AUTOMATION: readonly AgentEntry[] = [
  bot('dependabot', 'GitHub', { id: 49699333, apps: ['dependabot', 'dependabot-preview'] }),
  bot('renovate', 'Mend', { id: 29139614, apps: ['renovate', 'forking-renovate'], addresses: ['bot@renovateapp.com', 'renovate@whitesourcesoftware.com'] }),
  {
    ...bot('github-actions', 'GitHub', { id: 41898282, addresses: ['github-actions@github.com', 'actions@github.com', 'action@github.com'] }),
    // A workflow commits what an agent or a person wrote, with their marks in the message.
    carriesOthers: true,
  },
  bot('pre-commit-ci', 'pre-commit.ci', { id: 66853113 }),
  bot('autofix-ci', 'autofix.ci', { id: 114827586 }),
  bot('mergify', 'Mergify', { id: 37929162 }),
  bot('allcontributors', 'All Contributors', { id: 46447321 }),
  bot('imgbot', 'Imgbot', { id: 31301654 }),
  bot('snyk-bot', 'Snyk', { id: 19733683, accounts: ['snyk-bot'], addresses: ['snyk-bot@snyk.io'] }),
  bot('greenkeeper', 'Greenkeeper', { id: 23040076, addresses: ['support@greenkeeper.io'] }),
  bot('semantic-release', 'semantic-release', { id: 32174276, accounts: ['semantic-release-bot'], addresses: ['semantic-release-bot@martynus.net'] }),
  bot('release-please', 'Google', { id: 44816363 }),
  bot('changeset-bot', 'Changesets', { id: 28616219 }),
  bot('gemini-cli-robot', 'Google', { id: 224641728, accounts: ['gemini-cli-robot'], addresses: ['gemini-cli-robot@google.com'] }),
  bot('vercel', 'Vercel', { id: 35613825 }),
  bot('codecov', 'Codecov', { id: 22429695 }),
  bot('deepsource-autofix', 'DeepSource', { id: 62050782 }),
  bot('weblate', 'Weblate', { id: 1607653, accounts: ['weblate'], addresses: ['hosted@weblate.org', 'noreply@weblate.org'] }),
  bot('crowdin', 'Crowdin', { id: 45586624, addresses: ['support+bot@crowdin.com'] }),
];

interface BotIdentity extends Pick<AgentEntry, 'apps' | 'accounts' | 'addresses'> {
  /** Numeric id of its GitHub account, for the examples. */
  id: number;
}

function bot(name: string, vendor: string, { id, apps = [name], accounts = [], addresses = [] }: BotIdentity): AgentEntry {
  const login = `${apps[0]}[bot]`;
  return {
    id: name,
    vendor,
    kind: 'automation',
    apps,
    accounts,
    addresses,
    examples: {
      is: [
        `author: ${login} <${id}+${login}@users.noreply.github.com>`,
        ...accounts.map((account) => `author: ${account} <${id}+${account}@users.noreply.github.com>`),
        ...addresses.map((address) => `author: ${name} <${address}>`),
      ],
      isNot: [`author: ${name} fan <${name}@acme.example>`, `line: thanks to ${login} for this`, `line: Reviewed-by: ${login}`],
    },
  };
}
