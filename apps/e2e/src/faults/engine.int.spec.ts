import { join } from 'node:path';
import { get, metric, submit, untilEnded } from '../system/client.ts';
import { onACluster } from '../system/cluster.ts';
import { engineBehind, enginesOf, untilNoOrphan } from '../system/engines.ts';
import { pullRequest, withFile } from '../system/pull-request.ts';
import { START_TIMEOUT_MS, System } from '../system/system.ts';
import { verifyDrain } from '../system/verify.ts';
import { drain } from './drain.ts';

/** It dies of a marked file, and of another it prints nonsense. */
const FAULTY = `
if grep -qs KILLS_THE_ENGINE $files; then kill -SEGV $$; fi
if grep -qs MAKES_IT_BABBLE $files; then echo "Fatal error: exception Not_found"; exit 0; fi
`;

interface DecisionBody {
  outcome: string;
  risk_summary: { detection_coverage: { uncovered: { path: string; reason: string }[] } };
}

describe('Semgrep, in a system over a Redis Cluster,', () => {
  let system: System;
  let from = 0;

  beforeAll(async () => {
    system = await System.start(await onACluster());
  }, START_TIMEOUT_MS);
  afterAll(() => system.stop());

  it('is killed in the middle: every file is scanned all the same, and no process is left', async () => {
    // One kill of all engines a drain: a file at which engines end twice when it is alone would be blamed for it.
    for (let kills = 0; kills < 3; kills++) {
      const ids = await drain(system, { count: 20, after: 10, from }, () => killAll(system));
      await verifyDrain(system, ids);
      from += 20;
    }
    await untilNoOrphan(system);
  }, 120_000);

  it('is missing at the start: the worker says where it looked and ends', async () => {
    const missing = join(system.dir, 'no-such-engine');
    const start = system.startBeside('detect-worker', { PROVENANCE_SEMGREP_CORE_PATH: missing });
    await expect(start).rejects.toThrow(/detect-worker ended \(78\):[^]*PROVENANCE_SEMGREP_CORE_PATH cannot be used[^]*no-such-engine/);
  }, 60_000);

  it('fails on one file of a pull request: that file is uncovered with the reason, and everything else goes on', async () => {
    const faulty = await engineBehind(system, 'faulty-core', FAULTY);
    await system.app('detect-worker').stop();
    const worker = await system.startApp('detect-worker', { PROVENANCE_SEMGREP_CORE_PATH: faulty });
    const poison = (mark: string, number: number) =>
      submit(system, withFile(pullRequest(number), 'api/poison.py', `# ${mark} ${number}\nx = 1\n`));
    const poisoned: string[] = [];
    const ids = await drain(system, { count: 60, after: 10, from }, async () => {
      poisoned.push(await poison('KILLS_THE_ENGINE', from + 98), await poison('MAKES_IT_BABBLE', from + 99));
    });
    await verifyDrain(system, ids);
    const reasons = [/the engine ended with SIGSEGV/, /the engine printed something that is not JSON/];
    for (const [index, id] of poisoned.entries()) {
      expect((await untilEnded(system, id)).status).toBe('completed');
      const { body } = await get<DecisionBody>(system, `/v1/analysis/${id}/decision`);
      expect(body.outcome).toBe('block');
      expect(body.risk_summary.detection_coverage.uncovered).toEqual([
        { path: 'api/poison.py', reason: expect.stringMatching(reasons[index]!) },
      ]);
    }
    expect(await metric(worker.base, 'provenance_job_duration_seconds_count', { queue: 'detect', outcome: 'degraded' })).toBe(2);
  }, 120_000);
});

/** SIGKILL of every engine, as soon as there is one. */
async function killAll(system: System): Promise<void> {
  for (;;) {
    const engines = await enginesOf(system);
    if (engines.map(({ pid }) => endAtOnce(pid)).includes(true)) return;
  }
}

function endAtOnce(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended since it was listed.
    return false;
  }
}
