import fc from 'fast-check';
import type { Finding } from '../finding/finding.ts';
import { applySuppressions } from './apply-suppressions.ts';
import { HISTORY_CAP, isEarlier, type FindingLife } from './finding-life.ts';
import { formerFingerprints } from './former-fingerprints.ts';
import { analysis, finding, minute, SOMEBODY, suppression } from './life.fixture.ts';
import { eventsOf, observe, type PullRequestLives } from './observe.ts';
import type { Suppression } from './suppression.ts';
import { detected, lifeAt, missed, settled } from './transitions.ts';

const KEY = finding().fingerprint;

interface Step {
  number: number;
  findings?: Finding[];
  covered?: string[];
  leftAlone?: string[];
  suppressions?: Suppression[];
  base?: string;
}

/** A pull request after an analysis of that minute. */
function after(before: PullRequestLives, step: Step): PullRequestLives {
  const { number, findings = [], covered = findings.map(({ file_path }) => file_path), leftAlone = [], suppressions = [], base = 'base' } = step;
  const formers = formerFingerprints({ findings, lives: before.lives.values(), base_sha: base, paths: new Set(covered) });
  const coverage = covered.map((path) => ({ path, status: 'covered' as const, left_alone: leftAlone }));
  const { changed, latest } = observe(before, {
    seen: analysis(number, { base_sha: base }),
    at: minute(number),
    detection: { findings: findings.map((one) => ({ ...one, detected_at: minute(number) })), coverage },
    attributionOf: () => SOMEBODY,
    byFingerprint: Map.groupBy(suppressions, ({ fingerprint }) => fingerprint),
    formers,
  });
  return { lives: new Map([...before.lives, ...changed.map((life) => [life.fingerprint, life] as const)]), latest };
}

const NEW: PullRequestLives = { lives: new Map() };
const through = (...steps: Step[]): PullRequestLives => steps.reduce(after, NEW);
const only = ({ lives }: PullRequestLives, key = KEY): FindingLife => lives.get(key)!;
const told = ({ history }: FindingLife): string[] => history.map(({ type, cause }) => (cause === undefined ? type : `${type} ${cause}`));

describe('the life of a finding', () => {
  it('opens, is remediated by the analysis that covers its file without it, and opens again when it comes back', () => {
    const gone = through({ number: 1, findings: [finding()] }, { number: 5, covered: ['api/orders.py'] });
    expect(only(gone)).toMatchObject({ status: 'remediated', detected_at: minute(1), remediated_at: minute(5), remediation: analysis(5) });
    const back = only(after(gone, { number: 7, findings: [finding()] }));
    expect(told(back)).toEqual(['finding_opened', 'finding_remediated', 'finding_reopened reappeared']);
    expect(back).toMatchObject({ status: 'open', detected_at: minute(1), reopened_at: minute(7) });
    expect(back.remediated_at).toBeUndefined();
  });

  it.each<[string, Partial<Step>]>([
    ['whose file was not looked at', { covered: ['other.py'] }],
    ['that the change only left alone', { covered: ['api/orders.py'], leftAlone: [KEY] }],
  ])('is not remediated by an analysis %s', (_name, step) => {
    expect(only(through({ number: 1, findings: [finding()] }, { number: 2, ...step })).status).toBe('open');
  });

  it('is not remediated by a file that could be looked at in part only', () => {
    const life = only(through({ number: 1, findings: [finding()] }));
    const doubtful = observe({ lives: new Map([[KEY, life]]) }, {
      seen: analysis(2),
      at: minute(2),
      detection: { findings: [], coverage: [{ path: life.file_path, status: 'covered' }, { path: life.file_path, status: 'partial' }] },
      attributionOf: () => SOMEBODY,
      byFingerprint: new Map(),
      formers: new Map(),
    });
    expect(doubtful.changed).toEqual([]);
  });

  it('follows a later run of the same submission, whatever its id, and not one of an overtaken push', () => {
    const submitted = analysis(3, { analysis_id: `an_${'f'.repeat(32)}` });
    const [again, later] = [analysis(3, { analysis_id: `an_${'0'.repeat(32)}`, again_at: minute(20) }), analysis(4)];
    expect([isEarlier(submitted, again), isEarlier(again, submitted), isEarlier(again, later), isEarlier(later, again)]).toEqual([true, false, true, false]);
    expect(isEarlier(again, { ...again, again_at: minute(21), analysis_id: `an_${'0'.repeat(31)}1` })).toBe(true);
  });

  it('ignores an analysis that a newer one has overtaken', () => {
    const before = through({ number: 5, covered: ['api/orders.py'] });
    expect(after(before, { number: 3, findings: [finding()] })).toEqual(before);
  });

  it('is suppressed while a suppression holds, and open from the moment on that it runs out', () => {
    const rule = suppression({ expires_at: minute(60) });
    const held = only(through({ number: 1, findings: [finding()] }, { number: 3, findings: [finding()], suppressions: [rule] }));
    expect(held).toMatchObject({ status: 'suppressed', suppressed_at: minute(3), suppression: rule });
    expect(lifeAt(held, minute(59)).status).toBe('suppressed');
    const open = lifeAt(held, minute(100));
    expect(open).toMatchObject({ status: 'open', reopened_at: minute(60) });
    expect(open.history.at(-1)).toMatchObject({ type: 'finding_reopened', cause: 'expired', at: minute(60) });
    // Whoever looks, and whenever: the same event.
    expect(settled(held, [rule], minute(70)).history.at(-1)).toEqual(open.history.at(-1));
  });

  it('is open again where a line under the suppression has changed, and where it was taken back', () => {
    const held = settled(detected(undefined, finding(), analysis(1), SOMEBODY), [suppression()], minute(3));
    const changed = { ...finding(), trail: { line_digest: 'l2', content_fingerprint: 'c' } };
    expect(told(settled(detected(held, changed, analysis(4), SOMEBODY), [suppression()], minute(4))).at(-1)).toBe('finding_reopened line_changed');
    expect(told(settled(held, [], minute(4), { actor: 'bob' })).at(-1)).toBe('finding_reopened unsuppressed');
  });

  it('keeps the first event and the last of a long life, and counts all', () => {
    let life = detected(undefined, finding(), analysis(1), SOMEBODY);
    for (let number = 2; number < 2 + 2 * HISTORY_CAP; number += 2) {
      life = detected(missed(life, analysis(number), minute(number)), finding(), analysis(number + 1), SOMEBODY);
    }
    expect(life.history).toHaveLength(HISTORY_CAP);
    expect(life.history[0]?.type).toBe('finding_opened');
    expect(life.history_total).toBe(2 * HISTORY_CAP + 1);
  });
});

describe('a file that gets another name', () => {
  const whole = (path: string, fingerprint: string, file_digest = 'whole'): Finding =>
    finding({ file_path: path, fingerprint, trail: { line_digest: 'l1', content_fingerprint: 'c', file_digest } });
  const [OLD, NEW_NAME] = ['a'.repeat(32), 'b'.repeat(32)];
  const rule = suppression({ fingerprint: OLD });

  it('takes its findings, their history and their suppressions along', () => {
    const pull = through(
      { number: 1, findings: [whole('a.py', OLD)], suppressions: [rule] },
      { number: 2, findings: [whole('b.py', NEW_NAME)], suppressions: [rule] },
    );
    expect(only(pull, NEW_NAME)).toMatchObject({ status: 'suppressed', detected_at: minute(1), moved_from: 'a.py', file_path: 'b.py' });
    expect(told(only(pull, NEW_NAME))).toEqual(['finding_opened', 'finding_suppressed']);
    expect(only(pull, OLD)).toMatchObject({ moved_to: NEW_NAME });
  });

  it.each<[string, Finding[], string[], string]>([
    ['the old file is still there', [whole('b.py', NEW_NAME)], ['a.py', 'b.py'], 'base'],
    ['the rest of the file is another', [whole('b.py', NEW_NAME, 'other')], ['b.py'], 'base'],
    ['two files have the snippet', [whole('b.py', NEW_NAME), whole('c.py', 'c'.repeat(32))], ['b.py', 'c.py'], 'base'],
    ['the change starts elsewhere, so that absence says nothing', [whole('b.py', NEW_NAME)], ['b.py'], 'later'],
  ])('does not lend its suppressions where %s', (_name, findings, covered, base) => {
    const pull = through(
      { number: 1, findings: [whole('a.py', OLD)], suppressions: [rule] },
      { number: 2, findings, covered, suppressions: [rule], base },
    );
    for (const { fingerprint } of findings) expect(only(pull, fingerprint).status).toBe('open');
  });
});

describe('applySuppressions', () => {
  const at = (number: number, suppressions: Suppression[], one = finding()) =>
    applySuppressions([one], { byFingerprint: Map.groupBy(suppressions, ({ fingerprint }) => fingerprint), formers: new Map(), at: minute(number), honoured: [] })[0]!;

  it.each<[string, Suppression, boolean]>([
    ['this repository', suppression({ repo: 'ACME/Shop' }), true],
    ['another repository', suppression({ repo: 'acme/web' }), false],
    ['this pull request', suppression({ scope: 'pull_request', pr_number: '42' }), true],
    ['another pull request', suppression({ scope: 'pull_request', pr_number: '43' }), false],
    ['everywhere', suppression({ scope: 'everywhere' }), true],
    ['this repository, run out', suppression({ expires_at: minute(9) }), false],
    ['this repository, of other lines', suppression({ line_digests: ['l2'] }), false],
    ['this repository, of lines that nobody knows', suppression({ line_digests: [] }), true],
  ])('a suppression for %s', (_name, rule, held) => {
    expect(at(10, [rule]).status).toBe(held ? 'suppressed' : 'open');
  });

  it('shows the narrowest', () => {
    const narrow = suppression({ scope: 'pull_request', pr_number: '42', reason: 'narrow' });
    expect(at(10, [suppression(), narrow, suppression({ scope: 'everywhere' })]).suppression).toMatchObject({ reason: 'narrow', actor: 'ada' });
  });

  it('hears comments in the source only where they are honoured', () => {
    const comment = { file_path: 'api/orders.py', line_number: 4, tool: 'bandit', text: 'nosec' };
    const none = { byFingerprint: new Map(), formers: new Map(), at: minute(1) };
    expect(applySuppressions([finding()], { ...none, honoured: [] })[0]?.status).toBe('open');
    expect(applySuppressions([finding()], { ...none, honoured: [comment] })[0]).toMatchObject({ status: 'suppressed', suppression: { kind: 'in_source' } });
  });
});

describe('every life', () => {
  const rules = [suppression(), suppression({ reason: 'again', expires_at: minute(8) }), suppression({ scope: 'pull_request', pr_number: '42' })];
  const step = fc.record({
    shown: fc.subarray(['1', '2', '3'].map((name) => finding({ fingerprint: name.repeat(32) }))),
    covered: fc.boolean(),
    held: fc.subarray(rules.map((rule) => ({ ...rule, fingerprint: '1'.repeat(32) }))),
  });
  const lifeOf = (steps: { shown: Finding[]; covered: boolean; held: Suppression[] }[]) =>
    steps.map(({ shown, covered, held }, index): Step => ({ number: index + 1, findings: shown, covered: covered ? ['api/orders.py'] : [], suppressions: held }));

  it('is told by its history: the last event says its status, and no two events have one id', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const ids: string[] = [];
        for (const life of through(...lifeOf(steps)).lives.values()) {
          const says = { finding_opened: 'open', finding_reopened: 'open', finding_suppressed: 'suppressed', finding_remediated: 'remediated' };
          expect(says[life.history.at(-1)!.type]).toBe(life.status);
          expect(life.suppression !== undefined).toBe(life.status === 'suppressed');
          expect(life.remediated_at !== undefined).toBe(life.status === 'remediated');
          expect(life.history_total).toBe(life.history.length);
          ids.push(...life.history.map(({ event_id }) => event_id));
        }
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('is the same when an analysis is written down twice, and so are the events that it made', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let lives = NEW;
        for (const one of lifeOf(steps)) {
          const once = after(lives, one);
          const twice = after(once, one);
          expect(twice).toEqual(once);
          const made = { analysis_id: analysis(one.number).analysis_id };
          expect(eventsOf([...twice.lives.values()], made)).toEqual(eventsOf([...once.lives.values()], made));
          lives = once;
        }
      }),
    );
  });

  it('never loses a finding: what was shown once stays readable', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const shown = new Set(steps.flatMap((one) => one.shown.map(({ fingerprint }) => fingerprint)));
        expect(new Set(through(...lifeOf(steps)).lives.keys())).toEqual(shown);
      }),
    );
  });
});
