import { type AnalysisRecord, decidedAgain, DEFAULT_POLICY, deriveId, detectionFor, reanalysisOf, type ReviewFact, waitingStages } from '@provenance/domain';
import { PermanentError, type ExportRequest, type ExportRequests } from '@provenance/queue';
import { FindingStore, InMemoryAnalysisStore, InMemoryFindingRecords, InMemoryDecidedIndex, InMemoryDecisionLogStore, InMemoryAnalyticsStore, InMemoryOpenLedger, InMemoryPolicyStore, InMemoryReviewFactStore } from '@provenance/store';
import { SAMPLE_DECISION, SAMPLE_DETECTION, SAMPLE_LINES, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { PolicySource } from '../policies/policy-source.ts';
import { FindingRegister } from '../findings/finding-register.ts';
import { AnalyseHandler } from './analyse.handler.ts';
import { Notary } from '../attestation/notary.ts';
import { SAMPLE_KEYS, SAMPLE_PROOF } from '../attestation/attestation.example.ts';
import { DecisionLog } from '../decision-log/decision-log.ts';
import { DecideHandler } from './decide.handler.ts';

const ID = SAMPLE_RECORD.analysis_id;
const record: AnalysisRecord = {
  ...SAMPLE_RECORD,
  status: 'in_progress',
  stages: waitingStages(),
};
delete record.findings_total;
const body = Buffer.from(
  JSON.stringify({
    repo: 'acme/shop',
    pr_number: 42,
    base_sha: 'abc123',
    head_sha: 'def456',
    provenance_data: { changed_lines: [{ file_path: 'api/orders.py', line_number: 128, change_type: 'added', content: 'x' }] },
  }),
);

const fail = (...said: unknown[]): never => {
  throw new Error(`the log of the process was told ${JSON.stringify(said)}`);
};

async function setUp() {
  const store = new InMemoryAnalysisStore(new InMemoryOpenLedger());
  const counted: unknown[][] = [];
  const metrics = { add: (...args: unknown[]) => void counted.push(args), record: () => undefined };
  await store.accept({ record, body });
  const analytics = new InMemoryAnalyticsStore(undefined, () => Date.parse(record.created_at));
  const reviews = new InMemoryReviewFactStore(analytics);
  const log = new InMemoryDecisionLogStore();
  const decisionLog = new DecisionLog(log, SAMPLE_KEYS, { chosen: undefined, ofNew: 'log.example.com' }, { error: fail, warn: fail });
  const notary = new Notary(store, decisionLog, { keys: SAMPLE_KEYS, repositoryUrl: 'https://github.com', serviceUrl: 'http://localhost:8000' });
  const [policies, decided] = [new InMemoryPolicyStore(), new InMemoryDecidedIndex()];
  const source = new PolicySource(policies, undefined);
  const exported: ExportRequest[] = [];
  const exports: ExportRequests = { add: async (requests) => void exported.push(...requests) };
  const said: unknown[] = [];
  const processLog = { info: (fields: unknown) => void said.push(fields) };
  const register = new FindingRegister(new FindingStore(new InMemoryFindingRecords()), reviews, analytics, exports);
  const decide = new DecideHandler(store, reviews, { policy: DEFAULT_POLICY, repositoryUrl: 'https://github.com', policies: source, register }, metrics, notary, decided);
  return { policies, source, decided, log, store, analytics, reviews, counted, decide, exported, said, analyse: new AnalyseHandler(store, analytics, reviews, metrics, exports, processLog) };
}

describe('decide', () => {
  it('keeps the decision and drops the contents', async () => {
    const { store, decide, counted } = await setUp();
    await store.saveLines(ID, SAMPLE_LINES);
    await store.saveDetection(ID, SAMPLE_DETECTION);
    await expect(decide.run(ID)).resolves.toEqual({ status: 'completed' });
    expect(await store.decision(ID)).toMatchObject({ outcome: 'block', degraded: [], analysis_id: ID });
    expect(await store.body(ID)).toBeUndefined();
    expect(counted).toEqual([['provenance_decisions_total', { outcome: 'block' }]]);
  });

  it('leaves the first decision and counts it once when it runs again', async () => {
    const { store, decide, counted } = await setUp();
    await store.saveLines(ID, SAMPLE_LINES);
    await store.saveDetection(ID, SAMPLE_DETECTION);
    await decide.run(ID);
    const first = await store.decision(ID);
    await decide.run(ID);
    expect(await store.decision(ID)).toEqual(first);
    expect(counted).toHaveLength(1);
  });

  it('proves the decision in the same step, and enters it into the log once', async () => {
    const { store, log, decide } = await setUp();
    await store.saveLines(ID, SAMPLE_LINES);
    await store.saveDetection(ID, SAMPLE_DETECTION);
    await decide.run(ID);
    const [first, evidence, decision] = [await store.attestation(ID), await store.evidence(ID), await store.decision(ID)];
    expect(first).toMatchObject({ signed: { key_id: 'example', algorithm: 'EdDSA' } });
    expect(JSON.parse(evidence!.toString())).toMatchObject({ decision: { decided_at: decision!.decided_at }, lines: [{}], findings: [{}] });
    await decide.run(ID);
    expect(await store.attestation(ID)).toEqual(first);
    expect((await log.entries(0, 9)).map((entry) => JSON.parse(String(entry)) as object)).toEqual([
      expect.objectContaining({ decision_id: decision!.decision_id, outcome: 'block', envelope_sha256: first!.signed!.envelope_sha256, evidence_sha256: first!.evidence_sha256 }),
    ]);
  });

  it('enters a decision into the log that a run before made and did not live to enter', async () => {
    const { store, log, decide } = await setUp();
    await store.saveDecision(ID, SAMPLE_DECISION, SAMPLE_PROOF);
    await decide.run(ID);
    expect(await log.indexesOf([SAMPLE_DECISION.decision_id])).toEqual([0]);
    expect(await store.attestation(ID)).toEqual(SAMPLE_PROOF.attestation);
  });

  it('takes the lines for unknown when enrich failed, and says so', async () => {
    const { store, decide } = await setUp();
    await store.saveDetection(ID, { ...SAMPLE_DETECTION, findings: [] });
    await store.stageFinished(ID, 'enrich', record.updated_at, { status: 'degraded', reason: 'GitHub is away' });
    await decide.run(ID);
    expect(await store.decision(ID)).toMatchObject({
      outcome: 'allow',
      degraded: ['enrich: GitHub is away'],
      risk_summary: { coverage: { total_lines: 1, unknown_line_count: 1 } },
    });
    expect(await store.lines(ID)).toHaveLength(1);
  });

  it('says that the attribution is missing even when no stage said why', async () => {
    const { store, decide } = await setUp();
    await store.saveDetection(ID, SAMPLE_DETECTION);
    await decide.run(ID);
    expect((await store.decision(ID))?.degraded).toEqual(['enrich: it did not finish']);
  });

  it('states that detect was degraded', async () => {
    const { store, decide } = await setUp();
    await store.saveLines(ID, SAMPLE_LINES);
    await store.saveDetection(ID, SAMPLE_DETECTION);
    await store.stageFinished(ID, 'detect', record.updated_at, { status: 'degraded', reason: '1 file uncovered' });
    await decide.run(ID);
    expect((await store.decision(ID))?.degraded).toEqual(['detect: 1 file uncovered']);
  });

  it('hears what the review says', async () => {
    const { store, reviews, decide } = await setUp();
    await store.saveLines(ID, SAMPLE_LINES);
    await store.saveDetection(ID, { ...SAMPLE_DETECTION, findings: [] });
    const counters = { bot_block_overrides: 1, force_push_after_approval: 1 };
    const fact = { repo: record.repo, pr_number: record.pr_number, snapshot_at: record.updated_at, counters, could_not_tell: [] };
    await reviews.save(fact as unknown as ReviewFact);
    await decide.run(ID);
    const decision = await store.decision(ID);
    expect(decision?.risk_summary).toMatchObject({ bot_block_overrides: 1, force_push_after_approval: 1 });
    expect(decision?.reasons.map(({ rule_id }) => rule_id)).toEqual(['bot-block-bypassed', 'force-push-after-approval']);
  });

  describe('under policies', () => {
    const draft = (source: string) => ({ name: 'p', digest: source, source, description: '', repos: ['acme/*'], on_error: 'block' as const });
    const RULE = 'name: p\nrules: [{id: any, for: finding, outcome: warn, message: Found.}]';

    async function decidedUnder(source: string, repos = ['acme/*']) {
      const parts = await setUp();
      await parts.policies.put({ ...draft(source), repos }, record.created_at);
      await parts.store.saveLines(ID, SAMPLE_LINES);
      await parts.store.saveDetection(ID, { ...SAMPLE_DETECTION, findings: SAMPLE_DETECTION.findings.map((finding) => ({ ...finding, severity: 'low' })) });
      await parts.decide.run(ID);
      return { ...parts, decision: await parts.store.decision(ID) };
    }

    it('decides by those of the repository, and names them', async () => {
      const { decision } = await decidedUnder(RULE);
      expect(decision).toMatchObject({ outcome: 'warn', reasons: [{ rule_id: 'p/any' }], policy: { name: 'builtin' }, policies: [{ name: 'p', version: '1' }] });
    });

    it('never takes a policy that can no longer be read for one that allows', async () => {
      const { decision } = await decidedUnder('name: p\nwhat: this');
      expect(decision).toMatchObject({ outcome: 'block', reasons: [{ rule_id: 'p/policy', could_not_tell: true }] });
      expect((await decidedUnder('name: p\nwhat: this', ['other/*'])).decision).toMatchObject({ outcome: 'allow', reasons: [] });
    });

    it('sees a new version at once, and one that was taken out of use', async () => {
      const { policies, source } = await decidedUnder(RULE);
      await policies.put(draft(`${RULE} `), record.created_at);
      expect((await source.all()).map(({ identity }) => identity.version)).toEqual(['2']);
      await policies.disable('p', record.created_at);
      expect(await source.all()).toEqual([]);
    });

    it('enters the index of decisions, also when it was decided before', async () => {
      const { decided, decide, decision } = await decidedUnder(RULE);
      const at = Date.parse(decision?.decided_at ?? '');
      await decide.run(ID);
      expect(await decided.between(at, at, { offset: 0, limit: 9 })).toEqual([ID]);
    });
  });

  it('never decides over a change that GitHub did not tell', async () => {
    const { store, decide } = await setUp();
    await store.replaceBody(ID, Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), provenance_data: { source: 'github' } })));
    await store.saveDetection(ID, SAMPLE_DETECTION);
    await store.stageFinished(ID, 'enrich', record.updated_at, { status: 'degraded', reason: 'GitHub is away' });
    await expect(decide.run(ID)).rejects.toThrow('What the pull request changes is not known. enrich: GitHub is away');
    expect(await store.decision(ID)).toBeUndefined();
  });

  it('never decides without what detect found', async () => {
    const { store, decide } = await setUp();
    await store.saveLines(ID, SAMPLE_LINES);
    await expect(decide.run(ID)).rejects.toBeInstanceOf(PermanentError);
    expect(await store.decision(ID)).toBeUndefined();
  });
});

describe('analyse', () => {
  async function decided() {
    const parts = await setUp();
    await parts.store.saveLines(ID, SAMPLE_LINES);
    await parts.store.saveDetection(ID, SAMPLE_DETECTION);
    await parts.decide.run(ID);
    return parts;
  }

  it('completes the analysis with its facts', async () => {
    const { store, analyse } = await decided();
    await analyse.run(ID);
    expect(await store.get(ID)).toMatchObject({ status: 'completed', findings_total: 1 });
    expect(await store.facts(ID)).toMatchObject([
      {
        agent_id: 'claude-3-opus',
        repo: 'acme/shop',
        counters: { lines: 1, 'finding:critical:sqli': 1, analyses: 1, 'decision:block': 1, 'complexity:1': 1 },
      },
    ]);
  });

  it('changes and counts nothing when it runs again', async () => {
    const { store, analyse, counted, exported, said } = await decided();
    await analyse.run(ID);
    // The finding that decide has opened, and then the analysis: asked for again, for whoever asked may have died.
    expect(exported.map(({ kind }) => kind)).toEqual(['finding', 'analysis', 'review']);
    const [before, facts, sums] = [await store.get(ID), await store.facts(ID), counted.length];
    await analyse.run(ID);
    expect([await store.get(ID), await store.facts(ID), counted.length]).toEqual([before, facts, sums]);
    expect(said).toEqual([{ analysis_id: ID, outcome: 'block', findings: 1, seconds: expect.any(Number) }]);
  });

  it('counts from where a failed one was opened again: its failure was counted, and the outage is no time of its repair', async () => {
    const { store, analyse, said } = await decided();
    const opened = '2100-01-01T00:00:00.000Z';
    await store.fail(ID, { stage: 'decide', reason: 'away' }, opened);
    await store.reopen(ID, opened);
    await analyse.run(ID);
    expect((said as { seconds: number }[]).map(({ seconds }) => seconds < 0)).toEqual([true]);
  });

  it('counts the code of the analysis and the review of its pull request, once', async () => {
    const { store, reviews, analytics, analyse } = await decided();
    const at = new Date().toISOString();
    const fact = { repo: record.repo, pr_number: record.pr_number, agent_id: 'claude-3-opus', at, snapshot_at: at, counters: { pull_requests: 1 }, could_not_tell: [] };
    await reviews.save(fact as unknown as ReviewFact);
    const sums = async () => {
      const [found] = await analytics.sums({ windows: [{ from: 0, to: Date.now() + 1 }], families: ['code', 'review'], by: 'agent' });
      const tally = found?.get('claude-3-opus');
      return [tally?.get('lines'), tally?.get('pull_requests')];
    };
    // Died between completing and counting: the job comes again.
    await store.complete(ID, at, { findings_total: 1, facts: [{ analysis_id: ID, repo: record.repo, agent_id: 'claude-3-opus', at, counters: { lines: 1 } }] });
    expect(await sums()).toEqual([undefined, undefined]);
    await analyse.run(ID);
    await analyse.run(ID);
    expect(await sums()).toEqual([1, 1]);
  });

  it('counts a later run in the place of the first, in the moment of the first, and names it there', async () => {
    const { store, analytics, decide, analyse } = await decided();
    await analyse.run(ID);
    const [facts, first] = [(await store.facts(ID))!, (await store.get(ID))!];
    const again = deriveId('an', 'again');
    const reanalysis = reanalysisOf(first, facts, 'results', new Date(Date.now() + 1).toISOString());
    const [kept, proof] = [[...SAMPLE_LINES, { ...SAMPLE_LINES[0]!, line_number: 7 }], await store.attestation(ID)];
    await store.acceptKept({ record: decidedAgain(first, again, reanalysis), lines: kept, detection: detectionFor(again, { ...SAMPLE_DETECTION, findings: [] }) });
    await decide.run(again);
    await analyse.run(again);
    await analyse.run(ID);
    const at = Date.parse(facts[0]!.at);
    const [found] = await analytics.sums({ windows: [{ from: at, to: at + 1 }], families: ['code'], by: 'agent' });
    const tally = found?.get('claude-3-opus');
    expect([tally?.get('lines'), tally?.get('analyses'), tally?.get('finding:critical:sqli')]).toEqual([2, 1, 0]);
    expect(await store.get(ID)).toEqual({ ...first, replaced_by: again });
    expect([await store.attestation(ID), (await store.decision(again))?.outcome]).toEqual([proof, 'allow']);
  });

  it('fails for good when there is no decision', async () => {
    const { analyse } = await setUp();
    await expect(analyse.run(ID)).rejects.toBeInstanceOf(PermanentError);
  });
});
