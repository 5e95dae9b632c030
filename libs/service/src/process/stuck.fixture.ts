import { Endings } from './endings.ts';
import { untilEnded } from './until-ended.ts';

/** A process with a part that never ends, or at once where the second word is `ends`. Says `up` and `part ends`, and what goes to the log. */
class Stuck {
  beforeApplicationShutdown(): Promise<void> {
    process.stdout.write('part ends\n');
    return process.argv[3] === 'ends' ? Promise.resolve() : new Promise(() => undefined);
  }
}

const endings = new Endings();
const stuck = endings.watch(new Stuck()) as Stuck;
const say = (facts: object, message: string): void => void process.stdout.write(`${JSON.stringify({ ...facts, message })}\n`);
const [error, info] = [say, say];
setInterval(() => undefined, 60_000);
void untilEnded({ close: () => stuck.beforeApplicationShutdown(), endings, log: { error, info } as never, budgetMs: Number(process.argv[2]) }).then(() => process.exit());
process.stdout.write('up\n');
