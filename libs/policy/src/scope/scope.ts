import type { Contributor } from '@provenance/domain';
import type { ScopeDocument, Subject } from '../document/policy-document.ts';
import { anyGlob, type Matcher } from './glob.ts';

/** What a scope asks of a subject. */
export interface Scoped {
  path?: string;
  agent?: string;
  contributor?: string;
  category?: string;
  severity?: string;
  /** The share of a contributor in the lines of the file, or of the change. */
  shareOf?: (contributor: Contributor) => number;
}

/** Whether a subject is within a scope. */
export type Scope = (subject: Scoped) => boolean;

/** The parts of a scope that make sense for each kind of subject; repositories always do. */
export const SCOPE_PARTS: Readonly<Record<Subject, readonly (keyof ScopeDocument)[]>> = {
  finding: ['repos', 'paths', 'agents', 'contributors', 'categories', 'severities', 'line_share'],
  lines: ['repos', 'paths', 'agents', 'contributors', 'line_share'],
  file: ['repos', 'paths', 'line_share'],
  change: ['repos', 'line_share'],
};

/** The scope of what has none: there is no need to ask it. */
export const EVERYWHERE: Scope = () => true;

/** The scope of a document; that of its repositories is compileRepos. */
export function compileScope(document: ScopeDocument = {}): Scope {
  const parts = [
    ...patternPart(document.paths, 'path'),
    ...patternPart(document.agents, 'agent'),
    ...namePart(document.contributors, 'contributor'),
    ...namePart(document.categories, 'category'),
    ...namePart(document.severities, 'severity'),
    ...sharePart(document.line_share),
  ];
  return parts.length === 0 ? EVERYWHERE : (subject) => parts.every((part) => part(subject));
}

/** Whether a scope holds in a repository, whose name GitHub reads in any case of letters. */
export function compileRepos(repos: readonly string[] | undefined): Matcher {
  if (repos === undefined) return () => true;
  const matcher = anyGlob(repos.map((pattern) => pattern.toLowerCase()));
  return (repo) => matcher(repo.toLowerCase());
}

function patternPart(patterns: readonly string[] | undefined, part: 'path' | 'agent'): Scope[] {
  if (patterns === undefined) return [];
  const matcher = lastRemembered(anyGlob(patterns));
  return [(subject) => subject[part] !== undefined && matcher(subject[part])];
}

/** Subjects come file by file, so that remembering one path saves most of the work. */
function lastRemembered(matcher: Matcher): Matcher {
  let [last, fits] = ['', matcher('')];
  return (text) => {
    if (text !== last) [last, fits] = [text, matcher(text)];
    return fits;
  };
}

function namePart(names: readonly string[] | undefined, part: 'contributor' | 'category' | 'severity'): Scope[] {
  if (names === undefined) return [];
  const known = new Set<string | undefined>(names);
  return [(subject) => known.has(subject[part])];
}

function sharePart(share: ScopeDocument['line_share']): Scope[] {
  if (share === undefined) return [];
  const { contributor, at_least = 0, at_most = 1 } = share;
  return [
    ({ shareOf }) => {
      const part = shareOf?.(contributor);
      return part !== undefined && part >= at_least && part <= at_most;
    },
  ];
}
