import { Attributor, type AttributionSettings } from '@provenance/attribution';
import type { ChangeType, Verdict } from '@provenance/domain';
import { blamedFiles, changedFiles, claimedLine, DEFAULT_CAPS, readHeadFiles, readNotes, readTraces, type Change, type ChangedFile, type Repository, type Shortcoming } from '@provenance/repository';

/** A changed line with its author, without its content. */
export interface LineAuthor {
  file_path: string;
  line_number: number;
  change_type: ChangeType;
  /** The commit that it came from, and that commit's author; absent for what is not committed. */
  commit?: string;
  author?: string;
  verdict: Verdict;
}

/** Who says who wrote a line, with what it could not read. */
export interface OpenAttribution {
  attributor: Attributor;
  shortcomings: Shortcoming[];
}

/** Reads all evidence of a change: what it costs depends on commits and notes, not on lines. @throws GitError */
export async function openAttribution(repository: Repository, change: Change, settings: AttributionSettings, branch = change.branch): Promise<OpenAttribution> {
  const [notes, traces] = await Promise.all([readNotes(repository, change), readTraces(repository, change)]);
  const head = await filesOfTraces(repository, change, traces.traces);
  const attributor = new Attributor(
    {
      commits: change.commits,
      notes: notes.notes,
      traces: traces.traces,
      base_sha: change.base,
      head_sha: change.head,
      pullRequest: branch === undefined ? {} : { branch },
      linesOf: (path) => head.files.find((file) => file.path === path)?.content.toString('utf8').split('\n'),
    },
    settings,
  );
  return { attributor, shortcomings: [...notes.shortcomings, ...traces.shortcomings, ...head.shortcomings] };
}

/** The lines of a change in git's order; no more of them are held than of a few files. @throws GitError */
export async function* attributedLines(repository: Repository, change: Change, { attributor }: OpenAttribution): AsyncGenerator<LineAuthor, void, void> {
  const authors = new Map(change.commits.map(({ sha, author }) => [sha, author]));
  for await (const { blamed } of blamedFiles(repository, change)) {
    for (const { line, origin } of blamed) {
      const { file_path, line_number, change_type } = line;
      const author = origin === undefined ? undefined : authors.get(origin.commit);
      yield {
        file_path,
        line_number,
        change_type,
        ...(origin !== undefined && { commit: origin.commit }),
        ...(author !== undefined && { author }),
        verdict: attributor.verdict(claimedLine({ line, ...(origin !== undefined && { origin }) })),
      };
    }
  }
}

/** Recorded ranges are found again by the contents of their files; only of those is the head held. */
async function filesOfTraces(repository: Repository, change: Change, traces: readonly Record<string, unknown>[]): Promise<Awaited<ReturnType<typeof readHeadFiles>>> {
  if (traces.length === 0) return { files: [], shortcomings: [] };
  const text = JSON.stringify(traces);
  const named: ChangedFile[] = [];
  for await (const file of changedFiles(repository, change)) {
    if (text.includes(JSON.stringify(file.path.text))) named.push({ ...file, lines: file.lines.filter((line) => line.change_type !== 'deleted').slice(0, 1) });
  }
  return readHeadFiles(repository, change, named, DEFAULT_CAPS);
}
