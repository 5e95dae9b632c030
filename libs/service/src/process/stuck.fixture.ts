import { Endings } from './endings.ts';
import { untilEnded } from './until-ended.ts';

/** A process with a part that never ends. Says `up` and `ending`, and what goes to the log. */
class Stuck {
  beforeApplicationShutdown(): Promise<void> {
    process.stdout.write('ending\n');
    return new Promise(() => undefined);
  }
}

const endings = new Endings();
const stuck = endings.watch(new Stuck()) as Stuck;
const error = (facts: object, message: string): void => void process.stdout.write(`${JSON.stringify({ ...facts, message })}\n`);
setInterval(() => undefined, 60_000);
void untilEnded({ close: () => stuck.beforeApplicationShutdown(), endings, log: { error } as never, budgetMs: Number(process.argv[2]) });
process.stdout.write('up\n');
