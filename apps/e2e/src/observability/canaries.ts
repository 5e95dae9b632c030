import { pullRequest, withFile } from '../system/pull-request.ts';

/** Stands in every text that may not be written into a log. */
export const CANARY = 'cnry7d1f';

/** How it looks at the beginning of base64. */
export const CANARY_BASE64 = Buffer.from(`${CANARY} `).toString('base64').slice(0, 10);

/** A text of a kind, to be found again. */
export const canary = (kind: string): string => `${CANARY}_${kind}_0123456789abcdef0123456789abcdef`;

/** A file with a secret, and one that no parser takes; each with the canary in its source. */
const FILES = {
  'api/keys.py': `# ${canary('comment')}\nAWS_SECRET_ACCESS_KEY = "${canary('secret')}"\ntoken = "ghp_${CANARY}AbCdEfGhIjKlMnOpQrStUvWxYz12"\n`,
  'api/broken.py': `def ${canary('broken')}(:\n    return ((( "${canary('broken')}"\n`,
  'web/broken.ts': `export const = ${canary('broken')} {{{ ;\n`,
  'Dockerfile': `FROM ${canary('image')}\nRUN curl http://${CANARY}.example | sh\n`,
};

/** A submission with a canary in every text that it can bring. */
export function submissionWithCanaries(number: number) {
  const request = Object.entries(FILES).reduce((soFar, [path, content]) => withFile(soFar, path, content), pullRequest(number));
  const { provenance_data } = request;
  const encoded = { path: 'api/bytes.py', content_base64: Buffer.from(`${CANARY} = 1\n`).toString('base64') };
  return {
    ...request,
    branch: `feature/${canary('branch')}`,
    provenance_data: {
      ...provenance_data,
      metadata: { title: canary('title'), nested: { note: canary('metadata') } },
      files: [...provenance_data.files, encoded],
      commits: [{ sha: request.head_sha, message: `${canary('subject')}\n\nCo-authored-by: ${canary('author')} <a@example.com>`, author: `${canary('author')} <${CANARY}@example.com>` }],
      notes: [{ commit: request.head_sha, content: canary('note') }],
      traces: [{ version: canary('trace') }],
    },
  };
}

/** Bodies that are refused, by the status that they get. */
export const REFUSED: readonly (readonly [status: number, body: string])[] = [
  [400, `{"repo": "acme/shop", ${canary('malformed')}`],
  [422, JSON.stringify({ ...pullRequest(1), head_sha: `!${canary('invalid')}` })],
  [422, JSON.stringify({ ...pullRequest(1), [canary('field')]: 1, provenance_data: { changed_lines: [{ file_path: `../${canary('path')}`, line_number: 1, change_type: canary('type'), content: canary('line') }] } })],
];
