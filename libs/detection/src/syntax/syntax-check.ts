import { createRequire } from 'node:module';
import { parseAsync, registerDynamicLanguage, type SgNode } from '@ast-grep/napi';
import type { Analyzer } from '../language/analyzers.ts';

/** The part of a grammar package that the parser needs; the packages are CommonJS. */
interface Grammar {
  libraryPath: string;
  extensions: string[];
  languageSymbol: string;
  expandoChar: string;
}

const DYNAMIC = ['python', 'go', 'java'] as const;

/** Grammars that may read a file, the likeliest first. JavaScript with Flow or TypeScript types is no error. */
const GRAMMARS: Record<string, readonly string[]> = {
  '.py': ['python'],
  '.pyi': ['python'],
  '.go': ['go'],
  '.java': ['java'],
  '.ts': ['typescript'],
  '.mts': ['typescript'],
  '.cts': ['typescript'],
  '.tsx': ['tsx'],
  '.js': ['javascript', 'tsx'],
  '.jsx': ['javascript', 'tsx'],
  '.cjs': ['javascript', 'tsx'],
  '.mjs': ['javascript', 'tsx'],
};

/**
 * tree-sitter marks what it could not read as ERROR, and what it had to add as a leaf without text; the
 * binding has no name for the latter, so they are found by their emptiness. An empty file is one empty root,
 * and an empty raw string of Go has an empty content.
 */
const FAULTS = {
  rule: { any: [{ kind: 'ERROR' }, { regex: '^$' }] },
};

let registered = false;

function registerGrammars(): void {
  if (registered) return;
  const require = createRequire(import.meta.url);
  const grammars = DYNAMIC.map((name) => [name, require(`@ast-grep/lang-${name}`) as Grammar]);
  registerDynamicLanguage(Object.fromEntries(grammars) as Record<string, Grammar>);
  registered = true;
}

function isFault(node: SgNode): boolean {
  if (node.kind() === 'ERROR') return true;
  return node.isLeaf() && node.parent() !== null && node.kind() !== 'raw_string_literal_content';
}

async function firstFault(grammar: string, text: string): Promise<number | undefined> {
  const tree = await parseAsync(grammar, text);
  const fault = tree.root().findAll(FAULTS).find(isFault);
  return fault === undefined ? undefined : fault.range().start.line + 1;
}

/**
 * The line of the first syntax error, undefined when there is none or no grammar to tell by. The engine
 * passes over broken Python, Go and Java in silence, so this is what keeps such a file from looking
 * clean. Parses on a thread of libuv's pool.
 */
export async function syntaxErrorLine(
  analyzer: Analyzer,
  content: Buffer,
): Promise<number | undefined> {
  registerGrammars();
  const text = content.toString('utf8').replace(/^\uFEFF/u, '');
  let line: number | undefined;
  for (const grammar of GRAMMARS[analyzer.extension] ?? []) {
    const fault = await firstFault(grammar, text);
    if (fault === undefined) return undefined;
    line ??= fault;
  }
  return line;
}
