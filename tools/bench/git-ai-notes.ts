import { Attributor } from '@provenance/attribution';
import type { Figure } from './measurement.ts';

const RANGES = 40;

/** Seconds to read so many git-ai notes of some 2 kB and to ask each of them for one line. */
export function readNotes(count: number): Figure {
  const notes = Array.from({ length: count }, (_, index) => ({ commit: shaOf(index), content: noteOf(index) }));
  const commits = notes.map(({ commit }) => ({ sha: commit, message: `change ${commit}` }));
  const started = performance.now();
  const attributor = new Attributor({ commits, notes });
  for (const { commit } of notes) {
    const attribution = { commit_sha: commit, commit_line: 1 };
    const { agent_id } = attributor.verdict({ file_path: 'src/main.py', line_number: 1, change_type: 'added', attribution });
    if (agent_id !== 'cursor') throw new Error(`a note was read as ${agent_id ?? 'nobody'}'s`);
  }
  return { what: `${count.toLocaleString('en')} git-ai notes read`, value: (performance.now() - started) / 1_000, unit: 's' };
}

const shaOf = (index: number): string => index.toString(16).padStart(40, '0');

function noteOf(index: number): string {
  const ranges = Array.from({ length: RANGES }, (_, at) => `${at * 10 + 1}-${at * 10 + 5}`).join(',');
  const session = { agent_id: { tool: 'cursor', id: shaOf(index), model: 'claude-sonnet-4-5' }, human_author: 'dev@example.com' };
  const sessions = Object.fromEntries(['s_c9883b05a2487d', 's_e7f2a90b31cc48', 's_07aa12bb90cc34'].map((id) => [id, session]));
  const metadata = { schema_version: 'authorship/3.0.0', base_commit_sha: shaOf(index), prompts: {}, humans: {}, sessions };
  const lines = ['src/main.py', `  s_c9883b05a2487d::t_9f8e7d6c5b4a32 ${ranges}`, 'src/other.py', `  s_e7f2a90b31cc48::t_a1b2c3d4e5f678 ${ranges}`];
  return `${lines.join('\n')}\n---\n${JSON.stringify(metadata, null, 2)}`;
}
