import { setTimeout as wait } from 'node:timers/promises';
import { makeReviewedPullRequest, type GitHubStandIn, type ReviewedPullRequest } from '@provenance/github-stand-in';
import type { System } from '../system/system.ts';
import { deliver, type Delivered } from './deliver.ts';

const GIVE_UP_AFTER_MS = 120_000;

/** A delivery of GitHub, and what happened there just before it. */
export interface LifeEvent {
  event: string;
  payload: object;
  happens?: () => void;
}

/** The reviewed pull request of a repository, with its life still before it. */
export interface Life {
  repo: string;
  made: ReviewedPullRequest;
  /** Both heads, the older first. */
  heads: [older: string, newest: string];
  /** Opened, pushed to, reviewed, commented on, checked, merged. */
  events: LifeEvent[];
}

/** It is opened without its last commit, which is pushed afterwards. */
export function lifeOf(github: GitHubStandIn, repo: string): Life {
  const made = makeReviewedPullRequest(github, repo);
  const { pull } = made;
  const last = pull.commits.pop()!;
  const heads: Life['heads'] = [pull.commits.at(-1)!, last];
  const of = (payload: object): object => ({ repository: { full_name: repo }, ...payload });
  const moved = (action: string, head: string, minute: number): object =>
    of({
      action,
      number: pull.number,
      pull_request: { base: { sha: pull.base }, head: { sha: head, ref: pull.branch }, updated_at: `2026-03-02T09:${minute}:00Z` },
    });
  const named = { pull_request: { number: pull.number } };
  const events: LifeEvent[] = [
    { event: 'pull_request', payload: moved('opened', heads[0], 10) },
    { event: 'pull_request', payload: moved('synchronize', heads[1], 20), happens: () => void pull.commits.push(last) },
    ...pull.reviews.map(({ id }) => ({ event: 'pull_request_review', payload: of({ action: 'submitted', review: { node_id: id }, ...named }) })),
    ...pull.threads.flatMap(({ comments }) =>
      comments.map(({ id }) => ({ event: 'pull_request_review_comment', payload: of({ action: 'created', comment: { node_id: id }, ...named }) })),
    ),
    ...pull.comments.map(({ id }) => ({ event: 'issue_comment', payload: of({ action: 'created', comment: { node_id: id }, issue: { number: pull.number, pull_request: {} } }) })),
    { event: 'check_suite', payload: of({ action: 'completed', check_suite: { pull_requests: [{ number: pull.number }] } }) },
    { event: 'pull_request', payload: moved('closed', heads[1], 40), happens: () => made.merge() },
  ];
  return { repo, made, heads, events };
}

/** Two deliveries of one event. Each is handed in until it is answered, as with the button that delivers once more. */
export async function deliverTwice(system: System, { event, payload }: LifeEvent): Promise<[Delivered, Delivered]> {
  return [await untilTaken(system, event, payload), await untilTaken(system, event, payload)];
}

async function untilTaken(system: System, event: string, payload: object): Promise<Delivered> {
  const deadline = Date.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    const answer = await deliver(system, event, payload).catch((error: unknown) => error as Error);
    if (!(answer instanceof Error) && answer.status < 500) return answer;
    if (Date.now() > deadline) throw new Error(`${event} was not taken: ${answer instanceof Error ? String(answer) : answer.status}`);
    await wait(50);
  }
}
