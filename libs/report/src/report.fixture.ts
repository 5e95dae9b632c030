import type { Report, ReportedFinding } from './report.ts';

/** Text as a pull request could bring it: it tries to end a command, a cell, a tag, a line, and to call somebody. */
export const HOSTILE = 'a%0A::error::x\n::stop|`b` <img src=x> @acme/all [l](http://evil) www.evil.example \u001b[31m\u202e';

export function finding(more: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    rule_key: 'python-sql-injection',
    severity: 'critical',
    category: 'sqli',
    message: 'm',
    file_path: 'a.py',
    start_line: 3,
    end_line: 4,
    cwe: ['CWE-89'],
    fingerprint: 'f',
    agent_id: 'claude-code',
    ...more,
  };
}

export function report(more: Partial<Report> = {}): Report {
  return {
    title: 't',
    decision: { outcome: 'block', rationale: 'r', risk_score: 40, reasons: [{ rule_id: 'x', outcome: 'block', message: 'm', evidence: [], evidence_total: 0 }], degraded: [] },
    findings: [finding()],
    lines: [{ file_path: 'a.py', verdict: { contributor: 'ai', agent_id: 'claude-code', confidence: 0.6 } }],
    shortcomings: [],
    ...more,
  };
}
