import {
  DiffSyntaxError,
  parseUnifiedDiff,
  renamesInDiff,
  type ChangedLine,
  type FileRename,
  type HeadFile,
  type Submission,
  type SubmittedEvidence,
} from '@provenance/domain';
import { parseLines, withLanguages } from './parse-lines.ts';
import { asShape, asShapes, text, texts, type Shape } from './shape.ts';
import { UnreadableSubmissionError, type ParsedSubmission } from './submission.ts';

/**
 * Reads a stored body: the bytes that the client sent, inflated. ingest-api has validated them once; here
 * only the shape is looked at again, since an older or newer build may have stored them.
 * @throws UnreadableSubmissionError with the reason
 */
export function parseSubmission(bytes: Uint8Array): ParsedSubmission {
  const body = asShape(parseJson(bytes), 'the body');
  const data = asShape(body['provenance_data'], 'provenance_data');
  return {
    submission: parseHead(body, data),
    lines: withLanguages(changedLines(data)),
    files: asShapes(data['files'], 'files').map(parseFile),
    evidence: parseEvidence(data),
    renames: parseRenames(data),
    fromGitHub: data['source'] === 'github',
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch (error) {
    throw new UnreadableSubmissionError('it is not JSON', error);
  }
}

function parseHead(body: Shape, data: Shape): Submission {
  const number = body['pr_number'];
  if (typeof number !== 'string' && typeof number !== 'number') {
    throw new UnreadableSubmissionError('pr_number is neither a string nor a number');
  }
  const metadata = data['metadata'];
  return {
    repo: text(body, 'repo', 'body'),
    pr_number: String(number),
    base_sha: text(body, 'base_sha', 'body'),
    head_sha: text(body, 'head_sha', 'body'),
    ...texts(body, 'branch'),
    ...(metadata === undefined || metadata === null ? {} : { metadata: { ...asShape(metadata, 'metadata') } }),
  };
}

function changedLines(data: Shape): ChangedLine[] {
  const diff = data['diff'];
  return typeof diff === 'string' ? parseDiff(diff) : parseLines(asShapes(data['changed_lines'], 'changed_lines'));
}

function parseDiff(diff: string): ChangedLine[] {
  try {
    return parseUnifiedDiff(diff);
  } catch (error) {
    if (error instanceof DiffSyntaxError) throw new UnreadableSubmissionError(error.message, error);
    throw error;
  }
}

function parseFile(file: Shape): HeadFile {
  const base64 = file['content_base64'];
  const content =
    typeof base64 === 'string' ? Buffer.from(base64, 'base64') : Buffer.from(text(file, 'content', 'files'), 'utf8');
  return { path: text(file, 'path', 'files'), content };
}

function parseRenames(data: Shape): FileRename[] {
  const diff = data['diff'];
  const named = asShapes(data['renames'], 'renames').map((rename) => ({ from: text(rename, 'from', 'renames'), to: text(rename, 'to', 'renames') }));
  return typeof diff === 'string' ? [...renamesInDiff(diff), ...named] : named;
}

function parseEvidence(data: Shape): SubmittedEvidence {
  return {
    commits: asShapes(data['commits'], 'commits').map((commit) => ({
      sha: text(commit, 'sha', 'commits'),
      message: text(commit, 'message', 'commits'),
      ...texts(commit, 'author', 'committer'),
      ...parentsOf(commit),
    })),
    notes: asShapes(data['notes'], 'notes').map((note) => ({
      commit: text(note, 'commit', 'notes'),
      content: text(note, 'content', 'notes'),
    })),
    traces: asShapes(data['traces'], 'traces').map((trace) => ({ ...trace })),
  };
}

function parentsOf(commit: Shape): { parents?: string[] } {
  const parents = commit['parents'];
  return Array.isArray(parents) ? { parents: parents.filter((parent) => typeof parent === 'string') } : {};
}
