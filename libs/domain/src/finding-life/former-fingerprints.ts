import type { Finding } from '../finding/finding.ts';
import type { FindingLife } from './finding-life.ts';

/** What tells where the findings of an analysis stood before. */
export interface FormerFingerprintsInput {
  findings: readonly Finding[];
  /** The lives of the same pull request. */
  lives: Iterable<FindingLife>;
  base_sha: string;
  /** Every file that the change touches. */
  paths: ReadonlySet<string>;
}

/**
 * The fingerprint that each finding had under its file's former name, by its present one.
 *
 * Where the change itself renames the file, that is certain. A file that an earlier push of the same pull request added
 * and a later one renamed shows no rename: both changes start at the same base, and the later one has nothing under the
 * old name. Then the whole file must be the same but for white space, and it must be the only such pair. An equal snippet
 * in another file is never enough: two files would share a suppression that was given to one.
 */
export function formerFingerprints(input: FormerFingerprintsInput): Map<string, string> {
  const formers = new Map<string, string>();
  const gone = Map.groupBy([...input.lives].filter((life) => isGone(life, input)), wholeKey);
  const present = Map.groupBy(input.findings, ({ trail }) => trail && wholeKey(trail));
  const onlyPair = (key: string | undefined): string | undefined => {
    const pair = key === undefined ? [] : (gone.get(key) ?? []);
    return pair.length === 1 && present.get(key)?.length === 1 ? pair[0]?.fingerprint : undefined;
  };
  for (const { trail, fingerprint } of input.findings) {
    const former = trail?.former_fingerprint ?? onlyPair(trail && wholeKey(trail));
    if (former !== undefined && former !== fingerprint) formers.set(fingerprint, former);
  }
  return formers;
}

function isGone(life: FindingLife, { base_sha, paths }: FormerFingerprintsInput): boolean {
  const current = life.status !== 'remediated' && life.moved_to === undefined;
  return current && life.last_seen.base_sha === base_sha && !paths.has(life.file_path);
}

function wholeKey({ file_digest, content_fingerprint }: { file_digest?: string; content_fingerprint?: string }): string | undefined {
  return file_digest === undefined || content_fingerprint === undefined ? undefined : `${file_digest} ${content_fingerprint}`;
}
