import { pythonFile, type PythonFile } from './python-file.ts';
import { between, hex, pick, type Random } from './random.ts';

/** The wire shape of POST /v1/analysis, as far as the bench fills it. */
export interface Submission {
  repo: string;
  pr_number: string;
  base_sha: string;
  head_sha: string;
  branch: string;
  provenance_data: { changed_lines: ChangedLine[]; files?: PythonFile[] };
}

interface ChangedLine {
  file_path: string;
  line_number: number;
  change_type: 'added' | 'modified';
  content: string;
  language: 'python';
  timestamp: string;
  attribution?: { agent_id: string; agent_session_id: string };
}

const AGENTS = ['claude-code', 'github-copilot', 'cursor', undefined] as const;
const START = Date.parse('2026-06-01T08:00:00Z');

/**
 * A pull request that changes `lines` lines of `files`, in hunks spread over all of them; the shares of
 * the files differ by one line at most. Two thirds of the hunks name the agent that wrote them.
 */
export function submissionOver(random: Random, files: readonly PythonFile[], lines: number): Submission {
  const share = Math.floor(lines / files.length);
  const extra = lines - share * files.length;
  return {
    repo: `acme/${pick(random, ['shop', 'billing', 'portal'])}`,
    pr_number: String(between(random, 1, 90_000)),
    base_sha: hex(random, 40),
    head_sha: hex(random, 40),
    branch: `feature/${hex(random, 8)}`,
    provenance_data: {
      changed_lines: files.flatMap((file, index) => changedLines(random, file, share + (index < extra ? 1 : 0))),
    },
  };
}

/** The changed lines of 5 new Python files and the files themselves. */
export function submissionWithFiles(random: Random, files: PythonFile[], lines: number): Submission {
  const submission = submissionOver(random, files, lines);
  submission.provenance_data.files = files;
  return submission;
}

/** A pull request as the Python service takes it (changed lines alone) over as many new files as `lines` need. */
export function submissionOfLines(random: Random, lines: number): Submission {
  const files = Array.from({ length: Math.ceil(lines / 40) }, () => pythonFile(random));
  return submissionOver(random, files, lines);
}

function changedLines(random: Random, file: PythonFile, wanted: number): ChangedLine[] {
  const text = file.content.split('\n');
  if (wanted > text.length) throw new Error(`${file.path} has ${text.length} lines, not ${wanted}`);
  return hunks(random, text.length, wanted).flatMap(({ from, length }) => {
    const agent = pick(random, AGENTS);
    const session = hex(random, 12);
    const change = pick(random, ['added', 'added', 'modified'] as const);
    return text.slice(from, from + length).map((content, offset) => ({
      file_path: file.path,
      line_number: from + offset + 1,
      change_type: change,
      content,
      language: 'python' as const,
      timestamp: new Date(START + (from + offset) * 1000).toISOString(),
      ...(agent === undefined ? {} : { attribution: { agent_id: agent, agent_session_id: session } }),
    }));
  });
}

/** Up to three separate stretches of a file that hold `wanted` lines together. */
function hunks(random: Random, total: number, wanted: number): { from: number; length: number }[] {
  const count = Math.min(3, Math.max(1, wanted));
  const found: { from: number; length: number }[] = [];
  let from = 0;
  let left = wanted;
  for (let index = 0; index < count; index += 1) {
    const length = index === count - 1 ? left : Math.ceil(left / (count - index));
    const slack = total - from - left;
    from += between(random, 0, Math.floor(slack / (count - index)));
    found.push({ from, length });
    from += length;
    left -= length;
  }
  return found;
}
