import { attributionTable, AuthorTable, padEnd, plain } from '@provenance/report';
import type { Shortcoming } from '@provenance/repository';
import type { Terminal } from '../../io/terminal.ts';
import type { LineAuthor } from '../../offline/attributed-lines.ts';
import type { AttributionSummary } from './summary.ts';

/** One form of the answer, written while the lines come. */
interface Answer {
  line(line: LineAuthor): Promise<void>;
  end(summary: AttributionSummary, shortcomings: readonly Shortcoming[]): Promise<void>;
}

/** A row a file and author. */
export class TableAnswer implements Answer {
  readonly #terminal: Terminal;
  readonly #title: string;
  readonly #table = new AuthorTable();

  constructor(terminal: Terminal, title: string) {
    this.#terminal = terminal;
    this.#title = title;
  }

  line(line: LineAuthor): Promise<void> {
    this.#table.add(line);
    return Promise.resolve();
  }

  async end(summary: AttributionSummary): Promise<void> {
    const { lines, files, contributors } = summary.result();
    const sums = Object.entries(contributors).filter(([, count]) => count > 0).map(([kind, count]) => `${count} ${kind}`);
    if (lines > 0) await this.#terminal.answerLine(`${attributionTable(this.#terminal.paint, this.#table.rows())}\n`);
    const said = lines === 0 ? 'no changed lines' : `${lines} lines in ${files} files: ${sums.join(', ')}`;
    await this.#terminal.answerLine(`${plain(this.#title)}: ${said}`);
  }
}

/** A row a line. */
export class LinesAnswer implements Answer {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  async line({ file_path, line_number, change_type, commit, author, verdict }: LineAuthor): Promise<void> {
    const mark = { added: '+', modified: '~', deleted: '-' }[change_type];
    const who = [verdict.contributor.padEnd(10), padEnd(verdict.agent_id ?? '-', 16), verdict.confidence.toFixed(2), verdict.granularity.padEnd(6)];
    const from = [commit?.slice(0, 12) ?? '-'.padEnd(12), author ?? '-'];
    await this.#terminal.answerLine(plain([`${mark}${file_path}:${line_number}`, ...who, ...from].join('  ')));
  }

  end(): Promise<void> {
    return Promise.resolve();
  }
}

/** A line for a program. */
export function lineJson({ file_path, line_number, change_type, commit, author, verdict }: LineAuthor): object {
  const { contributor, agent_id, agent_version, session_id, confidence, granularity, attestation, evidence } = verdict;
  return { path: file_path, line: line_number, change_type, contributor, agent_id, agent_version, session_id, confidence, granularity, attestation, commit, author, evidence };
}

/** One JSON document, written line by line. */
export class JsonAnswer implements Answer {
  readonly #terminal: Terminal;
  #first = true;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  async line(line: LineAuthor): Promise<void> {
    await this.#terminal.answer(`${this.#first ? '{"lines":[\n' : ',\n'}${JSON.stringify(lineJson(line))}`);
    this.#first = false;
  }

  async end(summary: AttributionSummary, shortcomings: readonly Shortcoming[]): Promise<void> {
    const start = this.#first ? '{"lines":[' : '\n';
    await this.#terminal.answerLine(`${start}],"summary":${JSON.stringify({ ...summary.result(), shortcomings })}}`);
  }
}
