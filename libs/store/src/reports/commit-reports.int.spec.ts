import { useRedis } from '../connection/server.fixture.ts';
import type { CommitReports } from './commit-reports.ts';
import { InMemoryCommitReports } from './in-memory-commit-reports.ts';
import { RedisCommitReports } from './redis-commit-reports.ts';

const real = useRedis();
beforeEach(() => real.redis.flushall());

it.each<[string, () => CommitReports]>([
  ['InMemoryCommitReports', () => new InMemoryCommitReports()],
  ['RedisCommitReports', () => new RedisCommitReports(real.redis)],
])('%s keeps of each pull request the newest analysis of a commit', async (_name, make) => {
  const reports = make();
  const commit = { repo: 'acme/shop', head_sha: 'a'.repeat(40) };
  expect(await reports.add(commit, { pr_number: '7', analysis_id: 'an_1', at: 5 })).toEqual(['an_1']);
  expect((await reports.add({ ...commit, repo: 'Acme/Shop' }, { pr_number: '8', analysis_id: 'an_2', at: 6 })).sort()).toEqual(['an_1', 'an_2']);
  expect((await reports.add(commit, { pr_number: '7', analysis_id: 'an_3', at: 9 })).sort()).toEqual(['an_2', 'an_3']);
  expect((await reports.add(commit, { pr_number: '7', analysis_id: 'an_1', at: 5 })).sort()).toEqual(['an_2', 'an_3']);
  expect(await reports.add({ ...commit, head_sha: 'b'.repeat(40) }, { pr_number: '9', analysis_id: 'an_4', at: 1 })).toEqual(['an_4']);
});
