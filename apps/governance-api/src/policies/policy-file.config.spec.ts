import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@provenance/service';
import { PolicyFileConfig } from './policy-file.config.ts';

describe('PROVENANCE_POLICY_FILE', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'provenance-policy-file-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const load = (text: string): void => {
    const path = join(folder, 'given');
    writeFileSync(path, text);
    loadConfig([PolicyFileConfig], { PROVENANCE_POLICY_FILE: path });
  };

  it.each([
    ['a script', 'export A=b\nexport TOKEN=hunter2: x: hunter2\n', /does not name YAML that can be read: at fault is line \d/],
    ['a tag', 'a: !hunter2 b\n', /does not name YAML/],
    ['a key twice', 'hunter2: a\nhunter2: b\n', /does not name YAML that can be read: at fault is line 2;/],
    ['a map', 'name: a\nhunter2: b\n', /does not name a policy that can be used: at fault is line .*; "provenance policy lint .*given" says how/],
    ['a condition', 'name: a\nrules:\n- {id: a, for: finding, when: hunter2 ==, outcome: warn, message: m}\n', /does not name a policy.*at fault is line 3;/],
  ])('says where %s is no policy and shows nothing of its text', (_what, text, said) => {
    expect(() => load(text)).toThrow(said);
    expect(() => load(text)).not.toThrow(/hunter2/);
  });

  it('says why it cannot be read', () => {
    expect(() => loadConfig([PolicyFileConfig], { PROVENANCE_POLICY_FILE: folder })).toThrow('PROVENANCE_POLICY_FILE cannot be read: EISDIR');
  });
});
