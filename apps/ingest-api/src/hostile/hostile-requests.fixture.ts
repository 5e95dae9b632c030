import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { ErrorCode } from '@provenance/domain';
import { SUBMISSION_EXAMPLES } from '../analyses/submit-analysis.examples.ts';

/** A request that must be refused, and how. */
export interface HostileRequest {
  name: string;
  payload: string | Buffer;
  headers?: Record<string, string>;
  status: number;
  code: ErrorCode;
  /** Pointers that the answer must name, in any order and among others. */
  pointers?: string[];
}

type Json = Record<string, unknown>;

const EXAMPLE = SUBMISSION_EXAMPLES.changed_lines.value;
const LINE = { file_path: 'a.py', line_number: 1, change_type: 'added' };
const DATA = '/provenance_data';
const LINE_0 = `${DATA}/changed_lines/0`;
const SHA = 'a'.repeat(64);

const head = (change: Json): string => JSON.stringify({ ...EXAMPLE, ...change });
const data = (provenance_data: unknown): string => head({ provenance_data });
const lines = (...changed_lines: unknown[]): string => data({ changed_lines });
const line = (change: Json): string => lines({ ...LINE, ...change });
const diff = (text: unknown): string => data({ diff: text });
const beside = (more: Json): string => data({ changed_lines: [LINE], ...more });
const path = (file_path: string): string => line({ file_path });
const many = (count: number): string =>
  data({ changed_lines: Array.from({ length: count }, (_, index) => ({ ...LINE, line_number: index + 1 })) });
const oneFile = (file: unknown): string => beside({ files: [file] });

const malformed = (name: string, payload: string | Buffer, headers: Record<string, string> = {}): HostileRequest => ({ name, payload, headers, status: 400, code: 'malformed_body' });
const tooLarge = (name: string, payload: string | Buffer, headers: Record<string, string> = {}): HostileRequest => ({ name, payload, headers, status: 413, code: 'payload_too_large' });
const unsupported = (name: string, headers: Record<string, string>, payload: string | Buffer = head({})): HostileRequest => ({ name, payload, headers, status: 415, code: 'unsupported_media_type' });
const invalid = (name: string, payload: string, ...pointers: string[]): HostileRequest => ({ name, payload, status: 422, code: 'validation_failed', pointers });

const GZIP = { 'content-encoding': 'gzip' };
const ZSTD = { 'content-encoding': 'zstd' };

const BODIES: HostileRequest[] = [
  malformed('an empty body', ''),
  malformed('a blank body', '   '),
  malformed('text', 'hello'),
  malformed('cut JSON', head({}).slice(0, -5)),
  malformed('two documents', `${head({})}${head({})}`),
  malformed('a trailing comma', '{"repo":"acme/shop",}'),
  malformed('single quotes', "{'repo':'acme/shop'}"),
  malformed('NaN', '{"pr_number":NaN}'),
  malformed('a list', '[]'),
  malformed('a number', '7'),
  malformed('null', 'null'),
  malformed('a string', '"x"'),
  malformed('Latin-1', Buffer.from('{"repo":"acme/caf\xe9"}', 'latin1')),
  malformed('UTF-16', Buffer.from(head({}), 'utf16le')),
  malformed('an overlong encoding of a slash', Buffer.concat([Buffer.from('{"repo":"'), Buffer.of(0xc0, 0xaf), Buffer.from('"}')])),
  malformed('half a surrogate pair as bytes', Buffer.concat([Buffer.from('{"repo":"'), Buffer.of(0xed, 0xa0, 0x80), Buffer.from('"}')])),
  malformed('a NUL byte in a string', '{"repo":"a\0b"}'),
  malformed('__proto__ at the top', `{"__proto__":{"admin":true},${head({}).slice(1)}`),
  malformed('__proto__ in metadata', beside({ metadata: {} }).replace('"metadata":{}', '"metadata":{"__proto__":{"x":1}}')),
  malformed('__proto__ in a line', lines(LINE).replace('"file_path"', '"__proto__":{"x":1},"file_path"')),
  malformed('__proto__ spelled with escapes', beside({ metadata: {} }).replace('"metadata":{}', '"metadata":{"__pr\\u006fto__":{}}')),
  malformed('constructor.prototype', beside({ metadata: { constructor: { prototype: { x: 1 } } } })),
  malformed('a thousand brackets', `${'['.repeat(1_000)}${']'.repeat(1_000)}`),
  malformed('a million open brackets', '['.repeat(1_000_000)),
  malformed('a million nested objects', '{"a":'.repeat(1_000_000)),
  malformed('gzip that is none', head({}), GZIP),
  malformed('cut gzip', gzipSync(head({})).subarray(0, 40), GZIP),
  malformed('gzip with a wrong checksum', wrongChecksum(gzipSync(head({}))), GZIP),
  malformed('zstd that is none', head({}), ZSTD),
  malformed('cut zstd', zstdCompressSync(head({})).subarray(0, 40), ZSTD),
  malformed('gzip said to be zstd', gzipSync(head({})), ZSTD),
  malformed('nothing in gzip', gzipSync(''), GZIP),
  tooLarge('a body beyond the limit', head({ branch: 'x'.repeat(9 * 1024 * 1024) })),
  tooLarge('a million lines', many(1_000_000)),
  tooLarge('a million lines in gzip', gzipSync(many(1_000_000)), GZIP),
  tooLarge('a gzip bomb', gzipSync(Buffer.alloc(100 * 1024 * 1024)), GZIP),
  tooLarge('a zstd bomb', zstdCompressSync(Buffer.alloc(500 * 1024 * 1024)), ZSTD),
  unsupported('no content type', { 'content-type': '' }),
  unsupported('plain text', { 'content-type': 'text/plain' }),
  unsupported('a form', { 'content-type': 'application/x-www-form-urlencoded' }),
  unsupported('a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }),
  unsupported('XML', { 'content-type': 'application/xml' }, '<repo/>'),
  unsupported('another charset', { 'content-type': 'application/json; charset=iso-8859-1' }),
  unsupported('an encoding that is not offered', { 'content-encoding': 'br' }),
  unsupported('gzip in gzip', { 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync(head({})))),
  unsupported('an encoding named __proto__', { 'content-encoding': '__proto__' }),
];

const HEADS: HostileRequest[] = [
  invalid('an empty object', '{}', '/repo', '/pr_number', '/base_sha', '/head_sha', '/provenance_data'),
  invalid('a repository without owner', head({ repo: 'shop' }), '/repo'),
  invalid('a repository that climbs', head({ repo: '../../etc' }), '/repo'),
  invalid('a repository that is a URL', head({ repo: 'https://example.com/a/b?x' }), '/repo'),
  invalid('a repository of 300 characters', head({ repo: `a/${'b'.repeat(300)}` }), '/repo'),
  invalid('a repository of a million parts', head({ repo: `${'a/'.repeat(1_000_000)}!` }), '/repo'),
  invalid('a repository of a megabyte of dots', head({ repo: '../'.repeat(400_000) }), '/repo'),
  invalid('a repository that is a list', head({ repo: ['acme/shop'] }), '/repo'),
  invalid('a repository with a newline', head({ repo: 'acme/shop\nx' }), '/repo'),
  invalid('null for what is required', head({ repo: null, head_sha: null }), '/repo', '/head_sha'),
  invalid('a pull request number with a fraction', head({ pr_number: 4.2 }), '/pr_number'),
  invalid('a negative pull request number', head({ pr_number: -1 }), '/pr_number'),
  invalid('a pull request number beyond 2^53', head({}).replace('"42"', '1e308'), '/pr_number'),
  invalid('a pull request number that is infinite', head({}).replace('"42"', '1e999'), '/pr_number'),
  invalid('a pull request number that is true', head({ pr_number: true }), '/pr_number'),
  invalid('a pull request number that is empty', head({ pr_number: '' }), '/pr_number'),
  invalid('a commit id that is an option', head({ head_sha: '--upload-pack=x' }), '/head_sha'),
  invalid('a commit id with blanks', head({ base_sha: 'a b' }), '/base_sha'),
  invalid('a commit id that is a number', head({ head_sha: 123 }), '/head_sha'),
  invalid('a branch with an escape character', head({ branch: 'x\u001b[31m' }), '/branch'),
  invalid('a branch that is an object', head({ branch: {} }), '/branch'),
  invalid('NUL in an escape', head({ branch: 'a\0b' }), '/branch'),
  invalid('half a surrogate pair in an escape', head({ branch: 'a\ud800b' }), '/branch'),
];

const CHANGES: HostileRequest[] = [
  invalid('provenance_data that is text', data('x'), DATA),
  invalid('provenance_data that is a list', data([]), DATA),
  invalid('neither lines nor diff', data({}), DATA),
  invalid('both lines and diff', data({ changed_lines: [LINE], diff: 'x' }), DATA),
  invalid('no lines', lines(), `${DATA}/changed_lines`),
  invalid('lines that are an object', data({ changed_lines: { 0: LINE } }), `${DATA}/changed_lines`),
  invalid('20,001 lines', many(20_001), `${DATA}/changed_lines`),
  invalid('lines that are no objects', lines(null, 7, 'x', []), LINE_0, `${DATA}/changed_lines/1`, `${DATA}/changed_lines/2`, `${DATA}/changed_lines/3`),
  invalid('a line with nothing', lines({}), `${LINE_0}/file_path`, `${LINE_0}/line_number`, `${LINE_0}/change_type`),
  invalid('line 0', line({ line_number: 0 }), `${LINE_0}/line_number`),
  invalid('a negative line', line({ line_number: -5 }), `${LINE_0}/line_number`),
  invalid('a line number with a fraction', line({ line_number: 1.5 }), `${LINE_0}/line_number`),
  invalid('a line number that is text', line({ line_number: '1' }), `${LINE_0}/line_number`),
  invalid('a line number beyond all files', line({ line_number: 1e15 }), `${LINE_0}/line_number`),
  invalid('an infinite line number', line({ line_number: 7 }).replace(':7', ':1e999'), `${LINE_0}/line_number`),
  invalid('a change type that is not known', line({ change_type: 'moved' }), `${LINE_0}/change_type`),
  invalid('a change type that every object has', line({ change_type: 'constructor' }), `${LINE_0}/change_type`),
  invalid('content that is a number', line({ content: 1 }), `${LINE_0}/content`),
  invalid('a line of 100,001 characters', line({ content: 'x'.repeat(100_001) }), `${LINE_0}/content`),
  invalid('a language of a kilobyte', line({ language: 'x'.repeat(1024) }), `${LINE_0}/language`),
  invalid('a time that is none', line({ timestamp: 'yesterday' }), `${LINE_0}/timestamp`),
  invalid('attribution that is text', line({ attribution: 'claude' }), `${LINE_0}/attribution`),
  invalid('an agent that is an object', line({ attribution: { agent_id: {} } }), `${LINE_0}/attribution/agent_id`),
  invalid('an agent of a kilobyte', line({ attribution: { agent_id: 'x'.repeat(1024) } }), `${LINE_0}/attribution/agent_id`),
  invalid('a digest that is none', line({ content_sha256: 'abc' }), `${LINE_0}/content_sha256`),
  invalid('a digest of something else', line({ content: 'x', content_sha256: SHA }), `${LINE_0}/content_sha256`),
  invalid('a signature of nothing', line({ attestation_signature: 'AAAA' }), `${LINE_0}/attestation_signature`),
  invalid('a signature that is no base64', line({ content: 'x', attestation_signature: '<b>' }), `${LINE_0}/attestation_signature`),
  invalid('the same line twice', lines(LINE, { ...LINE, line_number: 2 }, LINE), `${DATA}/changed_lines/2`),
  invalid('the same line as added and as modified', lines(LINE, { ...LINE, change_type: 'modified' }), `${DATA}/changed_lines/1`),
  invalid('faults in many places', lines({ ...LINE, line_number: 0 }, LINE, { ...LINE, file_path: '/x', content: 3 }), `${LINE_0}/line_number`, `${DATA}/changed_lines/2/content`),
];

const PATHS: HostileRequest[] = [
  invalid('an empty path', path(''), `${LINE_0}/file_path`),
  invalid('an absolute path', path('/etc/passwd'), `${LINE_0}/file_path`),
  invalid('a climbing path', path('../../../../tmp/x'), `${LINE_0}/file_path`),
  invalid('a path that climbs in the middle', path('a/../../x'), `${LINE_0}/file_path`),
  invalid('a path that ends by climbing', path('a/..'), `${LINE_0}/file_path`),
  invalid('a path that climbs with backslashes', path('a\\..\\..\\x'), `${LINE_0}/file_path`),
  invalid('a drive', path('C:\\Windows\\win.ini'), `${LINE_0}/file_path`),
  invalid('a drive with slashes', path('c:/windows'), `${LINE_0}/file_path`),
  invalid('a network share', path('\\\\host\\share'), `${LINE_0}/file_path`),
  invalid('a path with NUL', path('a.py\0.png'), `${LINE_0}/file_path`),
  invalid('a path with half a surrogate pair', path('a\udc00.py'), `${LINE_0}/file_path`),
  invalid('a path of 4,097 bytes', path('x'.repeat(4_097)), `${LINE_0}/file_path`),
  invalid('a path of 4,097 bytes in few characters', path(`${'é'.repeat(2_048)}x`), `${LINE_0}/file_path`),
  invalid('a path of a megabyte', path('x'.repeat(1024 * 1024)), `${LINE_0}/file_path`),
  invalid('a path that is a number', line({ file_path: 5 }), `${LINE_0}/file_path`),
  invalid('a file that climbs', oneFile({ path: '../x', content: '' }), `${DATA}/files/0/path`),
  invalid('a diff that climbs', diff('--- a/../../x\n+++ b/../../x\n@@ -1 +1 @@\n-a\n+b\n'), `${DATA}/diff`),
  invalid('a diff with NUL in a quoted name', diff('--- /dev/null\n+++ "b/\\000"\n@@ -0,0 +1 @@\n+b\n'), `${DATA}/diff`),
];

const BULK: HostileRequest[] = [
  invalid('a diff that is a list', diff([]), `${DATA}/diff`),
  invalid('an empty diff', diff(''), `${DATA}/diff`),
  invalid('text for a diff', diff('hello\n'), `${DATA}/diff`),
  invalid('a diff without a changed line', diff('diff --git a/x b/y\nrename from x\nrename to y\n'), `${DATA}/diff`),
  invalid('a combined diff', diff('diff --cc x\n@@@ -1 -1 +1 @@@\n'), `${DATA}/diff`),
  invalid('a cut diff', diff('--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n-a\n'), `${DATA}/diff`),
  invalid('a diff whose hunk promises 10^9 lines', diff('--- a/x\n+++ b/x\n@@ -1,1000000000 +1,1000000000 @@\n-a\n'), `${DATA}/diff`),
  invalid('a diff of 20,001 lines', diff(`--- a/x\n+++ b/x\n@@ -0,0 +1,20001 @@\n${'+a\n'.repeat(20_001)}`), `${DATA}/diff`),
  invalid('metadata that is a list', beside({ metadata: [] }), `${DATA}/metadata`),
  invalid('deep metadata', beside({ metadata: JSON.parse(`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`) as unknown }), `${DATA}/metadata`),
  invalid('metadata of a hundred kilobytes', beside({ metadata: { a: 'x'.repeat(100_000) } }), `${DATA}/metadata`),
  invalid('metadata of many keys', beside({ metadata: Object.fromEntries(Array.from({ length: 10_000 }, (_, key) => [`k${key}`, key])) }), `${DATA}/metadata`),
  invalid('files that are no list', beside({ files: 'x' }), `${DATA}/files`),
  invalid('1,001 files', beside({ files: Array.from({ length: 1_001 }, (_, index) => ({ path: `${index}`, content: '' })) }), `${DATA}/files`),
  invalid('a file without content', oneFile({ path: 'a' }), `${DATA}/files/0`),
  invalid('a file with two contents', oneFile({ path: 'a', content: '', content_base64: '' }), `${DATA}/files/0`),
  invalid('a file in bad base64', oneFile({ path: 'a', content_base64: '****' }), `${DATA}/files/0/content_base64`),
  invalid('a file in base64 with a newline', oneFile({ path: 'a', content_base64: 'AAAA\nAAA=' }), `${DATA}/files/0/content_base64`),
  invalid('a file in megabytes of bad base64', oneFile({ path: 'a', content_base64: `${'A'.repeat(2_000_000)}!` }), `${DATA}/files/0/content_base64`),
  invalid('a file in cut base64', oneFile({ path: 'a', content_base64: 'AAA' }), `${DATA}/files/0/content_base64`),
  invalid('a file beyond the limit', oneFile({ path: 'a', content: 'x'.repeat(2 * 1024 * 1024 + 1) }), `${DATA}/files/0`),
  invalid('the same file twice', beside({ files: [{ path: 'a', content: '1' }, { path: 'a', content: '2' }] }), `${DATA}/files/1/path`),
  invalid('commits that are text', beside({ commits: ['abc'] }), `${DATA}/commits/0`),
  invalid('a commit without message', beside({ commits: [{ sha: 'abc' }] }), `${DATA}/commits/0/message`),
  invalid('a commit id that is a path', beside({ commits: [{ sha: '../x', message: '' }] }), `${DATA}/commits/0/sha`),
  invalid('1,001 commits', beside({ commits: Array.from({ length: 1_001 }, () => ({ sha: 'a', message: '' })) }), `${DATA}/commits`),
  invalid('notes that are an object', beside({ notes: { abc: 'x' } }), `${DATA}/notes`),
  invalid('a note without content', beside({ notes: [{ commit: 'abc' }] }), `${DATA}/notes/0/content`),
  invalid('traces that are lists', beside({ traces: [[]] }), `${DATA}/traces/0`),
];

export const HOSTILE_REQUESTS: readonly HostileRequest[] = [...BODIES, ...HEADS, ...CHANGES, ...PATHS, ...BULK];

/** Names that are odd and nothing else. */
export const LEGAL_PATHS = [
  '-rf;$(x).py',
  '--config=x.py',
  'with space/and  two.py',
  'new\nline.py',
  'tab\t.py',
  "quote'\"`.py",
  '__proto__',
  'constructor',
  '.../x.py',
  '..x/.y..',
  './a.py',
  '~/x.py',
  '%2e%2e/x.py',
  'naïve/日本語/😀.py',
  'ab:c.py',
  'x'.repeat(4_096),
];

function wrongChecksum(gzip: Buffer): Buffer {
  const changed = Buffer.from(gzip);
  changed[changed.length - 6]! ^= 0xff;
  return changed;
}
