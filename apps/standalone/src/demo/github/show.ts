import type { Line } from '@provenance/api-client';
import type { ReviewFact } from '@provenance/domain';
import type { CheckRun, SeenRequest } from '@provenance/github-stand-in';
import { plain, table, type Paint } from '@provenance/report';

/** Lines by what speaks for their author: the account of a commit, a trailer, a note. */
export function evidenceTable(paint: Paint, lines: readonly Line[]): string {
  const rows = Map.groupBy(lines, ({ file_path, verdict: { contributor, agent_id, evidence } }) =>
    [file_path, contributor, agent_id ?? '-', evidence[0]?.kind ?? 'none', (evidence[0]?.source ?? '-').slice(0, 14)].map(plain).join('\u0000'),
  );
  const head = ['file', 'written by', 'agent', 'evidence', 'read from', 'lines'];
  return table(paint, head, [...rows].map(([row, of]) => [...row.split('\u0000'), of.length]));
}

/** What GitHub was asked, in the order of the questions. */
export function askedText(requests: readonly SeenRequest[]): string {
  const asked = requests.map(({ method, operation, path }) => `  ${operation === undefined ? `${method} ${path}` : `GraphQL ${operation}`}`);
  return [`${requests.length} requests:`, ...asked.map(plain)].join('\n');
}

/** The check run as it stands on GitHub. */
export function checkText(paint: Paint, { name, status, conclusion, title, annotations }: CheckRun): string {
  const notes = annotations.map((note) => `  ${note.annotation_level.padEnd(8)} ${note.path}:${note.start_line}  ${note.title ?? ''}\n           ${note.message}`);
  const told = [title ?? '', ...notes].flatMap((text) => text.split('\n').map(plain));
  return [`${paint('bold', plain(name))}: ${status}, ${conclusion}`, ...told].join('\n');
}

const MINUTE_MS = 60_000;

/** The counters that people ask about; bins of durations and the denominators are left out. */
export function factTable(paint: Paint, { counters }: ReviewFact): string {
  const shown = Object.entries(counters).filter(([name]) => !/^(?:duration|known):/.test(name));
  const rows = shown.map(([name, value]) =>
    name.startsWith('duration_ms:') ? [plain(name.slice('duration_ms:'.length)), `${Math.round(value / MINUTE_MS)} min`] : [plain(name), String(value)],
  );
  return table(paint, ['figure', 'value'], rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}
