import { openCatalogue } from '../catalogue/open-catalogue.ts';
import { AGENTS } from '../catalogue/agents.ts';
import { EVIDENCE_RULES } from '../rules/evidence-rules.ts';
import { attributionDocument } from './attribution-document.ts';

const text = attributionDocument();

describe('the document on attribution', () => {
  it('has a row for every rule and every agent', () => {
    for (const id of Object.keys(EVIDENCE_RULES)) expect(text).toContain(`| ${id} |`);
    for (const { id } of AGENTS) expect(text).toContain(`| ${id} |`);
  });

  it('lists the rules with the strongest kind first', () => {
    const kinds = Object.values(EVIDENCE_RULES).map(({ kind }) => kind);
    expect(kinds.filter((kind, index) => kinds.indexOf(kind) !== index && kinds[index - 1] !== kind)).toEqual([]);
  });

  it('shows a catalogue file that can be used', () => {
    const [, file] = /```json\n([^]*?)```/.exec(text) ?? [];
    expect(openCatalogue({ file: file! }).byLogin('acme-agent[bot]', true)?.id).toBe('acme-agent');
  });

  it('shows a map that can be used', () => {
    const [, map] = /`(\{"acme-coder".*\})`/.exec(text) ?? [];
    expect(openCatalogue({ map: JSON.parse(map!) as Record<string, string> }).byBranch('machine/x')?.id).toBe('acme-agent');
  });
});
