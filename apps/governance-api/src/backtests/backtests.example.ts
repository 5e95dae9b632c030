import { SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { PUT_EXAMPLE } from '../policies/policies.example.ts';
import { toBacktest, type BacktestResponse } from './backtest.response.ts';

const { analysis_id, repo, pr_number, updated_at } = SAMPLE_RECORD;
const backtest_id = 'bt_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f';
const [from, to] = ['2026-02-01T00:00:00.000Z', '2026-03-03T00:00:00.000Z'];

export const BACKTEST_EXAMPLE: BacktestResponse = toBacktest(
  {
    request: { backtest_id, source: '', policy: PUT_EXAMPLE.name, digest: PUT_EXAMPLE.digest, from, to, actor: 'admin-token', created_at: to },
    status: 'completed',
    done: 120,
    total: 120,
    updated_at: to,
    result: {
      compared: 118,
      expired: 2,
      changed: 1,
      changes: { 'allow to block': 1 },
      could_not_tell: 0,
      fired: { 'payments/no-agents-in-crypto': 1 },
      examples: [
        {
          analysis_id,
          repo,
          pr_number,
          decided_at: updated_at,
          from: 'allow',
          to: 'block',
          rationale: 'People write src/crypto. (src/crypto/aes.ts:1)',
          decision_url: `http://localhost:8000/v1/analysis/${analysis_id}/decision`,
        },
      ],
    },
  },
  `http://localhost:8000/v1/policies/backtest/${backtest_id}`,
);
