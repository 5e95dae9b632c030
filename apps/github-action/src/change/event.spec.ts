import { changeEvent } from './event.ts';

const [A, B] = ['a'.repeat(40), 'b'.repeat(40)];

describe('changeEvent', () => {
  it.each([
    ['a pull request', { pull_request: { number: 7, base: { sha: A, ref: 'main' }, head: { sha: B, ref: 'feature' } } }, { pr: '7', baseSha: A, headSha: B, branch: 'feature' }],
    ['a merge group', { merge_group: { base_sha: A, head_sha: B, head_ref: 'refs/heads/gh-readonly-queue/main/pr-7' } }, { baseSha: A, headSha: B, branch: 'gh-readonly-queue/main/pr-7' }],
    ['a push', { before: A, after: B, ref: 'refs/heads/main' }, { baseSha: A, headSha: B, branch: 'main' }],
    ['a first push', { before: '0'.repeat(40), after: B, ref: 'refs/heads/new' }, { headSha: B, branch: 'new' }],
    ['names that are no commits', { pull_request: { number: 7, base: { sha: '--upload-pack=x' }, head: {} } }, { pr: '7' }],
    ['another event', { action: 'created' }, {}],
    ['nothing', null, {}],
  ])('reads %s', (_name, payload, event) => {
    expect(changeEvent(payload)).toEqual(event);
  });
});
