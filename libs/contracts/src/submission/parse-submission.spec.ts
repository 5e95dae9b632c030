import { parseSubmission } from './parse-submission.ts';
import { UnreadableSubmissionError } from './submission.ts';

const line = { file_path: 'api/orders.py', line_number: 128, change_type: 'added' };
const body = (data: object, head: object = {}) =>
  Buffer.from(JSON.stringify({ repo: 'acme/shop', pr_number: '42', base_sha: 'abc123', head_sha: 'def456', ...head, provenance_data: data }));

describe('parseSubmission', () => {
  it('reads the head, with the number of the pull request as text', () => {
    const metadata = { attestation_url: 'https://evidence.example.com/claims/123' };
    const { submission } = parseSubmission(body({ changed_lines: [line], metadata }, { pr_number: 7, branch: null }));
    expect(submission).toEqual({ repo: 'acme/shop', pr_number: '7', base_sha: 'abc123', head_sha: 'def456', metadata });
  });

  it('reads lines with the names they came with, drops null and what it does not know, and infers the language', () => {
    const attribution = { agent_id: 'claude-3-opus', agent_session_id: 'sess-789', agent_version: null, shoe_size: 9 };
    const { lines } = parseSubmission(
      body({ changed_lines: [{ ...line, content: 'x = 1', timestamp: null, extra: { a: 1 }, attribution }, { ...line, language: 'text' }] }),
    );
    expect(lines).toEqual([
      { ...line, content: 'x = 1', language: 'python', attribution: { agent_id: 'claude-3-opus', agent_session_id: 'sess-789' } },
      { ...line, language: 'text' },
    ]);
  });

  it('reads where a line stood in its own commit', () => {
    const attribution = { commit_sha: 'def456', commit_path: 'api/order.py', commit_line: 7 };
    expect(parseSubmission(body({ changed_lines: [{ ...line, attribution }] })).lines[0]?.attribution).toEqual(attribution);
    const odd = { commit_sha: 'def456', commit_path: null, commit_line: '7' };
    expect(parseSubmission(body({ changed_lines: [{ ...line, attribution: odd }] })).lines[0]?.attribution).toEqual({ commit_sha: 'def456' });
  });

  it('knows what GitHub reported, for which there are no lines yet', () => {
    expect(parseSubmission(body({ source: 'github' }))).toMatchObject({ fromGitHub: true, lines: [], files: [] });
    expect(parseSubmission(body({ changed_lines: [line] })).fromGitHub).toBe(false);
  });

  it('reads a diff as lines', () => {
    const diff = '--- a/x.go\n+++ b/x.go\n@@ -1 +1 @@\n-a\n+b\n';
    expect(parseSubmission(body({ diff })).lines).toEqual([
      { file_path: 'x.go', line_number: 1, change_type: 'modified', content: 'b', language: 'go' },
    ]);
  });

  it('reads files as bytes, from text and from base64', () => {
    const files = [
      { path: 'a', content: 'é' },
      { path: 'b', content: null, content_base64: '/wA=' },
    ];
    expect(parseSubmission(body({ changed_lines: [line], files })).files).toEqual([
      { path: 'a', content: Buffer.from('é') },
      { path: 'b', content: Buffer.of(0xff, 0) },
    ]);
  });

  it('reads evidence', () => {
    const commits = [{ sha: 'def456', message: 'fix', author: 'A <a@example.com>', committer: null, parents: ['abc123', null] }];
    const notes = [{ commit: 'def456', content: '{}' }];
    const traces = [{ id: '1', files: [] }];
    expect(parseSubmission(body({ changed_lines: [line], commits, notes, traces })).evidence).toEqual({
      commits: [{ sha: 'def456', message: 'fix', author: 'A <a@example.com>', parents: ['abc123'] }],
      notes,
      traces,
    });
    expect(parseSubmission(body({ changed_lines: [line] })).evidence).toEqual({ commits: [], notes: [], traces: [] });
  });

  it.each<[string, Uint8Array]>([
    ['it is not JSON', Buffer.from('{')],
    ['the body is not an object', Buffer.from('[]')],
    ['provenance_data is not an object', Buffer.from('{}')],
    ['body.repo is not a string', body({}, { repo: 7 })],
    ['pr_number is neither', body({}, { pr_number: null })],
    ['changed_lines is not a list', body({ changed_lines: {} })],
    ['changed_lines is not an object', body({ changed_lines: [1] })],
    ['changed_lines.line_number is not a number', body({ changed_lines: [{ ...line, line_number: '1' }] })],
    ['changed_lines.change_type is not known', body({ changed_lines: [{ ...line, change_type: 'moved' }] })],
    ['line 1 of the diff', body({ diff: 'hello' })],
    ['files.content is not a string', body({ files: [{ path: 'a' }] })],
  ])('refuses what has another shape: %s', (reason, bytes) => {
    expect(() => parseSubmission(bytes)).toThrow(UnreadableSubmissionError);
    expect(() => parseSubmission(bytes)).toThrow(reason);
  });
});
