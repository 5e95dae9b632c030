import type { Finding } from '../finding/finding.ts';
import type { Sighting } from './finding-life.ts';
import { newSuppression, type Suppression, type SuppressionRequest } from './suppression.ts';

/** A moment of the tests: minutes after the first. */
export function minute(number: number): string {
  return new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();
}

/** The analysis that was submitted in that minute. */
export function analysis(number: number, more: Partial<Sighting> = {}): Sighting {
  const hex = number.toString(16).padStart(32, '0');
  return { analysis_id: `an_${hex}`, at: minute(number), base_sha: 'base', head_sha: `head${number}`, ...more };
}

export function finding(more: Partial<Finding> = {}): Finding {
  const fingerprint = more.fingerprint ?? 'f1'.padEnd(32, '0');
  return {
    finding_id: `fd_${'0'.repeat(32)}`,
    analysis_id: `an_${'0'.repeat(32)}`,
    repo: 'acme/shop',
    pr_number: '42',
    file_path: 'api/orders.py',
    start_line: 5,
    start_column: 1,
    end_line: 6,
    end_column: 9,
    rule_key: 'python-sql-injection',
    rule_version: '1',
    category: 'sqli',
    severity: 'critical',
    confidence: 'high',
    message: 'A value of the request becomes part of an SQL statement.',
    cwe: ['CWE-89'],
    engine_name: 'semgrep',
    engine_version: '1.185.0',
    snippet: 'execute(q)',
    status: 'open',
    detected_at: minute(1),
    relation: 'on_changed_line',
    trail: { line_digest: 'l1', content_fingerprint: `content of ${fingerprint}` },
    ...more,
    fingerprint,
  };
}

export function suppression(more: Partial<SuppressionRequest> & { created_at?: string; line_digests?: string[] } = {}): Suppression {
  const { created_at = minute(2), line_digests = ['l1'], ...request } = more;
  const asked: SuppressionRequest = {
    fingerprint: finding().fingerprint,
    scope: 'repo',
    repo: 'acme/shop',
    reason: 'The value is a constant of ours.',
    actor: 'ada',
    ...request,
  };
  return newSuppression(asked, { created_at, line_digests });
}

export const SOMEBODY = { agent_id: 'claude-code', contributor: 'ai' } as const;
