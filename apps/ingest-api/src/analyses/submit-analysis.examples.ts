const HEAD = { repo: 'acme/shop', pr_number: '42', base_sha: 'abc123', head_sha: 'def456', branch: 'feature/checkout-hardening' };

const ORDERS_LINE = {
  file_path: 'api/orders.py',
  line_number: 128,
  change_type: 'added',
  content: 'query = f"SELECT * FROM orders WHERE id = {order_id}"',
  language: 'python',
  attribution: {
    agent_id: 'claude-3-opus',
    agent_session_id: 'sess-789',
    provenance_marker: 'Agent-ID: claude-3-opus-20240229',
  },
};

/** Bodies as the document shows them; each is posted by a test. */
export const SUBMISSION_EXAMPLES = {
  changed_lines: {
    summary: 'Changed lines with what is known of their author',
    value: {
      ...HEAD,
      provenance_data: {
        metadata: { attestation_url: 'https://evidence.example.com/claims/123' },
        changed_lines: [ORDERS_LINE],
      },
    },
  },
  diff: {
    summary: 'A unified diff, the head files and the commits',
    value: {
      ...HEAD,
      pr_number: 42,
      provenance_data: {
        diff: [
          'diff --git a/api/prices.py b/api/prices.py',
          '--- a/api/prices.py',
          '+++ b/api/prices.py',
          '@@ -1,2 +1,2 @@',
          ' import decimal',
          '-RATE = 0.19',
          "+RATE = decimal.Decimal('0.19')",
          '',
        ].join('\n'),
        files: [{ path: 'api/prices.py', content: "import decimal\nRATE = decimal.Decimal('0.19')\n" }],
        commits: [
          {
            sha: 'def456',
            message: 'Use decimals for rates\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n',
            author: 'Ada <ada@example.com>',
          },
        ],
      },
    },
  },
};
