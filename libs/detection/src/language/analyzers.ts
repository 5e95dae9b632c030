/** Semgrep's name of a language, and the file name extension by which its parser tells dialects apart. */
export interface Analyzer {
  name: string;
  extension: string;
}

const BY_NAME: Record<string, readonly string[]> = {
  python: ['.py', '.pyi'],
  javascript: ['.js', '.jsx', '.cjs', '.mjs'],
  typescript: ['.ts', '.tsx', '.mts', '.cts'],
  go: ['.go'],
  java: ['.java'],
  ruby: ['.rb'],
  php: ['.php', '.phtml'],
  csharp: ['.cs'],
  kotlin: ['.kt', '.kts'],
  scala: ['.scala'],
  rust: ['.rs'],
  c: ['.c', '.h'],
  cpp: ['.cpp', '.cc', '.cxx', '.hpp'],
  swift: ['.swift'],
  bash: ['.sh', '.bash'],
  yaml: ['.yml', '.yaml'],
  json: ['.json'],
  terraform: ['.tf', '.hcl', '.tfvars'],
  html: ['.html', '.htm'],
  dockerfile: ['.dockerfile'],
};

const BY_EXTENSION = new Map(
  Object.entries(BY_NAME).flatMap(([name, extensions]) =>
    extensions.map((extension): [string, Analyzer] => [extension, { name, extension }]),
  ),
);

/** Other names under which rules and payloads know a language. */
const ALIASES: Record<string, string> = {
  py: 'python',
  python2: 'python',
  python3: 'python',
  js: 'javascript',
  jsx: 'javascript',
  node: 'javascript',
  ts: 'typescript',
  tsx: 'typescript',
  golang: 'go',
  rb: 'ruby',
  'c#': 'csharp',
  'c++': 'cpp',
  kt: 'kotlin',
  sh: 'bash',
  shell: 'bash',
  docker: 'dockerfile',
  yml: 'yaml',
  hcl: 'terraform',
  tf: 'terraform',
};

/** The one name of a language that rules and targets agree on. */
export function analyzerName(language: string): string {
  const name = language.toLowerCase();
  return ALIASES[name] ?? name;
}

function ofBaseName(base: string): Analyzer | undefined {
  if (/^(dockerfile|containerfile)(\..+)?$/iu.test(base)) return BY_EXTENSION.get('.dockerfile');
  const dot = base.lastIndexOf('.');
  return dot < 0 ? undefined : BY_EXTENSION.get(base.slice(dot).toLowerCase());
}

function ofShebang(content: Buffer): Analyzer | undefined {
  const first = content.subarray(0, 120).toString('latin1');
  const program = /^#![^\n]*?\b(python|node|ruby|php|bash|sh)[\d.]*\s*(?:\n|$|-)/u.exec(first)?.[1];
  return program === undefined ? undefined : ofLanguage(program);
}

function ofLanguage(language: string): Analyzer | undefined {
  const name = analyzerName(language);
  const extension = BY_NAME[name]?.[0];
  return extension === undefined ? undefined : { name, extension };
}

/**
 * How Semgrep is to read a file. The path decides before the payload's claim: otherwise a claim of
 * `text` would hide Python from the rules. Undefined when nobody knows the language.
 */
export function analyzerOf(path: string, language: string, content: Buffer): Analyzer | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1);
  return ofBaseName(base) ?? ofLanguage(language) ?? ofShebang(content);
}

/** Every language that a file name can tell. */
export function knownAnalyzers(): string[] {
  return Object.keys(BY_NAME);
}
