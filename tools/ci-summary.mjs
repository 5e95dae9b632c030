// Adds up what jest wrote for each project and the checks of .ci/run, prints the closing line, and fails when
// anything failed. argv: checks passed, checks failed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const projects = ['libs', 'apps'].flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name)));

let [passed, failed] = process.argv.slice(2).map(Number);
let executed = 0;
for (const project of [...projects, 'tools']) {
  const file = join(root, project, 'test-results.json');
  if (!existsSync(file)) continue;
  const results = JSON.parse(readFileSync(file, 'utf8'));
  // A suite that cannot be loaded has no test to count, and is a failure all the same.
  const broken = results.numRuntimeErrorTestSuites;
  console.log(`${project}: ${results.numPassedTests} passed, ${results.numFailedTests + broken} failed`);
  passed += results.numPassedTests;
  failed += results.numFailedTests + broken;
  executed += results.numTotalTests;
}
if (executed === 0) {
  console.log('no test was executed');
  failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
