import { ConfigError } from '@provenance/service';
import { startStandalone } from './standalone.ts';
import { untilSignal } from './until-signal.ts';

try {
  const standalone = await startStandalone();
  process.stderr.write(`provenance listens at ${standalone.url} (documentation: ${standalone.url}/docs); Ctrl-C ends it\n`);
  await untilSignal(standalone);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof ConfigError ? 78 : 3;
}
