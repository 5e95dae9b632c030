import {
  decide,
  DEFAULT_POLICY,
  judge,
  type AnalysisRecord,
  type AttributedLine,
  type DetectionResult,
  type Finding,
} from '@provenance/domain';

/** One small analysis. The examples of the API's description are what the code makes of it, so they cannot drift. */
export const SAMPLE_RECORD: AnalysisRecord = {
  analysis_id: 'an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f',
  status: 'completed',
  repo: 'acme/shop',
  pr_number: '42',
  base_sha: 'abc123',
  head_sha: 'def456',
  branch: 'feature/checkout-hardening',
  created_at: '2026-03-02T09:15:00.000Z',
  updated_at: '2026-03-02T09:15:00.412Z',
  body_sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  line_count: 1,
  has_files: true,
  stages: {
    enrich: { status: 'completed', started_at: '2026-03-02T09:15:00.011Z', finished_at: '2026-03-02T09:15:00.019Z' },
    detect: { status: 'completed', started_at: '2026-03-02T09:15:00.012Z', finished_at: '2026-03-02T09:15:00.390Z' },
    decide: { status: 'completed', started_at: '2026-03-02T09:15:00.395Z', finished_at: '2026-03-02T09:15:00.402Z' },
    analyse: { status: 'completed', started_at: '2026-03-02T09:15:00.405Z', finished_at: '2026-03-02T09:15:00.412Z' },
  },
  findings_total: 1,
};

export const SAMPLE_LINES: AttributedLine[] = [
  {
    file_path: 'api/orders.py',
    line_number: 128,
    change_type: 'added',
    language: 'python',
    complexity: 1,
    verdict: judge(
      [
        {
          kind: 'payload',
          source: 'payload',
          rule_id: 'agent-id-with-marker',
          raw: 'Agent-ID: claude-3-opus-20240229',
          contributor: 'ai',
          agent_id: 'claude-3-opus',
          session_id: 'sess-789',
          confidence: 0.6,
        },
      ],
      'none',
    ),
  },
];

const FINDING: Finding = {
  finding_id: 'fd_5d41402abc4b2a76b9719d911017c592',
  analysis_id: SAMPLE_RECORD.analysis_id,
  repo: 'acme/shop',
  pr_number: '42',
  file_path: 'api/orders.py',
  start_line: 128,
  start_column: 9,
  end_line: 130,
  end_column: 34,
  rule_key: 'python-sql-injection',
  rule_version: '1',
  category: 'sqli',
  severity: 'critical',
  confidence: 'high',
  message: 'A value of the request becomes part of an SQL statement.',
  cwe: ['CWE-89'],
  engine_name: 'semgrep',
  engine_version: '1.185.0',
  snippet: 'query = f"SELECT * FROM orders WHERE id = {order_id}"',
  trace: [
    { role: 'source', start_line: 121, end_line: 121 },
    { role: 'sink', start_line: 130, end_line: 130 },
  ],
  fingerprint: '7c211433f02071597741e6ff5a8ea34789abbf437c211433f02071597741e6ff',
  status: 'open',
  detected_at: '2026-03-02T09:15:00.390Z',
  relation: 'on_changed_line',
};

export const SAMPLE_DETECTION: DetectionResult = {
  findings: [FINDING],
  coverage: [{ path: 'api/orders.py', status: 'covered' }],
  engines: [{ name: 'semgrep', version: '1.185.0' }],
};

export const SAMPLE_DECISION = decide({
  analysis: SAMPLE_RECORD,
  lines: SAMPLE_LINES,
  detection: SAMPLE_DETECTION,
  degraded: [],
  policy: DEFAULT_POLICY,
  repository_url: 'https://github.com',
  decided_at: '2026-03-02T09:15:00.401Z',
});
