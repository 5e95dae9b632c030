/* eslint-disable no-console -- the demo's output is for the person at the terminal */
import { readEnvironment } from '@provenance/service';
import { readArguments, USAGE, UsageError } from './demo/arguments.ts';
import { repositoryPullRequest, RepositoryError } from './demo/repository.ts';
import { runDemo } from './demo/run-demo.ts';
import { samplePullRequest } from './demo/sample.ts';
import { startStandalone } from './standalone.ts';
import { untilSignal } from './until-signal.ts';

/** Exit codes: 0 done (whatever the decision), 2 bad usage, 3 could not be done. */
async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  const submission = options.repository
    ? await repositoryPullRequest(options.repository)
    : await samplePullRequest();
  const standalone = await startStandalone({ PROVENANCE_LOG_LEVEL: 'warn', ...readEnvironment() });
  const done = await runDemo(standalone.url, submission, (text) => console.log(text)).catch(async (error: unknown) => {
    await standalone.close();
    throw error;
  });
  if (options.exit || !done) {
    await standalone.close();
    return done ? 0 : 3;
  }
  console.log(`The service stays up at ${standalone.url} (interactive documentation: ${standalone.url}/docs). Ctrl-C ends it.`);
  await untilSignal(standalone);
  return 0;
}

// A reader that has seen enough (`| head`) is no error. The service must still end in order, so only the text is lost.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await main();
} catch (error) {
  const usage = error instanceof UsageError;
  console.error(usage ? `${error.message}\n\n${USAGE}` : error instanceof Error ? error.message : error);
  process.exitCode = usage || error instanceof RepositoryError ? 2 : 3;
}
