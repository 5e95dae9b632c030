import type { Client } from '@provenance/api-client';
import { DEFAULT_POLICY, type AttributedLine, type DecisionInput, type FileCoverage, type Finding } from '@provenance/domain';
import { FailedError } from '../../io/exit-code.ts';
import { analysisId } from '../analysis-id.ts';

/**
 * What the decision over an analysis rested on, as far as the service tells it. Of coverage it names the doubtful files,
 * so that every other changed file counts as covered.
 * @throws UsageError, FailedError, ApiError
 */
export async function analysisInput(client: Client, id: string): Promise<DecisionInput> {
  const analysis = await client.analysis(analysisId(id));
  if (analysis.status !== 'completed') throw new FailedError(`the analysis is ${analysis.status}: there is no decision to explain`);
  const [decision, findings, lines] = await Promise.all([client.decision(id), Array.fromAsync(client.findings(id)), Array.fromAsync(client.lines(id))]);
  const { detection_coverage, bot_block_overrides, bot_block_resolved, force_push_after_approval } = decision.risk_summary;
  const signals = { bot_block_overrides, bot_block_resolved, force_push_after_approval };
  return {
    analysis: { analysis_id: id, repo: analysis.repo, pr_number: analysis.pr_number, base_sha: '', head_sha: analysis.head_sha },
    // The API answers the very shapes of the domain; its client does not know their names.
    lines: lines as AttributedLine[],
    detection: { findings: findings as Finding[], coverage: coverageOf(lines, detection_coverage.uncovered), engines: [] },
    ...(Object.values(signals).some((count) => count > 0) && { review: signals }),
    degraded: decision.degraded,
    policy: DEFAULT_POLICY,
    repository_url: 'https://github.com',
    decided_at: decision.decided_at,
  };
}

function coverageOf(lines: readonly { file_path: string }[], doubtful: readonly { path: string; reason: string }[]): FileCoverage[] {
  const named = new Set(doubtful.map(({ path }) => path));
  const covered = [...new Set(lines.map(({ file_path }) => file_path))].filter((path) => !named.has(path));
  return [...covered.map((path): FileCoverage => ({ path, status: 'covered' })), ...doubtful.map(({ path, reason }): FileCoverage => ({ path, status: 'uncovered', reason }))];
}
