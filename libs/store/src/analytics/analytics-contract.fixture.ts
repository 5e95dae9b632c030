import fc from 'fast-check';
import { DAY_MS, dayOf, FAMILIES, HOUR_MS, type Family, type FactUnit, type ReviewNote, type Sums } from '@provenance/domain';
import type { AnalyticsStore } from './analytics-store.ts';

/** What every AnalyticsStore is held to: any story of facts, any question, answered as counting over the facts would. */

/** What is told lies in four whole days from here on. */
export const START = dayOf(Date.now()) - 5 * DAY_MS;
const RANGE = 4 * DAY_MS;

const agent = fc.constantFrom('codex', 'devin', '__proto__', 'human', 'a|b');
const repo = fc.constantFrom('acme/shop', 'acme/web', '__proto__/x');
const counters = fc.dictionary(
  fc.constantFrom('lines', 'complexity:3', 'finding:high:sqli', 'finding:low:__proto__', 'file:a/b.py', 'file:\ud800', 'pull_requests', 'duration:time_to_merge:700', 'reviewer:human:ann', 'ci_failed_check:lint', '__proto__'),
  fc.integer({ min: 1, max: 2 ** 40 }),
  { minKeys: 1, noNullPrototype: true },
);
/** As every fact does that there is, these too count something of their own kind. */
const counting = (own: string) => counters.map((some) => ({ ...some, [own]: some[own] ?? 1 }));
/** Often at the very edge of an hour or a day. */
const moment = fc.oneof(fc.nat(RANGE - 1), fc.nat(95).map((hour) => hour * HOUR_MS), fc.nat(95).map((hour) => (hour + 1) * HOUR_MS - 1)).map((offset) => START + offset);
const parts = (own: string) => fc.uniqueArray(fc.record({ agent_id: agent, counters: counting(own) }), { selector: (part) => part.agent_id, minLength: 1, maxLength: 3 });
const note = fc.option(fc.record({ agent_id: agent, pr_number: fc.constant('1'), bot_block_overrides: fc.nat(2), force_push_after_approval: fc.constant(1), merged_by: fc.constant(null), merged_at: fc.constant(null), overridden: fc.constant<ReviewNote['overridden']>([]) }), { nil: undefined });

/** Facts of analyses, and of later runs of the same. */
const codeUnits = fc.record({ id: fc.nat(20).map((n) => `an_${n}`), version: fc.nat(3), at: moment, repo, parts: parts('lines') });
const reviewUnits = fc.record({ pr: fc.nat(3), version: fc.integer({ min: 1, max: 6 }), at: moment, repo, parts: parts('known').map((all) => all.slice(0, 1)), note });
const findingUnits = fc.record({ fingerprint: fc.nat(3), version: fc.integer({ min: 1, max: 6 }), at: moment, repo, parts: parts('tracked:high:sqli').map((all) => all.slice(0, 1)) });

export type Step =
  | { do: 'count'; unit: FactUnit; twice: boolean }
  | { do: 'die'; unit: FactUnit; after: number }
  | { do: 'rebuild' };

const withTime = <T extends { at: number }>({ at, ...rest }: T) => ({ ...rest, at: new Date(at).toISOString() });
const unit: fc.Arbitrary<FactUnit> = fc.oneof(
  codeUnits.map(withTime),
  findingUnits.map(({ fingerprint, ...rest }) => ({ ...withTime(rest), id: `${rest.repo}#1!${fingerprint}` })),
  reviewUnits.map(({ pr, note: noted, ...rest }) => ({ ...withTime(rest), id: `${rest.repo}#${pr}`, ...(noted === undefined ? {} : { note: noted }) })),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('count' as const), unit, twice: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('die' as const), unit, after: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rebuild' as const) }) },
);
const question = fc.record({
  from: moment,
  length: fc.oneof(fc.integer({ min: 1, max: RANGE }), fc.constantFrom(HOUR_MS, DAY_MS, 2 * DAY_MS)),
  by: fc.constantFrom('agent' as const, 'repo' as const),
  agent: fc.option(agent, { nil: undefined }),
  repos: fc.option(fc.subarray(['acme/shop', 'acme/web', '__proto__/x', 'no/such']), { nil: undefined }),
  families: fc.subarray([...FAMILIES], { minLength: 1 }) as fc.Arbitrary<Family[]>,
});

/** A story. */
export const STEPS = fc.array(step, { maxLength: 25 });
export const QUESTIONS = fc.array(question, { minLength: 1, maxLength: 6 });
export type Question = typeof question extends fc.Arbitrary<infer T> ? T : never;

const plain = (sums: Sums) => Object.fromEntries([...sums].map(([group, tally]) => [`=${group}`, [...tally.entries()].sort()]));

/** Of equal versions the content is equal too, and all runs of an analysis count at one place, as their owner sees to. */
export function agreeing(steps: readonly Step[]): Step[] {
  const seen = new Map<string, FactUnit>();
  return steps.map((one) => {
    if (one.do === 'rebuild') return one;
    const { id, version } = one.unit;
    const key = `${id} ${version}`;
    const place = id.startsWith('an_') ? [...seen.values()].find((other) => other.id === id) : undefined;
    seen.set(key, seen.get(key) ?? { ...one.unit, ...(place && { at: place.at, repo: place.repo }) });
    return { ...one, unit: seen.get(key)! };
  });
}

/** Days at which the versions up to this one may have counted: the owner of a unit knows them before it makes a newer one. */
export function daysOf(one: FactUnit, all: readonly FactUnit[]): number[] {
  return all.filter(({ id, version }) => id === one.id && version <= one.version).map(({ at }) => dayOf(Date.parse(at)));
}

/** Half a surrogate pair is U+FFFD everywhere. */
export const wellFormed = (one: FactUnit): FactUnit => JSON.parse(JSON.stringify(one).replaceAll('\\ud800', '\ufffd')) as FactUnit;

/** Everything that a store answers to a question, in an order of its own. */
export async function ask(store: AnalyticsStore, { from, length, by, agent: only, repos, families }: Question) {
  const window = { from, to: from + length };
  const narrowed = repos === undefined ? {} : { repos };
  const windows = [window, { from: window.from - DAY_MS, to: window.from }];
  const sums = await store.sums({ windows, families, by, ...(only === undefined ? {} : { agent: only }), ...narrowed });
  const newest = { window, agent: only ?? 'codex', ...narrowed, limit: 1_000 };
  const latest = [...(await store.latest({ ...newest, kind: 'analysis' })), ...(await store.latest({ ...newest, kind: 'pull_request' }))];
  return {
    sums: sums.map(plain),
    notes: (await store.notes(window, repos)).map((one) => JSON.stringify(Object.entries(one).sort())).sort(),
    repos: await store.repos(window),
    latest: latest.map(({ counters: found, ...rest }) => ({ ...rest, counters: Object.entries(found).sort() })),
  };
}
