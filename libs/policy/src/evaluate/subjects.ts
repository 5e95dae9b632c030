import {
  agentOf,
  coverageByFile,
  fileEvidence,
  findingEvidence,
  languageOf,
  lineEvidence,
  openFindings,
  pullRequestEvidence,
  type AttributedLine,
  type DecisionEvidence,
  type Finding,
  type RuleContext,
} from '@provenance/domain';
import type { ListLengths } from '../condition/compile-condition.ts';
import { FactTable, type Variables } from '../condition/fact-table.ts';
import { ChangeFacts, CoverageFacts, FileFacts, FindingFacts, LinesFacts, ReviewFacts, type Facts } from '../condition/facts.ts';
import type { Subject } from '../document/policy-document.ts';
import type { Scoped } from '../scope/scope.ts';
import { Shares } from './shares.ts';

/** One thing that rules look at, as scopes and evidence take it. */
export interface Looked {
  scoped: Scoped;
  evidence: () => DecisionEvidence[];
}

/** All of one kind, and the row of facts of each. */
interface Kind {
  looked: readonly Looked[];
  facts: FactTable;
}

const MESSAGE_LENGTH = 1_000;

/** Everything that the rules of policies look at in one change, in one order whatever the order of the input. */
export class Subjects {
  readonly lengths: ListLengths;
  readonly #context: RuleContext;
  readonly #byKind: Readonly<Record<Subject, Kind>>;
  readonly #shares = new Map<string, Shares>();
  readonly #whole = new Shares();
  readonly #open: Finding[];
  readonly #lists = new Map<string, readonly string[]>();

  constructor(context: RuleContext) {
    const { lines } = context.input;
    this.#context = context;
    this.#open = openFindings(context.input).sort(byPlace);
    for (const line of lines) {
      this.#whole.add(line);
      this.sharesOf(line.file_path).add(line);
    }
    const common = { change: new ChangeFacts(this.#changeFacts()), coverage: new CoverageFacts(coverageFacts(context)), review: new ReviewFacts(reviewFacts(context)) };
    const files = this.#fileFacts();
    const groups = this.#groups();
    const open = this.#open.map((finding) => ({ finding, facts: new FindingFacts(this.#findingFacts(finding)) }));
    const lists = { findings: open.map(({ facts }) => facts), authored: groups.map(({ facts }) => facts), files: [...files.values()] };
    this.lengths = { findings: open.length, authored: groups.length, files: files.size };
    this.#byKind = {
      finding: kindOf(open, ({ finding, facts }) => ({
        scoped: this.scopedFinding(finding),
        variables: { finding: facts, file: files.get(finding.file_path), ...common },
        evidence: once(() => findingEvidence(context, [finding])),
      })),
      lines: kindOf(groups, ({ of, facts }) => ({
        scoped: this.scopedLine(of[0]!),
        variables: { lines: facts, file: files.get(of[0]!.file_path), ...common },
        evidence: once(() => lineEvidence(context.input, of)),
      })),
      file: kindOf([...files], ([path, file]) => ({
        scoped: this.scopedFile(path),
        variables: { file, ...common },
        evidence: once(() => [fileEvidence(context.input, path)]),
      })),
      change: kindOf([common], () => ({ scoped: this.scopedChange(), variables: { ...common, ...lists }, evidence: once(() => [pullRequestEvidence(context.input)]) })),
    };
  }

  of(subject: Subject): Kind {
    return this.#byKind[subject];
  }

  sharesOf(path: string): Shares {
    const known = this.#shares.get(path) ?? new Shares();
    this.#shares.set(path, known);
    return known;
  }

  scopedFinding(finding: Finding): Scoped {
    const { agent_id, contributor } = this.#context.index.attributionOf(finding);
    const { file_path: path, category, severity } = finding;
    return { ...this.scopedFile(path), agent: agent_id, contributor, category, severity };
  }

  scopedLine({ file_path, verdict }: AttributedLine): Scoped {
    return { ...this.scopedFile(file_path), agent: agentOf(verdict), contributor: verdict.contributor };
  }

  scopedFile(path: string): Scoped {
    return { path, shareOf: (contributor) => this.sharesOf(path).of(contributor) };
  }

  scopedChange(): Scoped {
    return { shareOf: (contributor) => this.#whole.of(contributor) };
  }

  #changeFacts(): Facts<'change'> {
    const { input, summary } = this.#context;
    const { repo, pr_number, branch = '' } = input.analysis;
    return {
      repo,
      pr: pr_number,
      branch,
      ...written(this.#whole),
      files: BigInt(this.#shares.size),
      findings: BigInt(summary.findings_total),
      critical: BigInt(summary.findings_by_severity.critical),
      high: BigInt(summary.findings_by_severity.high),
      risk_score: BigInt(summary.risk_score),
      agents: [...new Set(input.lines.flatMap(({ verdict }) => verdict.agent_id ?? []))].sort(),
      degraded: input.degraded.length > 0,
    };
  }

  #fileFacts(): Map<string, FileFacts> {
    const { lines, detection } = this.#context.input;
    const coverage = new Map(coverageByFile(lines, detection).map(({ path, status }) => [path, status]));
    const findings = Map.groupBy(this.#open, ({ file_path }) => file_path);
    const paths = [...new Set([...lines.map(({ file_path }) => file_path), ...coverage.keys(), ...findings.keys()])].sort();
    const named = new Map(lines.flatMap(({ file_path, language }) => (language === undefined ? [] : [[file_path, language] as const])));
    return new Map(paths.map((path) => {
      const facts: Facts<'file'> = {
        path,
        language: named.get(path) ?? languageOf(path),
        ...written(this.sharesOf(path)),
        findings: BigInt(findings.get(path)?.length ?? 0),
        // Only a file of which nothing is left is spoken of by nobody.
        coverage: coverage.get(path) ?? 'skipped',
      };
      return [path, new FileFacts(facts)];
    }));
  }

  #groups(): { of: AttributedLine[]; facts: LinesFacts }[] {
    const key = ({ file_path, verdict }: AttributedLine): string => JSON.stringify([file_path, verdict.contributor, agentOf(verdict), verdict.attestation]);
    const groups = Map.groupBy(this.#context.input.lines, key);
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => ({ of, facts: new LinesFacts(lineFacts(of)) }));
  }

  /** One list for all that hold the same, so that conditions on them are evaluated once. */
  #same(list: readonly string[]): readonly string[] {
    const key = JSON.stringify(list);
    const known = this.#lists.get(key) ?? list;
    this.#lists.set(key, known);
    return known;
  }

  #findingFacts(finding: Finding): Facts<'finding'> {
    const { agent_id, contributor, confidence } = this.#context.index.attributionOf(finding);
    return {
      rule: finding.rule_key,
      category: finding.category,
      severity: finding.severity,
      confidence: finding.confidence,
      path: finding.file_path,
      language: languageOf(finding.file_path),
      start_line: BigInt(finding.start_line),
      end_line: BigInt(finding.end_line),
      message: finding.message.slice(0, MESSAGE_LENGTH),
      cwe: this.#same(finding.cwe),
      engine: finding.engine_name,
      relation: finding.relation,
      contributor,
      agent: agent_id,
      attribution: confidence,
      silenced: finding.suppression_attempt === true,
    };
  }
}

function kindOf<T>(subjects: readonly T[], describe: (subject: T) => Looked & { variables: Variables }): Kind {
  const described = subjects.map(describe);
  return { looked: described, facts: new FactTable(described.map(({ variables }) => variables)) };
}

/** Two hundred rules may point at the same place. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function written(shares: Shares): Pick<Facts<'change'>, 'count' | 'share_ai' | 'share_human' | 'share_unknown'> {
  return { count: BigInt(shares.total), share_ai: shares.of('ai'), share_human: shares.of('human'), share_unknown: shares.of('unknown') };
}

function lineFacts(of: readonly AttributedLine[]): Facts<'lines'> {
  const { file_path, verdict } = of[0]!;
  const language = of.find((line) => line.language !== undefined)?.language ?? languageOf(file_path);
  return {
    path: file_path,
    language,
    contributor: verdict.contributor,
    agent: agentOf(verdict),
    attestation: verdict.attestation,
    count: BigInt(of.length),
    deleted: BigInt(of.filter(({ change_type }) => change_type === 'deleted').length),
    confidence: of.reduce((least, line) => Math.min(least, line.verdict.confidence), 1),
    complexity: BigInt(of.reduce((sum, { complexity = 0 }) => sum + complexity, 0)),
  };
}

function coverageFacts({ summary }: RuleContext): Facts<'coverage'> {
  const { files_total, files_covered, files_partial, files_uncovered, files_skipped } = summary.detection_coverage;
  const asked = files_total - files_skipped;
  return {
    files: BigInt(files_total),
    covered: BigInt(files_covered),
    partial: BigInt(files_partial),
    uncovered: BigInt(files_uncovered),
    skipped: BigInt(files_skipped),
    percent: asked === 0 ? 100 : (files_covered * 100) / asked,
  };
}

function reviewFacts({ input }: RuleContext): Facts<'review'> {
  const { review } = input;
  const told = (name: keyof NonNullable<typeof review>): bigint => {
    if (review === undefined) throw new Error('nothing is known of the review');
    return BigInt(review[name]);
  };
  return {
    known: review !== undefined,
    get bot_block_overrides() {
      return told('bot_block_overrides');
    },
    get bot_block_resolved() {
      return told('bot_block_resolved');
    },
    get force_push_after_approval() {
      return told('force_push_after_approval');
    },
  };
}

function byPlace(a: Finding, b: Finding): number {
  const key = ({ file_path, rule_key, finding_id }: Finding): string => JSON.stringify([file_path, rule_key, finding_id]);
  return a.file_path === b.file_path ? a.start_line - b.start_line || (key(a) < key(b) ? -1 : 1) : a.file_path < b.file_path ? -1 : 1;
}
