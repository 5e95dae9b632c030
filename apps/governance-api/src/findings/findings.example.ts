import { LineIndex, newSuppression, observe, settled } from '@provenance/domain';
import { SAMPLE_DETECTION, SAMPLE_LINES, SAMPLE_RECORD } from '../examples/sample-analysis.ts';
import { toLifeResponse, type FindingLivesResponse } from './finding-life.response.ts';

const { analysis_id, repo, created_at, base_sha, head_sha, updated_at } = SAMPLE_RECORD;
const SUPPRESSED_AT = '2026-03-02T10:00:00.000Z';
const index = new LineIndex(SAMPLE_LINES);

const LIVES = observe(
  { lives: new Map() },
  {
    seen: { analysis_id, at: created_at, base_sha, head_sha },
    at: updated_at,
    detection: SAMPLE_DETECTION,
    attributionOf: (finding) => index.attributionOf(finding),
    byFingerprint: new Map(),
    formers: new Map(),
  },
).changed;

const SUPPRESSION = newSuppression(
  {
    fingerprint: SAMPLE_DETECTION.findings[0]!.fingerprint,
    scope: 'repo',
    repo,
    reason: 'The value is a constant of ours.',
    actor: 'token:tk_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f',
    expires_at: '2026-06-01T00:00:00.000Z',
  },
  { created_at: SUPPRESSED_AT, line_digests: [] },
);

export const FINDING_LIVES_EXAMPLE: FindingLivesResponse = { items: LIVES.map(toLifeResponse) };
export const SUPPRESSED_EXAMPLE: FindingLivesResponse = { items: LIVES.map((life) => toLifeResponse(settled(life, [SUPPRESSION], SUPPRESSED_AT))) };
