import type { Contributor } from '../attribution/verdict.ts';
import type { Outcome } from '../decision/decision.ts';
import type { Severity } from '../finding/finding.ts';
import type { ChangeType } from '../line/changed-line.ts';

/**
 * The counters of a code fact. Whole numbers only, and all but `involved:` add up: over agents to the
 * analysis, over analyses to a window. A free text stands last in its name, so that a name can be
 * read back whatever the text holds.
 *
 * | counter                        | what it counts                                                     |
 * |--------------------------------|--------------------------------------------------------------------|
 * | lines                          | changed lines                                                      |
 * | change:<type>                  | the same by change type; churn = modified + deleted                |
 * | contributor:<kind>             | the same by who wrote them                                         |
 * | language:<language>            | the same by language                                               |
 * | path:<folder>                  | the same by the first part of the path                             |
 * | file:<path>                    | the same by file                                                   |
 * | attested, attestation_invalid  | lines whose signature holds, lines whose signature does not        |
 * | complexity:<n>                 | lines of structural complexity n: gives mean and highest, and can be taken back |
 * | finding:<severity>:<category>  | open findings                                                      |
 * | analyses, decision:<outcome>   | 1, in the one fact of an analysis that stands for it (its main agent) |
 * | involved:<outcome>             | 1 in the fact of every agent of the analysis: for figures of one agent, never summed over agents |
 */
export const COUNTER = {
  lines: 'lines',
  attested: 'attested',
  attestationInvalid: 'attestation_invalid',
  analyses: 'analyses',
  change: (type: ChangeType) => `change:${type}`,
  contributor: (kind: Contributor) => `contributor:${kind}`,
  language: (language: string) => `language:${language}`,
  path: (folder: string) => `path:${folder}`,
  file: (path: string) => `file:${path}`,
  complexity: (score: number) => `complexity:${score}`,
  finding: (severity: Severity, category: string) => `finding:${severity}:${category}`,
  decision: (outcome: Outcome) => `decision:${outcome}`,
  involved: (outcome: Outcome) => `involved:${outcome}`,
} as const;
