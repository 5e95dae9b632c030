import type { DetectorCapability, RawFinding } from '@provenance/domain';
import type { Detector, FileScan, ScanFile } from '../detector/detector.ts';
import { refusal, type FileLimits } from '../limits/file-limits.ts';
import { LineIndex } from './line-index.ts';
import { mask } from './mask.ts';
import { GENERIC_SECRET, KNOWN_SECRETS, type SecretKind } from './secret-kinds.ts';

const VERSION = '1';
const CATEGORY = 'hardcoded_credentials';
const CWE = ['CWE-798'];
const WHY = 'Whoever can read the repository, or a copy of it, can use the secret. It stays in the history when the line is gone.';
const FIX = 'Revoke it, and read the new one from the environment or from a store of secrets.';
/** Secrets looks at every file but has no say on whether its language is covered. */
const NO_SAY = { status: 'skipped', reason: 'secrets only' } as const;

function toRawFinding(kind: SecretKind, match: RegExpExecArray, lines: LineIndex): RawFinding {
  const secret = match[1]!;
  const start = match.index + match[0].indexOf(secret);
  return {
    rule_key: kind.rule_key,
    rule_version: VERSION,
    category: CATEGORY,
    severity: kind.severity,
    confidence: kind.confidence,
    message: `${kind.title} in the source (${mask(secret)}): revoke it, and read it from the environment.`,
    cwe: CWE,
    engine_name: 'secrets',
    engine_version: VERSION,
    snippet: match[0].replace(secret, mask(secret)).slice(0, 200),
    ...lines.region(start, start + secret.length),
  };
}

function* matchesOf(kind: SecretKind, text: string): Generator<RegExpExecArray> {
  for (const match of text.matchAll(kind.pattern)) {
    if (match[1] !== undefined && kind.holds(match[1], match)) yield match;
  }
}

function secretsIn(text: string): RawFinding[] {
  const lines = new LineIndex(text);
  const taken = new Set<number>();
  const findings: RawFinding[] = [];
  // The generic kind comes last: what has a known form is told by that form only.
  for (const kind of [...KNOWN_SECRETS, GENERIC_SECRET]) {
    for (const match of matchesOf(kind, text)) {
      const finding = toRawFinding(kind, match, lines);
      if (taken.has(finding.start_line) && kind === GENERIC_SECRET) continue;
      taken.add(finding.start_line);
      findings.push(finding);
    }
  }
  return findings;
}

/** Credentials in any text file, by linear-time patterns in this process. Reports never hold the secret. */
export class SecretsDetector implements Detector {
  readonly name = 'secrets';
  readonly #limits: FileLimits;

  constructor(limits: FileLimits) {
    this.#limits = limits;
  }

  scan(files: ScanFile[]): Promise<FileScan[]> {
    return Promise.resolve(
      files.map(({ content }) =>
        refusal(content, this.#limits) === undefined
          ? { findings: secretsIn(content.toString('utf8')), ...NO_SAY }
          : { findings: [], ...NO_SAY },
      ),
    );
  }

  capabilities(): Promise<DetectorCapability[]> {
    return Promise.resolve(
      [...KNOWN_SECRETS, GENERIC_SECRET].map((kind) => ({
        name: this.name,
        rule_key: kind.rule_key,
        category: CATEGORY,
        description: kind.title,
        engine_version: VERSION,
        rule_count: KNOWN_SECRETS.length + 1,
        severity: kind.severity,
        confidence: kind.confidence,
        cwe: CWE,
        why: WHY,
        fix: FIX,
      })),
    );
  }
}
