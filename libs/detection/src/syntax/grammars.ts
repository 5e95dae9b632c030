import { createRequire } from 'node:module';
import { parseAsync, registerDynamicLanguage, type SgRoot } from '@ast-grep/napi';
import type { Analyzer } from '../language/analyzers.ts';

/** The part of a grammar package that the parser needs; the packages are CommonJS. */
interface GrammarPackage {
  libraryPath: string;
  extensions: string[];
  languageSymbol: string;
  expandoChar: string;
}

/** How a file is parsed, and which of the grammar's nodes hold statements as their children. */
export interface Grammar {
  name: string;
  blocks: readonly string[];
}

const DYNAMIC = ['python', 'go', 'java'] as const;

const SCRIPT_BLOCKS = ['program', 'statement_block', 'class_body', 'switch_case', 'switch_default'];
const PYTHON: Grammar = { name: 'python', blocks: ['module', 'block'] };
const GO: Grammar = { name: 'go', blocks: ['source_file', 'statement_list'] };
const JAVA: Grammar = {
  name: 'java',
  blocks: ['program', 'block', 'class_body', 'interface_body', 'constructor_body', 'switch_block_statement_group'],
};
const JAVASCRIPT: Grammar = { name: 'javascript', blocks: SCRIPT_BLOCKS };
const TYPESCRIPT: Grammar = { name: 'typescript', blocks: SCRIPT_BLOCKS };
const TSX: Grammar = { name: 'tsx', blocks: SCRIPT_BLOCKS };

/** Grammars that may read a file, the likeliest first. JavaScript with Flow or TypeScript types is no error. */
const GRAMMARS: Record<string, readonly Grammar[]> = {
  '.py': [PYTHON],
  '.pyi': [PYTHON],
  '.go': [GO],
  '.java': [JAVA],
  '.ts': [TYPESCRIPT],
  '.mts': [TYPESCRIPT],
  '.cts': [TYPESCRIPT],
  '.tsx': [TSX],
  '.js': [JAVASCRIPT, TSX],
  '.jsx': [JAVASCRIPT, TSX],
  '.cjs': [JAVASCRIPT, TSX],
  '.mjs': [JAVASCRIPT, TSX],
};

let registered = false;

function registerGrammars(): void {
  if (registered) return;
  const require = createRequire(import.meta.url);
  const grammars = DYNAMIC.map((name) => [name, require(`@ast-grep/lang-${name}`) as GrammarPackage]);
  registerDynamicLanguage(Object.fromEntries(grammars) as Record<string, GrammarPackage>);
  registered = true;
}

/** The grammars that may read a file; none when nobody can tell. */
export function grammarsOf(analyzer: Analyzer): readonly Grammar[] {
  return GRAMMARS[analyzer.extension] ?? [];
}

/** Parses on a thread of libuv's pool. */
export function parseWith(grammar: Grammar, text: string): Promise<SgRoot> {
  registerGrammars();
  return parseAsync(grammar.name, text);
}
