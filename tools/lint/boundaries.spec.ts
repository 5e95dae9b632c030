import { ESLint } from 'eslint';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

// With CI=true the parser takes a file's text from the disk, once a run; here the text is handed in.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } },
});

/** What the linter says of a source text as if it stood in that file. */
async function faults(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: resolve(root, file) });
  return result!.messages.map((message) => `${message.ruleId}: ${message.message}`);
}

/** Each would be a hole in the architecture; the file named is an existing one, so that the type checker knows it. */
const HOLES: [name: string, file: string, text: string, rule: RegExp][] = [
  ['the domain imports a lib', 'libs/domain/src/index.ts', "import '@provenance/store';", /enforce-module-boundaries/],
  ['the domain does I/O', 'libs/domain/src/index.ts', "import 'node:fs';", /no-restricted-imports/],
  ['the domain reads the clock', 'libs/domain/src/index.ts', 'export const at = Date.now();', /no-restricted-properties/],
  ['the domain reads the environment', 'libs/domain/src/index.ts', 'export const e = process.env;', /no-restricted-globals/],
  ['an app imports an app', 'apps/ingest-api/src/index.ts', "import '@provenance/governance-api';", /enforce-module-boundaries/],
  ['an app talks to Redis past the store', 'apps/ingest-api/src/index.ts', "import 'ioredis';", /enforce-module-boundaries/],
  ['the store knows the queue library', 'libs/store/src/index.ts', "import 'bullmq';", /enforce-module-boundaries/],
  ['what a process needs knows the store', 'libs/service/src/index.ts', "import '@provenance/store';", /enforce-module-boundaries/],
  ['the wiring talks to Redis past the store', 'libs/runtime/src/index.ts', "import 'ioredis';", /enforce-module-boundaries/],
  ['the wiring knows a stage', 'libs/runtime/src/index.ts', "import '@provenance/detection';", /enforce-module-boundaries/],
  ['the command line knows the store', 'apps/cli/src/index.ts', "import '@provenance/store';", /enforce-module-boundaries/],
  ['the action decides by itself', 'apps/github-action/src/index.ts', "import '@provenance/detection';", /enforce-module-boundaries/],
  ['the client of the API knows the domain', 'libs/api-client/src/index.ts', "import '@provenance/domain';", /enforce-module-boundaries/],
  ['reading a repository asks the service', 'libs/repository/src/index.ts', "import '@provenance/api-client';", /enforce-module-boundaries/],
  ['asking GitHub knows the store', 'libs/github/src/index.ts', "import '@provenance/store';", /enforce-module-boundaries/],
  ['the enrich stage asks GitHub past its client', 'apps/enrich-worker/src/index.ts', "import 'octokit';", /enforce-module-boundaries/],
  ['detection knows the store', 'libs/detection/src/index.ts', "import '@provenance/store';", /enforce-module-boundaries/],
];

describe('the boundaries of the workspace', () => {
  it.each(HOLES)('refuse that %s', async (_name, file, text, rule) => {
    expect(await faults(file, text)).toContainEqual(expect.stringMatching(rule));
  });

  it('let a server use the store', async () => {
    const said = await faults('apps/ingest-api/src/index.ts', "import '@provenance/store';");
    expect(said.filter((fault) => fault.includes('boundaries'))).toEqual([]);
  });
});
