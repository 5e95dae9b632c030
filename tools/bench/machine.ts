import { cpus, release, totalmem, type } from 'node:os';
import { bundledRules } from '@provenance/detection';
import { SEMGREP_VERSION } from '@provenance/embedded';
import { RedisStats } from './redis-stats.ts';
import { withRedis } from './stack.ts';

/** What the figures were taken on, as rows of a table. */
export async function machine(): Promise<[name: string, value: string][]> {
  const redis = await withRedis(async ({ url }) => {
    const stats = new RedisStats(url);
    const version = await stats.version();
    stats.close();
    return version;
  });
  return [
    ['CPU', `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`],
    ['Memory', `${(totalmem() / 2 ** 30).toFixed(1)} GiB`],
    ['Kernel', `${type()} ${release()}`],
    ['Node', process.version],
    ['Redis', `${redis}, append-only file, fsync with every write`],
    ['Semgrep', `${SEMGREP_VERSION}, ${await ruleCounts()}`],
    ['Date', new Date().toISOString().slice(0, 16).replace('T', ' ') + ' UTC'],
  ];
}

async function ruleCounts(): Promise<string> {
  const { rules } = await bundledRules();
  const python = rules.filter(({ languages }) => languages.includes('python'));
  return `${rules.length} rules, ${python.length} of them for Python`;
}
