import * as core from '@actions/core';
import { main } from './main.ts';
import { readInputs } from './runner/inputs.ts';
import type { Runner } from './runner/runner.ts';

const runner: Runner = {
  env: process.env,
  print: (line) => void process.stdout.write(`${line}\n`),
  mask: core.setSecret,
  output: core.setOutput,
  summary: async (markdown) => void (await core.summary.addRaw(markdown, true).write()),
  idToken: core.getIDToken,
};

try {
  const verdict = await main(readInputs(core.getInput), runner);
  if (verdict.failed) core.setFailed(verdict.reason);
} catch (error) {
  const { message, hint } = error as Error & { hint?: string };
  core.setFailed(hint === undefined ? message : `${message}. ${hint}`);
}
