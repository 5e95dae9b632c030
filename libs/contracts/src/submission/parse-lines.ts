import { languageOf, type ChangedLine, type ChangeType, type ClaimedAttribution } from '@provenance/domain';
import { asShape, text, texts, type Shape } from './shape.ts';
import { UnreadableSubmissionError } from './submission.ts';

const CHANGE_TYPES: readonly unknown[] = ['added', 'modified', 'deleted'] satisfies ChangeType[];

/** `changed_lines` of the wire as lines of the domain: null and unknown members are dropped. */
export function parseLines(shapes: readonly Shape[]): ChangedLine[] {
  return shapes.map(parseLine);
}

function parseLine(shape: Shape): ChangedLine {
  const line_number = shape['line_number'];
  const change_type = shape['change_type'];
  if (typeof line_number !== 'number') throw new UnreadableSubmissionError('changed_lines.line_number is not a number');
  if (!isChangeType(change_type)) throw new UnreadableSubmissionError('changed_lines.change_type is not known');
  return {
    file_path: text(shape, 'file_path', 'changed_lines'),
    line_number,
    change_type,
    ...texts(shape, 'content', 'language', 'author_identity', 'timestamp', 'content_sha256', 'attestation_signature'),
    ...claimed(shape['attribution']),
  };
}

function isChangeType(value: unknown): value is ChangeType {
  return CHANGE_TYPES.includes(value);
}

function claimed(value: unknown): { attribution?: ClaimedAttribution } {
  if (value === undefined || value === null) return {};
  const shape = asShape(value, 'changed_lines.attribution');
  const line = shape['commit_line'];
  return {
    attribution: {
      ...texts(shape, 'agent_id', 'agent_version', 'agent_session_id', 'commit_sha', 'commit_path', 'provenance_marker'),
      ...(typeof line === 'number' ? { commit_line: line } : {}),
    },
  };
}

/** The same lines, each with a language: its own, else the one that its path suggests. */
export function withLanguages(lines: readonly ChangedLine[]): ChangedLine[] {
  const byPath = new Map<string, string>();
  return lines.map((line) => {
    if (line.language !== undefined) return line;
    let language = byPath.get(line.file_path);
    if (language === undefined) byPath.set(line.file_path, (language = languageOf(line.file_path)));
    return { ...line, language };
  });
}
