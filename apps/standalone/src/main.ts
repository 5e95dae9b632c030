import { reportFailedStart } from '@provenance/service';
import { startStandalone } from './standalone.ts';

const USAGE = `Usage: npm start

It takes no arguments: settings are environment variables, such as PROVENANCE_PORT and PROVENANCE_DATA_DIR
(docs/configuration.md). npm run demo -- --help shows a pull request being analysed.
`;

async function serve(): Promise<void> {
  const standalone = await startStandalone();
  // Before it is said: whoever reads it may press Ctrl-C at once.
  const ended = standalone.untilEnded();
  process.stderr.write(`provenance listens at ${standalone.url} (documentation: ${standalone.url}/docs); Ctrl-C ends it\n`);
  await ended;
}

const [argument] = process.argv.slice(2);
if (argument === undefined) {
  await serve().catch((error: unknown) => {
    // Timers and connections of a half-made application would keep the process.
    process.exit(reportFailedStart(error));
  });
  // An end in order is a success, whatever some library still has open.
  process.exit();
} else {
  // A word that is let go by would look as if it had been obeyed.
  process.stderr.write(USAGE);
  process.exitCode = argument === '--help' ? 0 : 2;
}
