import fc from 'fast-check';
import { DAY_MS, dayOf, deriveId, durationBin, findingFact, findingUnit, HOUR_MS, statesAfter, type DetectionResult, type Finding, type FindingEvent, type Severity } from '@provenance/domain';
import { RedisAnalyticsStore } from '../analytics/redis-analytics-store.ts';
import { useRedis } from '../connection/server.fixture.ts';
import { FindingStore } from './finding-store.ts';
import { RedisFindingRecords } from './redis-finding-records.ts';

const real = useRedis();

/** Steps are three hours apart, so that lives begin and end on several days. */
const START = dayOf(Date.now()) - 9 * DAY_MS;
const moment = (step: number): string => new Date(START + step * 3 * HOUR_MS).toISOString();
const WINDOW = { from: START, to: START + 9 * DAY_MS };
const PULL = { repo: 'acme/shop', pr_number: '42' };
const NAMES = ['a.py', 'b.py'] as const;
const KINDS: Record<string, { severity: Severity; category: string; agent_id: string }> = {
  x: { severity: 'high', category: 'sqli', agent_id: 'codex' },
  y: { severity: 'low', category: 'xss:dom', agent_id: 'devin' },
};

/** A finding of one kind in a file; the whole of a file is known by what it holds, so that a renamed one is found again. */
function found(kind: string, file_path: string, step: number): Finding {
  return {
    finding_id: deriveId('fd', kind, file_path), analysis_id: deriveId('an', String(step)), ...PULL, file_path, start_line: 1, start_column: 1, end_line: 1, end_column: 2,
    rule_key: 'r', rule_version: '1', ...KINDS[kind]!, confidence: 'high', message: 'm', cwe: [], engine_name: 'e', engine_version: '1', snippet: 's',
    fingerprint: deriveId('fd', kind, file_path), status: 'open', detected_at: moment(step), relation: 'on_changed_line',
    trail: { line_digest: 'l', content_fingerprint: kind, file_digest: 'whole' },
  };
}

interface Push {
  do: 'push';
  /** The kinds of findings in each file; a file that is not named is not in the change. */
  files: Partial<Record<(typeof NAMES)[number], readonly string[]>>;
}
type Step = Push | { do: 'suppress' | 'unsuppress'; kind: string; file: string; hours: number } | { do: 'redeliver' } | { do: 'rebuild' };

const files = fc.dictionary(fc.constantFrom(...NAMES), fc.subarray(['x', 'y']), { maxKeys: 2, noNullPrototype: true });
const place = { kind: fc.constantFrom('x', 'x', 'y'), file: fc.constantFrom(...NAMES), hours: fc.constantFrom(4, 10, 1_000) };
const STEPS: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('push' as const), files }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('suppress' as const, 'unsuppress' as const), ...place }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('redeliver' as const, 'rebuild' as const) }) },
  ),
  { maxLength: 14 },
);

/** What happened to the findings of one pull request, told to the stores as decide does. */
class Story {
  readonly findings = new FindingStore(new RedisFindingRecords(real.redis));
  readonly analytics = new RedisAnalyticsStore(real.redis);
  #pushed: (() => Promise<void>) | undefined;

  async tell(one: Step, step: number): Promise<void> {
    if (one.do === 'push') await (this.#pushed = () => this.#push(one, step))();
    else if (one.do === 'redeliver') await this.#pushed?.();
    else if (one.do === 'rebuild') await this.analytics.rebuild();
    else await this.#decideOn(one, step);
  }

  async #push({ files: all }: Push, step: number): Promise<void> {
    const detection: DetectionResult = {
      findings: Object.entries(all).flatMap(([path, kinds = []]) => kinds.map((kind) => found(kind, path, step))),
      coverage: Object.keys(all).map((path) => ({ path, status: 'covered' })),
      engines: [],
    };
    const seen = { analysis_id: deriveId('an', String(step)), at: moment(step), base_sha: 'base', head_sha: `h${step}` };
    await this.#count(await this.findings.observe({ ...PULL, seen, detection, at: moment(step) }, ({ category }) => ({ agent_id: agentOf(category), contributor: 'ai', confidence: 1 })));
  }

  async #decideOn({ do: what, kind, file, hours }: Exclude<Step, Push | { do: 'redeliver' | 'rebuild' }>, step: number): Promise<void> {
    const fingerprint = deriveId('fd', kind, file);
    const target = { scope: 'repo', repo: PULL.repo } as const;
    if (what === 'unsuppress') return this.#count((await this.findings.unsuppress(fingerprint, target, { actor: 'bob' }, moment(step))) ?? []);
    const expires_at = new Date(Date.parse(moment(step)) + hours * HOUR_MS).toISOString();
    const kept = await this.findings.suppress({ fingerprint, ...target, reason: 'r', actor: 'ada', expires_at }, moment(step));
    return this.#count(kept?.events ?? []);
  }

  async #count(events: readonly FindingEvent[]): Promise<void> {
    for (const state of statesAfter(events)) await this.analytics.count(findingUnit(findingFact(state)));
  }

  /** Counters by agent. */
  async figures(): Promise<Record<string, Record<string, number>>> {
    const [sums] = await new RedisAnalyticsStore(real.redis).sums({ windows: [WINDOW], families: ['finding'], by: 'agent' });
    return Object.fromEntries([...sums!].map(([agent, tally]) => [agent, Object.fromEntries(tally.entries())]));
  }

  /** The same, by looking at each life that is kept. */
  async naive(): Promise<Record<string, Record<string, number>>> {
    const counted: Record<string, Record<string, number>> = {};
    const { lives } = await new RedisFindingRecords(real.redis).load(PULL);
    for (const life of lives.values()) {
      if (life.moved_to !== undefined) continue;
      const [own, kind] = [(counted[life.agent_id] ??= {}), `${life.severity}:${life.category}`];
      const add = (name: string): void => void (own[name] = (own[name] ?? 0) + 1);
      add(`tracked:${kind}`);
      if (life.status === 'suppressed') add(`suppressed:${kind}`);
      if (life.remediated_at === undefined) continue;
      add(`remediated:${kind}`);
      add(`remediation:${life.severity}:${durationBin(Date.parse(life.remediated_at) - Date.parse(life.detected_at))}:${life.category}`);
    }
    return counted;
  }
}

function agentOf(category: string): string {
  return Object.values(KINDS).find((kind) => kind.category === category)!.agent_id;
}

describe('the figures on findings', () => {
  it('count a finding once whose file is renamed, back and forth, and a copy for itself', async () => {
    await real.redis.flushall();
    const story = new Story();
    const steps: Step[] = [
      { do: 'push', files: { 'a.py': ['x'] } },
      { do: 'push', files: { 'b.py': ['x'] } },
      { do: 'push', files: { 'a.py': ['x'] } },
      { do: 'push', files: { 'b.py': ['x'] } },
      { do: 'push', files: { 'b.py': [] } },
    ];
    for (const [at, one] of steps.entries()) await story.tell(one, at);
    const bin = durationBin(12 * HOUR_MS);
    expect(await story.figures()).toEqual({ codex: { 'tracked:high:sqli': 1, 'remediated:high:sqli': 1, [`remediation:high:${bin}:sqli`]: 1 } });
    await story.tell({ do: 'push', files: { 'a.py': ['x'], 'b.py': [] } }, 6);
    expect((await story.figures())['codex']).toMatchObject({ 'tracked:high:sqli': 2, 'remediated:high:sqli': 1 });
  });

  it('follow a suppression that had run out when it was taken back', async () => {
    await real.redis.flushall();
    const story = new Story();
    const here = { kind: 'x', file: 'a.py' } as const;
    const steps: Step[] = [{ do: 'push', files: { 'a.py': ['x'] } }, { do: 'suppress', ...here, hours: 4 }, { do: 'redeliver' }, { do: 'unsuppress', ...here, hours: 4 }];
    for (const [at, one] of steps.entries()) await story.tell(one, at);
    expect([await story.figures(), await story.naive()]).toEqual(Array(2).fill({ codex: { 'tracked:high:sqli': 1 } }));
  });

  it('equal counting over the lives: seen again, renamed, suppressed, run out, remediated, come back, redelivered, rebuilt', async () => {
    await fc.assert(
      fc.asyncProperty(STEPS, async (steps) => {
        await real.redis.flushall();
        const story = new Story();
        for (const [at, one] of steps.entries()) await story.tell(one, at);
        const expected = await story.naive();
        expect(await story.figures()).toEqual(expected);
        const lost = await real.redis.keys('prov:{rollup:*');
        if (lost.length > 0) await real.redis.del(...lost);
        await story.analytics.rebuild();
        expect(await story.figures()).toEqual(expected);
        expect(await story.analytics.rebuild()).toMatchObject({ added: 0 });
      }),
      { numRuns: 80 },
    );
  }, 120_000);
});
