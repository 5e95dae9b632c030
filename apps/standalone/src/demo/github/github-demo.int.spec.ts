import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { semgrepCorePath } from '@provenance/embedded';
import { startStandalone } from '../../standalone.ts';
import { runGitHubDemo } from './github-demo.ts';
import { playGitHub } from './play-github.ts';
import { until } from './until.ts';

const data = mkdtempSync(join(tmpdir(), 'provenance-demo-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

async function demo(): Promise<string> {
  const printed: string[] = [];
  const played = await playGitHub();
  const common = { PATH: process.env['PATH'], PROVENANCE_LOG_LEVEL: 'silent', PROVENANCE_PORT: '0', PROVENANCE_DATA_DIR: data, PROVENANCE_SEMGREP_CORE_PATH: semgrepCorePath() };
  try {
    const service = await startStandalone({ ...common, ...played.env });
    try {
      expect(await runGitHubDemo(service, played, (text) => printed.push(text))).toBe(true);
      await until('the alert', async () => ((await alertsOf(service.url)).includes(played.repo) ? true : undefined));
    } finally {
      await service.close();
    }
  } finally {
    await played.github.stop();
  }
  // Whoever runs the tests may want colours.
  return stripVTControlCharacters(printed.join('\n'));
}

/** The repositories that an alert of the default window names. */
async function alertsOf(url: string): Promise<string[]> {
  const { alerts } = (await (await fetch(`${url}/v1/analytics/review-alerts`)).json()) as { alerts: { override_details: { repo: string }[] }[] };
  return alerts.flatMap(({ override_details }) => override_details.map(({ repo }) => repo));
}

it('shows the whole way on the stand-in, and says that it is one, again over the same data', async () => {
  for (const printed of [await demo(), await demo()]) {
    expect(printed).toContain('is a stand-in on this machine');
    expect(printed).toMatch(/^api\/orders\.py +ai +github-copilot +author +[0-9a-f]{14} +12$/m);
    expect(printed).toMatch(/^api\/invoices\.py +ai +claude-code +trailer +[0-9a-f]{14} +2$/m);
    expect(printed).toMatch(/^api\/pricing\.py +ai +codex +note +refs\/notes\/ai +2$/m);
    expect(printed).toMatch(/^critical api\/orders\.py:11 {2}python-sql-injection/m);
    expect(printed).toContain('BLOCK');
    expect(printed).toMatch(/^Provenance: completed, failure$/m);
    expect(printed).toMatch(/^ {2}failure {2}api\/orders\.py:11 {2}python-sql-injection$/m);
    expect(printed).toMatch(/^bot_block_overrides +1$/m);
    expect(printed).toMatch(/^time_to_merge +40 min$/m);
  }
}, 120_000);
