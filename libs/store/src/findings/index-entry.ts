import type { FindingLife } from '@provenance/domain';
import type { IndexEntry, PullRequestName } from './finding-records.ts';

/** Digits of a moment in ms, so that text sorts as time does. */
const DIGITS = 15;

/** Which findings an index holds. */
export const DIMENSION = {
  all: 'all',
  repo: (repo: string) => `repo:${repo.toLowerCase()}`,
  pull: (repo: string, prNumber: string) => `pull:${repo.toLowerCase()}#${prNumber}`,
  path: (repo: string, path: string) => `path:${repo.toLowerCase()}:${path}`,
  severity: (severity: string) => `severity:${severity}`,
  category: (category: string) => `category:${category}`,
  agent: (agent: string) => `agent:${agent}`,
  rule: (rule: string) => `rule:${rule}`,
  fingerprint: (fingerprint: string) => `fingerprint:${fingerprint}`,
  /** Findings that have been so once. None leaves: what it is now the life says. */
  been: (status: 'suppressed' | 'remediated') => `been:${status}`,
} as const;

/** What of a life decides where it is named. */
export type IndexedLife = Pick<
  FindingLife,
  'repo' | 'pr_number' | 'fingerprint' | 'detected_at' | 'status' | 'file_path' | 'severity' | 'category' | 'agent_id' | 'rule_key'
>;

/** Where a life stands in the indexes. */
export function indexEntry(life: IndexedLife): IndexEntry {
  const { repo, pr_number, fingerprint, detected_at, status } = life;
  return {
    member: `${stamp(Date.parse(detected_at))}|${repo}#${pr_number}#${fingerprint}`,
    dimensions: [
      DIMENSION.all,
      DIMENSION.repo(repo),
      DIMENSION.pull(repo, pr_number),
      DIMENSION.path(repo, life.file_path),
      DIMENSION.severity(life.severity),
      DIMENSION.category(life.category),
      DIMENSION.agent(life.agent_id),
      DIMENSION.rule(life.rule_key),
      DIMENSION.fingerprint(fingerprint),
      ...(status === 'open' ? [] : [DIMENSION.been(status)]),
    ],
  };
}

/** Whether a life stands under this name. One that began otherwise than an earlier run had thought has two. */
export function isNamedBy(life: FindingLife, member: string): boolean {
  return indexEntry(life).member === member;
}

/** A moment in ms as an index sorts it. */
export function stamp(ms: number): string {
  return String(Math.max(0, ms)).padStart(DIGITS, '0');
}

export function timeOf(member: string): number {
  return Number(member.slice(0, DIGITS));
}

/** What a member names. Names of repositories have no number sign, fingerprints neither. */
export function lifeNamed(member: string): PullRequestName & { fingerprint: string } {
  const name = member.slice(DIGITS + 1);
  const [first, last] = [name.indexOf('#'), name.lastIndexOf('#')];
  return { repo: name.slice(0, first), pr_number: name.slice(first + 1, last), fingerprint: name.slice(last + 1) };
}

/** What names a life in an index, and is a cursor of the list. */
export function isMember(text: string): boolean {
  return /^\d{15}\|[^#]{1,255}#.{1,64}#[0-9a-f]{32,64}$/su.test(text);
}
