import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { freeze, progress, submitAll, thaw, until } from './backlog.ts';
import { writePack } from './baselines/pack.ts';
import { coldEngineRun } from './baselines/semgrep-core.ts';
import { cliThroughput, semgrepCli } from './baselines/semgrep-cli.ts';
import { against, atLeast, insteadOf, type Figure, type Item, type Measurement, type Run } from './measurement.ts';
import { pythonFile, type PythonFile } from './payloads/python-file.ts';
import { seededRandom, shuffled } from './payloads/random.ts';
import { submissionWithFiles } from './payloads/submission.ts';
import { withFolder, withStack, type Stack } from './stack.ts';
import { median } from './statistics.ts';

const FILES = 5;
const LINES = 200;
const CLI_SAMPLE = 12;
const ENGINE_SAMPLE = 64;

export const drain: Item = {
  letter: 'c',
  title: 'Drained throughput',
  method:
    `500 analyses of ${FILES} Python files each (${LINES} changed lines) are submitted while every worker is stopped by ` +
    'SIGSTOP; measured from SIGCONT of all of them to the last decision, with one process an app at its defaults. Baseline: the ' +
    `Python command line of Semgrep with the same rules, one process an analysis, ${availableParallelism()} at a time, over ` +
    `${CLI_SAMPLE} of the same analyses, and taken on from there. All take turns twice and the better turn of each ` +
    `counts. The last two rows are what the rules cost: one engine alone, started by hand over no file and over ${ENGINE_SAMPLE}.`,
  async measure(run) {
    const random = seededRandom(3);
    const count = run.quick ? 40 : 500;
    const distinct = Array.from({ length: count }, () => fiveOf(() => pythonFile(random)));
    const repeated = withRepeats(count);
    const sample = distinct.slice(0, run.quick ? 2 : CLI_SAMPLE);
    const fresh: number[] = [];
    const halfRepeated: number[] = [];
    const commandLines: (Figure | string)[] = [];
    for (let turn = 0; turn < (run.quick ? 1 : 2); turn += 1) {
      fresh.push(await drained(run, distinct, 'all files distinct'));
      halfRepeated.push(await drained(run, repeated, 'half of the files repeated'));
      commandLines.push(await commandLine(run, sample));
    }
    const baseline = better(commandLines);
    const engine = await engineCost(run, distinct.flat().slice(0, ENGINE_SAMPLE));
    return [
      insteadOf(
        compared({ what: 'drained a second, all files distinct', value: Math.max(...fresh), unit: '/s' }, baseline, 30),
        '0.6/s, with 96 processes and 7 GB',
      ),
      compared({ what: 'drained a second, half of the files repeated', value: Math.max(...halfRepeated), unit: '/s' }, baseline, 50),
      ...engine,
    ];
  },
};

/** Analyses a second from a full queue to the last decision, on a fresh system. */
async function drained(run: Run, analyses: readonly PythonFile[][], what: string): Promise<number> {
  const random = seededRandom(4);
  const bodies = analyses.map((files) => Buffer.from(JSON.stringify(submissionWithFiles(random, files, LINES))));
  return withStack(1, async (stack) => {
    await warmUp(stack);
    const start = await progress(stack);
    freeze(stack);
    await submitAll(stack, bodies);
    run.say(`draining ${bodies.length}, ${what}`);
    const started = thaw(stack);
    const ended = await until(stack, 'decided', start, bodies.length);
    return bodies.length / ((ended - started) / 1000);
  });
}

/** A few analyses that are no part of the measurement: code is compiled and connections are open after them. */
export async function warmUp(stack: Stack): Promise<void> {
  const random = seededRandom(5);
  const start = await progress(stack);
  const bodies = Array.from({ length: 10 }, () =>
    Buffer.from(JSON.stringify(submissionWithFiles(random, fiveOf(() => pythonFile(random)), LINES))),
  );
  await submitAll(stack, bodies);
  await until(stack, 'completed', start, bodies.length);
}

/** Analyses in which every second file was in an earlier one, as most files of a next push are. */
function withRepeats(count: number): PythonFile[][] {
  const random = seededRandom(6);
  const known: PythonFile[] = [];
  let turn = 0;
  return Array.from({ length: count }, () => {
    const earlier = shuffled(random, known.slice(-200));
    return fiveOf(() => {
      turn += 1;
      const again = turn % 2 === 0 ? earlier.pop() : undefined;
      if (again !== undefined) return again;
      const file = pythonFile(random);
      known.push(file);
      return file;
    });
  });
}

function fiveOf(make: () => PythonFile): PythonFile[] {
  return Array.from({ length: FILES }, make);
}

async function commandLine(run: Run, sample: readonly PythonFile[][]): Promise<Figure | string> {
  try {
    const cli = await semgrepCli(run.say);
    run.say(`the Python command line on ${sample.length} analyses`);
    const value = await withFolder(async (dir) => cliThroughput(cli, dir, await writePack(dir), sample));
    return { what: 'Semgrep command line', value, unit: '/s' };
  } catch (error) {
    return `baseline not measured: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
  }
}

/** The faster of the baselines that could be measured, else why none could. */
function better(baselines: readonly (Figure | string)[]): Figure | string {
  const measured = baselines.filter((baseline) => typeof baseline !== 'string');
  return measured.toSorted((a, b) => b.value - a.value)[0] ?? baselines[0] ?? 'baseline not measured';
}

/** The start of an engine with all rules, and what each further file costs it. */
async function engineCost(run: Run, files: readonly PythonFile[]): Promise<Measurement[]> {
  run.say(`the engine alone on ${files.length} files`);
  return withFolder(async (dir) => {
    const pack = await writePack(dir);
    const timed = async (sample: readonly PythonFile[], what: string) => {
      const times: number[] = [];
      for (let turn = 0; turn < 3; turn += 1) times.push(await coldEngineRun(join(dir, `${what}-${turn}`), pack, sample));
      return median(times);
    };
    const start = await timed([], 'start');
    const whole = await timed(files, 'files');
    return [
      { what: 'engine alone, start with all rules', value: start, unit: 'ms' },
      { what: 'engine alone, each Python file', value: (whole - start) / files.length, unit: 'ms' },
    ];
  });
}

function compared(figure: Figure, baseline: Figure | string, ratio: number): Measurement {
  if (typeof baseline === 'string') return { ...figure, remark: baseline };
  return atLeast(against(figure, baseline), ratio);
}
