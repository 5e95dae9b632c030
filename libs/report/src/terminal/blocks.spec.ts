import { authorRows } from '../report.ts';
import { attributionTable, decisionBlock, findingBlock, progressLine, stageLines } from './blocks.ts';
import { bare } from './text.ts';

describe('stageLines', () => {
  const running = { analysis_id: 'an_1', status: 'in_progress' as const, stages: { detect: { status: 'running' as const } } };

  it('says only what has changed', () => {
    expect(stageLines(bare, undefined, running)).toEqual(['  ... detect   running']);
    expect(stageLines(bare, running, running)).toEqual([]);
  });

  it('says how long a stage took and why it is degraded', () => {
    const after = {
      ...running,
      stages: {
        detect: {
          status: 'degraded' as const,
          started_at: '2026-01-01T00:00:00.000Z',
          finished_at: '2026-01-01T00:00:00.042Z',
          reason: 'broken.py was not covered',
        },
      },
    };
    expect(stageLines(bare, running, after)).toEqual(['    ! detect   degraded 42 ms: broken.py was not covered']);
  });
});

describe('progressLine', () => {
  it('shows every stage', () => {
    expect(progressLine({ status: 'in_progress', stages: { enrich: { status: 'completed' }, detect: { status: 'running' }, decide: { status: 'waiting' } } })).toBe(
      '[+] enrich  [*] detect  [ ] decide',
    );
  });
});

describe('attributionTable', () => {
  it('counts lines by file, contributor and agent', () => {
    const ai = { file_path: 'a.py', verdict: { contributor: 'ai', agent_id: 'claude-code', confidence: 0.5 } } as const;
    const text = attributionTable(bare, authorRows([ai, ai, { file_path: 'a.py', verdict: { contributor: 'unknown', confidence: 0 } }]));
    expect(text.split('\n').slice(1)).toEqual(['a.py  ai          claude-code      2  0.50', 'a.py  unknown     -                1  0.00']);
  });
});

describe('findingBlock', () => {
  it('names severity, place, rule and weakness above the code', () => {
    const block = findingBlock(
      bare,
      { rule_key: 'python-sql-injection', severity: 'critical', category: 'sqli', message: 'm', file_path: 'a.py', start_line: 1, end_line: 1, cwe: ['CWE-89'] },
      ['execute(q)'],
    );
    expect(block).toContain('critical a.py:1  python-sql-injection, CWE-89');
    expect(block).toContain('1 execute(q)');
  });
});

describe('decisionBlock', () => {
  it('prints every reason with its places, and counts what is not shown', () => {
    const block = decisionBlock(bare, {
      outcome: 'block',
      rationale: 'a critical finding',
      risk_score: 71,
      degraded: [],
      reasons: [
        { rule_id: 'critical_findings', outcome: 'block', message: 'm', evidence: [{ file_path: 'a.py', start_line: 3, agent_id: 'x' }], evidence_total: 4 },
      ],
    });
    expect(block).toContain('BLOCK  a critical finding');
    expect(block).toContain('a.py:3  by x');
    expect(block).toContain('... and 3 more');
  });
});
