/* eslint-disable no-console -- the demo's output is for the person at the terminal */
import { readEnvironment } from '@provenance/service';
import { readArguments, USAGE, UsageError, type DemoOptions } from './demo/arguments.ts';
import { runGitHubDemo } from './demo/github/github-demo.ts';
import { playGitHub } from './demo/github/play-github.ts';
import { repositoryPullRequest, RepositoryError } from './demo/repository.ts';
import { runDemo } from './demo/run-demo.ts';
import { samplePullRequest } from './demo/sample.ts';
import { startStandalone, type Standalone } from './standalone.ts';

/** Exit codes: 0 done (whatever the decision), 2 bad usage, 3 could not be done. */
async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  return options.github ? withGitHub(options.exit) : withSubmission(options);
}

async function withSubmission({ repository, exit }: DemoOptions): Promise<number> {
  const submission = repository ? await repositoryPullRequest(repository) : await samplePullRequest();
  const standalone = await startStandalone({ PROVENANCE_LOG_LEVEL: 'warn', ...readEnvironment() });
  return show(standalone, exit, () => runDemo(standalone.url, submission, (text) => console.log(text)));
}

async function withGitHub(exit: boolean): Promise<number> {
  const played = await playGitHub();
  try {
    const standalone = await startStandalone({ PROVENANCE_LOG_LEVEL: 'warn', ...readEnvironment(), ...played.env });
    return await show(standalone, exit, () => runGitHubDemo(standalone, played, (text) => console.log(text)));
  } finally {
    await played.github.stop();
  }
}

/** Runs the demo on the service, which stays up unless it is to end. */
async function show(standalone: Standalone, exit: boolean, demo: () => Promise<boolean>): Promise<number> {
  const done = await demo().catch(async (error: unknown) => {
    await standalone.close();
    throw error;
  });
  if (exit || !done) {
    await standalone.close();
    return done ? 0 : 3;
  }
  console.log(`The service stays up at ${standalone.url} (interactive documentation: ${standalone.url}/docs). Ctrl-C ends it.`);
  await standalone.untilEnded();
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
