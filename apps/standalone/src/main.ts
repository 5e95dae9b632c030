import { reportFailedStart } from '@provenance/service';
import { startStandalone } from './standalone.ts';
import { untilSignal } from './until-signal.ts';

try {
  const standalone = await startStandalone();
  process.stderr.write(`provenance listens at ${standalone.url} (documentation: ${standalone.url}/docs); Ctrl-C ends it\n`);
  await untilSignal(standalone);
} catch (error) {
  process.exitCode = reportFailedStart(error);
}
