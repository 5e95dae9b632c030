import type { ParsedSubmission } from '@provenance/contracts';
import type { Enriched } from '@provenance/github';

/**
 * The submission with what GitHub has of it, as if the client had brought it: the whole files, and of a pull request
 * that GitHub reported the changed lines and the renames. This is what detect reads. Undefined where there is nothing to add.
 */
export function fullerSubmission(body: Buffer, submitted: ParsedSubmission, { lines, renames, contents }: Pick<Enriched, 'lines' | 'renames' | 'contents'>): Buffer | undefined {
  const added = {
    ...(submitted.files.length > 0 || contents.length === 0 ? {} : { files: contents.map(([path, content]) => ({ path, content })) }),
    ...(submitted.lines.length > 0 || lines.length === 0 ? {} : { changed_lines: lines }),
    ...(submitted.renames.length > 0 || renames.length === 0 ? {} : { renames }),
  };
  if (Object.keys(added).length === 0) return undefined;
  const submission = JSON.parse(body.toString('utf8')) as { provenance_data?: Record<string, unknown> };
  return Buffer.from(JSON.stringify({ ...submission, provenance_data: { ...submission.provenance_data, ...added } }), 'utf8');
}
