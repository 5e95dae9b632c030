import { Argument, Option } from 'commander';
import { DECISION_PREDICATE_TYPE, verifyBundle, type BundleCheck, type DecisionPredicate, type Statement } from '@provenance/domain';
import { plain, type Paint } from '@provenance/report';
import { EXIT, UsageError } from '../../io/exit-code.ts';
import { readGiven } from '../../io/given-file.ts';
import { trustedKeys, type KeyOptions } from '../../settings/trusted-keys.ts';
import { define } from '../command.ts';
import { JSON_OUT, KEY, JWKS } from '../options.ts';

interface VerifyOptions extends KeyOptions {
  evidence?: string;
  commit?: string;
  checkpoint?: string;
  inclusion?: string;
  json: boolean;
}

export const verify = define<VerifyOptions>({
  usage: 'verify',
  summary: 'verify a signed decision, offline',
  description:
    'Checks the signature of a decision, what it is about, and what else is given; one line a check. The bundle may be the answer of any form of /v1/analysis/{id}/bundle. Nothing is fetched: get the keys from where you trust them.',
  words: [new Argument('<bundle>', 'file with the signed decision')],
  options: [
    KEY(),
    JWKS(),
    new Option('--evidence <file>', 'the evidence document, as /v1/analysis/{id}/evidence answered it'),
    new Option('--commit <sha>', 'the commit that the decision must be about'),
    new Option('--checkpoint <file>', 'a signed head of the decision log that the decision must stand in; needs --inclusion'),
    new Option('--inclusion <file>', 'the answer of /v1/log/proof/inclusion for the size of that head'),
    JSON_OUT(),
  ],
  examples: [
    ['provenance verify bundle.json --jwks keys.json --evidence evidence.json', 'signature, subjects and evidence'],
    ['provenance verify bundle.json --key signer.pem --checkpoint head.txt --inclusion proof.json', 'and that the log has it'],
  ],
  async run({ evidence, commit, checkpoint, inclusion, json, ...from }, { process, terminal }, [bundle = '']) {
    const keys = trustedKeys(from, process);
    if (keys.length === 0) throw new UsageError('say which key to trust: --key or --jwks');
    if ((checkpoint === undefined) !== (inclusion === undefined)) throw new UsageError('--checkpoint and --inclusion belong together');
    const text = (file: string): string => readGiven(file, process).toString('utf8');
    const { checks, statement } = verifyBundle(text(bundle), {
      keys,
      commit,
      evidence: evidence === undefined ? undefined : readGiven(evidence, process),
      log: checkpoint === undefined || inclusion === undefined ? undefined : { checkpoint: text(checkpoint), proof: text(inclusion) },
    });
    const failed = checks.filter(({ state }) => state === 'failed');
    if (json) await terminal.answerLine(JSON.stringify({ verified: failed.length === 0, checks, statement: statement ?? null }));
    else await terminal.answerLine([...checks.map((check) => line(terminal.paint, check)), verdict(terminal.paint, failed, statement)].join('\n'));
    return failed.length === 0 ? EXIT.done : EXIT.objected;
  },
});

const MARKS = { ok: ['green', 'ok    '], failed: ['red', 'FAILED'], skipped: ['dim', '-     '] } as const;

function line(paint: Paint, { name, state, detail }: BundleCheck): string {
  const [colour, mark] = MARKS[state];
  return `${paint(colour, mark)} ${name.padEnd(15)} ${plain(detail)}`;
}

/** What was signed is said only when it was: an unverified outcome must not be read as one. */
function verdict(paint: Paint, failed: readonly BundleCheck[], statement: Statement | undefined): string {
  if (failed.length > 0 || statement === undefined) return `${paint('red', 'not verified')}: ${failed.map(({ name }) => name).join(', ')}`;
  return `${paint('green', 'verified')}: ${plain(claim(statement))}`;
}

function claim({ predicateType, predicate }: Statement): string {
  if (predicateType !== DECISION_PREDICATE_TYPE) return `the summary's verdict is ${String((predicate as { verificationResult?: unknown }).verificationResult)}`;
  const { decision, analysis } = predicate as DecisionPredicate;
  return `${decision.outcome} for ${analysis.repo} ${analysis.pr_number} at ${analysis.head_sha}, decided at ${decision.decided_at}. ${decision.rationale}`;
}
