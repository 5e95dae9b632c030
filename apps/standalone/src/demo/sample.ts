import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SubmitRequest } from '@provenance/api-client';

const FOLDER = join(import.meta.dirname, '../../sample');

/** A run of lines in one file that one author changed. */
interface SampleChange {
  path: string;
  from: number;
  to: number;
  change_type: 'added' | 'modified';
  agent_id?: string;
  agent_session_id?: string;
  marker?: string;
  author_identity?: string;
}

interface SamplePullRequest {
  repo: string;
  pr_number: string;
  base_sha: string;
  head_sha: string;
  branch: string;
  title: string;
  changes: SampleChange[];
}

/** A body for POST /v1/analysis, and the head files to show code frames from. */
export interface DemoSubmission {
  title: string;
  body: SubmitRequest;
  files: Map<string, string[]>;
}

/** The pull request of the sample shop: two agents, a human and somebody who left no trace. */
export async function samplePullRequest(): Promise<DemoSubmission> {
  const { changes, title, ...head } = JSON.parse(
    await readFile(join(FOLDER, 'pull-request.json'), 'utf8'),
  ) as SamplePullRequest;
  const files = new Map<string, string[]>();
  for (const { path } of changes) {
    if (!files.has(path)) files.set(path, (await readFile(join(FOLDER, 'head', path), 'utf8')).split('\n'));
  }
  const body = {
    ...head,
    provenance_data: {
      metadata: { title },
      changed_lines: changes.flatMap((change) => changedLines(change, files.get(change.path)!)),
      files: [...files].map(([path, lines]) => ({ path, content: lines.join('\n') })),
    },
  };
  return { title, body, files };
}

function changedLines(change: SampleChange, lines: string[]) {
  return lines.slice(change.from - 1, change.to).map((content, index) => ({
    file_path: change.path,
    line_number: change.from + index,
    change_type: change.change_type,
    content,
    ...(change.author_identity && { author_identity: change.author_identity }),
    ...(change.agent_id && {
      attribution: {
        agent_id: change.agent_id,
        agent_session_id: change.agent_session_id ?? null,
        provenance_marker: change.marker ?? null,
      },
    }),
  }));
}
