// npm run bench [-- a b c d e f g h i j k] [--quick]: figures of the service beside their baselines, in one run on one machine.
// What was measured is kept, and docs/performance.md written again; --quick keeps nothing.
import { writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { accept } from './accept.ts';
import { analytics } from './analytics/analytics.ts';
import { attribute } from './attribute.ts';
import { decisionLog } from './decision-log.ts';
import { drain } from './drain.ts';
import { keepFigures, lastFigures } from './figures.ts';
import { githubLimits } from './github-limits.ts';
import { growth } from './growth.ts';
import { idle } from './idle.ts';
import { machine } from './machine.ts';
import type { Item, Run } from './measurement.ts';
import { memory } from './memory.ts';
import { policy } from './policy.ts';
import { line, page, type Outcome } from './report.ts';
import { responsiveness } from './responsiveness.ts';
import { closeAll } from './stack.ts';

const ITEMS = [accept, idle, drain, memory, responsiveness, growth, attribute, decisionLog, policy, analytics, githubLimits];

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const run: Run = { quick: values.quick, say: (text) => say(`   . ${text}`) };

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    say(`\nended by ${signal}: nothing of the item that was under way is kept`);
    void closeAll().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  });
}

const items = chosen(positionals);
const facts = await machine();
for (const [name, value] of facts) say(`${name.padEnd(28)} ${value}`);
const outcomes: Outcome[] = [];
for (const item of items) {
  const outcome = await measured(item);
  outcomes.push(outcome);
  if (!run.quick && outcome.error === undefined) await keep(outcome);
}
conclude(outcomes);

async function keep(outcome: Outcome): Promise<void> {
  await keepFigures([outcome]);
  await writeFile(resolve(import.meta.dirname, '../../docs/performance.md'), page(await lastFigures(ITEMS)));
}

function chosen(letters: readonly string[]): Item[] {
  const unknown = letters.filter((letter) => !ITEMS.some((item) => isNamed(item, letter)));
  if (unknown.length > 0) {
    say(`There is no item ${unknown.join(', ')}; there are:\n${ITEMS.map((item) => `  ${item.letter}  ${item.title}`).join('\n')}`);
    process.exit(2);
  }
  return letters.length === 0 ? ITEMS : ITEMS.filter((item) => letters.some((letter) => isNamed(item, letter)));
}

/** By its letter, or by its name where it has one. */
function isNamed({ letter, name }: Item, word: string): boolean {
  return word === letter || word === name;
}

async function measured(item: Item): Promise<Outcome> {
  say(`\n${item.letter}. ${item.title}`);
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  try {
    const load = (loadavg()[0] ?? 0).toFixed(2);
    const measurements = await item.measure(run);
    for (const measurement of measurements) say(line(measurement));
    return { item, facts: [...facts, ['Load before it (1 min)', load]], measurements, seconds: seconds() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    say(`   not measured: ${message}`);
    return { item, facts, measurements: [], error: message.split('\n')[0] ?? '', seconds: seconds() };
  }
}

/** Misses are told, not punished: a shared machine is no reason to fail a build. What could not be measured is. */
function conclude(all: readonly Outcome[]): void {
  const targets = all.flatMap(({ measurements }) => measurements.filter(({ target }) => target !== undefined));
  const missed = targets.filter(({ target }) => target?.met === false);
  const broken = all.filter(({ error }) => error !== undefined);
  const seconds = all.reduce((sum, outcome) => sum + outcome.seconds, 0);
  say(`\n${targets.length - missed.length} of ${targets.length} targets met in ${seconds} s${run.quick ? ' (--quick: the figures mean nothing)' : ''}`);
  for (const { what } of missed) say(`   missed: ${what}`);
  for (const { item } of broken) say(`   not measured: ${item.letter}`);
  if (broken.length > 0) process.exitCode = 1;
}
