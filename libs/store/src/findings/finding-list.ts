import { lifeAt, type FindingLife, type FindingStatus, type Severity } from '@provenance/domain';
import type { FindingRecords } from './finding-records.ts';
import { hiddenCursor, isHiddenCursor, memberBehind } from './hidden-cursor.ts';
import { DIMENSION, isMember, isNamedBy, lifeNamed } from './index-entry.ts';

/** Which findings are asked for; all of what is given has to fit. */
export interface FindingFilter {
  repo?: string;
  pr_number?: string;
  status?: FindingStatus;
  severity?: Severity;
  category?: string;
  agent_id?: string;
  rule_key?: string;
  file_path?: string;
  /** First detected from here on, and before this; ms since the epoch. */
  from?: number;
  to?: number;
  /** Repositories that the caller may see. */
  reachable?: (repo: string) => boolean;
}

export interface FindingPageRequest {
  limit: number;
  /** `next` of the page before. */
  after?: string;
}

export interface FindingPage {
  items: FindingLife[];
  /** Where the next page begins; absent at the end. */
  next?: string;
}

/** What `after` may look like. */
export function isFindingCursor(text: string): boolean {
  return isMember(text) || isHiddenCursor(text);
}

const STEP = 200;
/** Findings that are looked at for one page: a page of a rare kind may be short, and says where to go on. */
const MOST_LOOKED_AT = 5_000;

/** Walks the shortest index that the filter names, and takes what fits. */
export async function listFindings(records: FindingRecords, filter: FindingFilter, { limit, after }: FindingPageRequest, at: string): Promise<FindingPage> {
  const dimension = await shortest(records, dimensionsOf(filter));
  const items: FindingLife[] = [];
  let before = after !== undefined && isHiddenCursor(after) ? await memberBehind(records, dimension, after) : after;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += STEP) {
    const members = await records.range(dimension, { ...bounds(filter), ...(before !== undefined && { before }), limit: STEP });
    for (const { member, life } of await livesNamed(records, members)) {
      before = member;
      const now = life && lifeAt(life, at);
      if (now !== undefined && fits(now, filter)) items.push(now);
      if (items.length === limit) return { items, next: member };
    }
    if (members.length < STEP) return { items };
  }
  return { items, ...(before !== undefined && { next: tellable(before, filter) }) };
}

/** A page that ends at what the caller may not see does not name it. */
function tellable(member: string, { reachable }: FindingFilter): string {
  return reachable?.(lifeNamed(member).repo) === false ? hiddenCursor(member) : member;
}

async function livesNamed(records: FindingRecords, members: readonly string[]): Promise<{ member: string; life: FindingLife | undefined }[]> {
  const named = members.map((member) => ({ member, ...lifeNamed(member) }));
  const groups = [...Map.groupBy(named, ({ repo, pr_number }) => `${repo}#${pr_number}`).values()];
  const found = await Promise.all(groups.map((group) => records.lives(group[0]!, group.map(({ fingerprint }) => fingerprint))));
  const lives = new Map(found.flat().map((life) => [keyOf(life), life]));
  return named.map((one) => {
    const life = lives.get(keyOf(one));
    return { member: one.member, life: life !== undefined && isNamedBy(life, one.member) ? life : undefined };
  });
}

function keyOf({ repo, pr_number, fingerprint }: { repo: string; pr_number: string; fingerprint: string }): string {
  return `${repo.toLowerCase()}#${pr_number}#${fingerprint}`;
}

function bounds({ from, to }: FindingFilter): { from?: number; to?: number } {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

async function shortest(records: FindingRecords, dimensions: readonly string[]): Promise<string> {
  const sizes = await records.sizes(dimensions);
  return dimensions[sizes.indexOf(Math.min(...sizes))]!;
}

function dimensionsOf({ repo, pr_number, status, severity, category, agent_id, rule_key, file_path }: FindingFilter): string[] {
  const named: (string | undefined | false)[] = [
    repo !== undefined && DIMENSION.repo(repo),
    repo !== undefined && pr_number !== undefined && DIMENSION.pull(repo, pr_number),
    repo !== undefined && file_path !== undefined && DIMENSION.path(repo, file_path),
    severity && DIMENSION.severity(severity),
    category !== undefined && DIMENSION.category(category),
    agent_id !== undefined && DIMENSION.agent(agent_id),
    rule_key !== undefined && DIMENSION.rule(rule_key),
    status !== undefined && status !== 'open' && DIMENSION.been(status),
  ];
  return [DIMENSION.all, ...named.filter((dimension) => typeof dimension === 'string')];
}

function fits(life: FindingLife, filter: FindingFilter): boolean {
  if (life.moved_to !== undefined || filter.reachable?.(life.repo) === false) return false;
  if (filter.repo !== undefined && filter.repo.toLowerCase() !== life.repo.toLowerCase()) return false;
  const equal = ['pr_number', 'status', 'severity', 'category', 'agent_id', 'rule_key', 'file_path'] as const;
  return equal.every((key) => filter[key] === undefined || filter[key] === life[key]);
}
