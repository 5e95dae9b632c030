/** The submission with whole files: what detect scans, as if the client had brought them. */
export function withFiles(body: Buffer, contents: readonly (readonly [path: string, text: string])[]): Buffer {
  const submission = JSON.parse(body.toString('utf8')) as { provenance_data?: Record<string, unknown> };
  const files = contents.map(([path, content]) => ({ path, content }));
  return Buffer.from(JSON.stringify({ ...submission, provenance_data: { ...submission.provenance_data, files } }), 'utf8');
}
