import { Argument, Option } from 'commander';
import { DEFAULT_POLICY, type Decision, type DecisionInput } from '@provenance/domain';
import { caseInput, decideUnder, explain, readCases, type RuleExplanation } from '@provenance/policy';
import { UsageError, exitOf } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import type { FailOn } from '@provenance/report';
import { define, type Context } from '../command.ts';
import { API_URL, FAIL_ON, JSON_OUT, TIMEOUT } from '../options.ts';
import { analysisInput } from './analysis-input.ts';
import { explanationText } from './explanation-text.ts';
import { openPolicy, readText } from './policy-file.ts';

interface ExplainOptions extends ServiceOptions {
  fixture?: string;
  case?: string;
  analysis?: string;
  failOn: FailOn;
  json: boolean;
}

/** What a policy says of one change. */
export interface Explained {
  /** The case, or the analysis. */
  of: string;
  decision: Decision;
  rules: RuleExplanation[];
}

export const policyExplain = define<ExplainOptions>({
  usage: 'explain',
  summary: 'show which rule of a policy fires on which line, and why',
  description:
    'Decides changes under a policy on this machine, and says of every rule where it fired, what was exempted, and what could ' +
    'not be told: the cases of a file, or an analysis of the service. Built-in rules run with their defaults.',
  words: [new Argument('<file>', 'the policy, YAML or JSON')],
  options: [
    new Option('--fixture <file>', 'a file of cases; the policy that it holds is left out'),
    new Option('--case <name>', 'only the case of this name'),
    new Option('--analysis <id>', 'an analysis of the service'),
    API_URL(), TIMEOUT(60), FAIL_ON(), JSON_OUT(),
  ],
  examples: [
    ['provenance policy explain payments.yaml --fixture payments.cases.yaml', 'on cases'],
    ['provenance policy explain payments.yaml --analysis an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f', 'on what was submitted'],
  ],
  async run(options, context, [file = '']) {
    const policy = openPolicy(context.process.cwd, file);
    const inputs = await inputsOf(options, context);
    const explained = inputs.map(([of, input]): Explained => {
      const { decision, reports } = decideUnder([policy], input);
      return { of, decision, rules: explain(reports) };
    });
    const { terminal } = context;
    await terminal.answerLine(options.json ? JSON.stringify({ changes: explained }) : explained.map((one) => explanationText(one, terminal.paint)).join('\n\n'));
    return Math.max(...explained.map(({ decision }) => exitOf(decision.outcome, options.failOn))) as ReturnType<typeof exitOf>;
  },
});

async function inputsOf(options: ExplainOptions, { process }: Context): Promise<[string, DecisionInput][]> {
  const { fixture, analysis } = options;
  if ((fixture === undefined) === (analysis === undefined)) throw new UsageError('one of --fixture and --analysis says what to explain');
  if (analysis !== undefined) return [[analysis, await analysisInput(connect(options, process), analysis)]];
  const { cases } = casesOf(readText(process.cwd, fixture!), fixture!);
  const chosen = cases.filter(({ name }) => options.case === undefined || name === options.case);
  if (chosen.length === 0) throw new UsageError(`${fixture} has no case ${JSON.stringify(options.case)}`);
  return chosen.map(({ name, given }) => [name, caseInput(given, DEFAULT_POLICY)]);
}

function casesOf(text: string, file: string): ReturnType<typeof readCases> {
  try {
    return readCases(text);
  } catch (error) {
    throw new UsageError(`${file} is no file of cases: ${(error as Error).message}`);
  }
}
