import { countContributors, type ChangedLine } from '@provenance/domain';
import fc from 'fast-check';
import { agentKeys } from './attestation/agent-keys.ts';
import { attestationReader } from './attestation/attestation-reader.ts';
import { attributeLines } from './attribute-lines.ts';
import { readClaims } from './claim/claim-reader.ts';

const text = fc.oneof(fc.string(), fc.constantFrom('claude-code', 'human', 'unknown', 'renovate[bot]', 'Agent-ID: codex', '__proto__'));
const lines: fc.Arbitrary<ChangedLine[]> = fc.array(
  fc.record(
    {
      file_path: text,
      line_number: fc.nat(),
      change_type: fc.constantFrom('added', 'modified', 'deleted'),
      content: text,
      author_identity: text,
      attestation_signature: text,
      attribution: fc.record({ agent_id: text, provenance_marker: text, commit_sha: text }, { requiredKeys: [] }),
    },
    { requiredKeys: ['file_path', 'line_number', 'change_type'] },
  ),
);

const readers = [attestationReader(agentKeys({ 'claude-code': Buffer.alloc(32, 1).toString('base64') })), readClaims];

describe('attributing lines', () => {
  it('gives every changed line to exactly one kind of contributor', () => {
    fc.assert(
      fc.property(lines, (changed) => {
        const attributed = attributeLines(changed, readers);
        const counts = countContributors(attributed.map((line) => line.verdict));
        const sum = counts.ai + counts.human + counts.mixed + counts.automation + counts.unknown;
        return attributed.length === changed.length && sum === changed.length;
      }),
    );
  });

  it('does not depend on the order of the readers', () => {
    fc.assert(
      fc.property(lines, (changed) => {
        expect(attributeLines(changed, [...readers].reverse())).toEqual(attributeLines(changed, readers));
      }),
    );
  });

  it('keeps confidence within 0 and 1, and at 0 for unknown lines', () => {
    fc.assert(
      fc.property(lines, (changed) =>
        attributeLines(changed, readers).every(
          ({ verdict }) =>
            verdict.confidence >= 0 && verdict.confidence <= 1 && (verdict.contributor !== 'unknown' || verdict.confidence === 0),
        ),
      ),
    );
  });

  it('leaves the content and the signature behind', () => {
    const line: ChangedLine = {
      file_path: 'a.py',
      line_number: 3,
      change_type: 'added',
      content: 'if a and b:',
      language: 'python',
      attestation_signature: 'zz',
    };
    const [attributed] = attributeLines([line], readers);
    expect(JSON.stringify(attributed)).not.toMatch(/if a and b|zz/);
    expect(attributed).toMatchObject({ file_path: 'a.py', line_number: 3, complexity: 3 });
  });
});
