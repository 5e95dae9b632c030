import type { Family } from '@provenance/domain';

/** How a family is named inside a fact; never changed. One that is added is its own code: by it an older build names its sums. */
export const FAMILY_CODES: Readonly<Record<Family, string>> = {
  code: 'c', shape: 's', finding: 'f', file: 'l', review: 'r', duration: 'd', people: 'p', ci: 'i',
};

/**
 * What stands for names of counters, and for their beginnings, by its place in this list: the names would be most of the
 * bytes of a roll-up. New ones come at the end and none ever goes, because what is stored is read by its place. They are
 * for counters that are new themselves: an older build, which runs beside this one or comes back, passes over them.
 */
const LISTED: readonly string[] = [
  'lines', 'analyses', 'file:', 'complexity:', 'language:', 'path:', 'language:python', 'path:src',
  'change:added', 'change:modified', 'change:deleted',
  'contributor:ai', 'contributor:human', 'contributor:mixed', 'contributor:automation', 'contributor:unknown',
  'attested', 'attestation_invalid',
  'decision:allow', 'decision:warn', 'decision:block', 'involved:allow', 'involved:warn', 'involved:block',
  'finding:critical:', 'finding:high:', 'finding:medium:', 'finding:low:',
  'tracked:critical:', 'tracked:high:', 'tracked:medium:', 'tracked:low:',
  'pull_requests', 'known:reviews', 'known:timeline', 'known:threads', 'known:commits', 'known:checks', 'known:',
  'review_comments', 'comment_threads', 'reviewer_threads', 'responded_threads', 'reopened_threads', 'review_events',
  'reviewers', 'human_reviewers', 'bot_reviewers', 'bot_review_events', 'bot_informational_events', 'bot_comments',
  'reviewer:human:', 'reviewer:bot:', 'team_reviewer:', 'bot_reviewer:informational:', 'association:', 'association:member',
  'classification:', 'classification:general', 'classification:security', 'review:',
  'commits', 'commit:ai', 'commit:human', 'commit:', 'ci_runs', 'ci_failures', 'ci_failed_checks', 'ci_latest:success',
  'ci_latest:', 'ci_failed_check:', 'ci_failure_context:',
  'duration:agent_response:', 'duration:time_to_first_review:', 'duration:time_to_first_human_review:',
  'duration:time_to_first_approval:', 'duration:time_to_merge:', 'duration:ci_time_to_green:', 'duration:commit_lead_time:',
  'duration_ms:agent_response', 'duration_ms:time_to_first_review', 'duration_ms:time_to_first_human_review',
  'duration_ms:time_to_first_approval', 'duration_ms:time_to_merge', 'duration_ms:ci_time_to_green', 'duration_ms:commit_lead_time',
  'human_followup_commits', 'human_followup_fast', 'rewrite_loops', 'force_push_events', 'bot_block_events', 'bot_approval_events',
  'force_push_after_approval', 'agent_comment_mentions', 'bot_blocking_reviewers', 'bot_informational_only_reviewers',
  'bot_block_overrides', 'bot_block_resolved', 'bot_reviewer:', 'contributor:', 'change:', 'finding:', 'tracked:',
  'suppressed:critical:', 'suppressed:high:', 'suppressed:medium:', 'suppressed:low:',
  'remediated:critical:', 'remediated:high:', 'remediated:medium:', 'remediated:low:',
  'remediation:critical:', 'remediation:high:', 'remediation:medium:', 'remediation:low:',
];

/** Before a name of which nothing is listed, and before the second letter of those that one letter has no place for. */
const [WHOLE, SECOND] = ['=', '~'];
const LETTERS = Array.from({ length: 0x7f - 0x21 }, (_, at) => String.fromCharCode(0x21 + at)).filter((one) => one !== WHOLE && one !== SECOND);

const CODES = new Map(LISTED.map((text, place) => [text, place < LETTERS.length ? LETTERS[place]! : `${SECOND}${LETTERS[place - LETTERS.length]!}`]));
const TEXTS = new Map([...CODES].map(([text, code]) => [code, text]));

/** The name of a counter as it is stored. */
export function stored(name: string): string {
  const listed = CODES.get(name);
  if (listed !== undefined) return listed;
  const first = name.indexOf(':') + 1;
  const second = first === 0 ? 0 : name.indexOf(':', first) + 1;
  for (const end of [second, first]) {
    const code = end === 0 ? undefined : CODES.get(name.slice(0, end));
    if (code !== undefined) return code + name.slice(end);
  }
  return WHOLE + name;
}

/** Names that were read last: the same stand in many sums, and are one text there. */
const READ = new Map<string, string | undefined>();
const MOST_READ = 50_000;

/** The name that is stored so; undefined when it is one of a newer build. */
export function named(text: string): string | undefined {
  if (READ.has(text)) return READ.get(text);
  if (READ.size >= MOST_READ) READ.clear();
  const name = behind(text);
  READ.set(text, name);
  return name;
}

function behind(text: string): string | undefined {
  if (text.startsWith(WHOLE)) return text.slice(1);
  const length = text.startsWith(SECOND) ? 2 : 1;
  const listed = TEXTS.get(text.slice(0, length));
  return listed === undefined ? undefined : listed + text.slice(length);
}
