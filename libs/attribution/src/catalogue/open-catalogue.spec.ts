import { CatalogueError } from './catalogue-error.ts';
import { openCatalogue } from './open-catalogue.ts';

const file = (...agents: unknown[]) => JSON.stringify({ agents });

function faultsOf(additions: Parameters<typeof openCatalogue>[0]): readonly string[] {
  try {
    openCatalogue(additions);
  } catch (error) {
    expect(error).toBeInstanceOf(CatalogueError);
    return (error as CatalogueError).faults;
  }
  return [];
}

describe("an operator's additions to the catalogue", () => {
  it('maps logins, addresses, branches and labels', () => {
    const catalogue = openCatalogue({
      map: { 'acme-coder': 'acme', 'coder@acme.example': 'acme', 'machine/': 'acme', 'AI made': 'codex', 'old-bot[bot]': 'renovate' },
    });
    expect(catalogue.byLogin('acme-coder', false)?.id).toBe('acme');
    expect(catalogue.byIdentity({ name: 'x', address: '99+acme-coder@users.noreply.github.com' })?.agent.id).toBe('acme');
    expect(catalogue.byIdentity({ name: 'x', address: 'coder@acme.example' })?.agent.id).toBe('acme');
    expect(catalogue.byBranch('machine/fix')?.id).toBe('acme');
    expect(catalogue.byLabel('ai made')).toBe('codex');
    expect(catalogue.byLogin('old-bot[bot]', true)).toMatchObject({ id: 'renovate', kind: 'automation' });
  });

  it('reads entries of a file, and what they claim goes before the bundled entries', () => {
    const catalogue = openCatalogue({
      file: file({
        id: 'house-agent',
        vendor: 'Acme',
        names: ['house'],
        addresses: ['cursoragent@cursor.com'],
        trailers: [{ key: 'House-Run', startsWith: ['https://ci.acme.example/'], session: true }],
        lines: ['Made by the house agent'],
        branches: ['house/'],
        examples: {
          is: ['author: Cursor Agent <cursoragent@cursor.com>', 'line: House-Run: https://ci.acme.example/7', 'line: Made by the house agent', 'branch: house/x'],
          isNot: ['line: House-Run: tomorrow'],
        },
      }),
    });
    expect(catalogue.byName('House')?.id).toBe('house-agent');
    expect(catalogue.byName('cursor')?.id).toBe('cursor');
  });

  it('names every fault of the map and of the file', () => {
    expect(faultsOf({ map: { a: 'human', ' ': 'codex', '@acme.example': 'x', b: 7 }, file: file({ id: '' }, { id: 'y', addresses: ['@acme.example'] }) })).toEqual([
      'agent 1 id must be the id of an agent',
      'agent 2 addresses: "@acme.example" must be one whole address, such as bot@acme.example',
      '"a": the value must not be "human": that is no agent',
      '" " must not be blank',
      '"@acme.example" "@acme.example" must be one whole address, such as bot@acme.example',
      '"b": the value must be the id of an agent',
    ]);
  });

  it.each([
    ['{', /must be JSON/],
    ['[]', /must be JSON/],
    ['{"agents": {}}', /must be JSON/],
    ['{"agents": [], "agent": []}', /must be JSON/],
    [file(null), /agent 1 is not an object/],
    [file({ id: 'unknown' }), /must not be "unknown"/],
    [file({ id: 'x'.repeat(129) }), /must not be longer than 128/],
    [file({ id: 'x', kind: 'human' }), /kind must be/],
    [file({ id: 'x', nmes: [] }), /has "nmes", which is not known/],
    ['{"agents": [{"id": "x", "__proto__": {"names": ["codex"]}}]}', /has "__proto__", which is not known/],
    [file({ id: 'x', constructor: [] }), /has "constructor"/],
    [file({ id: 'x', names: 'y' }), /names must be a list of texts/],
    [file({ id: 'x', names: [''] }), /names must be a list of texts/],
    [file({ id: 'x', named: [{ name: 'y', address: 'acme.example' }] }), /named must hold a name and a whole address/],
    [file({ id: 'x', trailers: [{ key: 'a b' }] }), /key must be the word before the colon/],
    [file({ id: 'x', trailers: [{ key: 'X', pattern: '(a+)+' }] }), /trailers must hold objects of key/],
    [file({ id: 'x', carriesOthers: 'yes' }), /carriesOthers must be true or false/],
    [file({ id: 'x', examples: { is: ['author: Maria <maria@acme.example>'] } }), /is read as nobody, not as x/],
    [file({ id: 'x', addresses: ['a@b.c'], examples: { isNot: ['author: A <a@b.c>'] } }), /is read as x/],
    [file({ id: 'x', examples: { is: ['A <a@b.c>'] } }), /an example of no kind/],
  ])('refuses the file %s', (text, fault) => {
    expect(faultsOf({ file: text }).join('\n')).toMatch(fault);
  });
});
