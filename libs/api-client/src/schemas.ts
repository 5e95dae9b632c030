import type { components } from './generated/api.ts';

type Schemas = components['schemas'];

/** Body of POST /v1/analysis. */
export type SubmitRequest = Schemas['SubmitAnalysisRequest'];
export type ProvenanceData = Schemas['ProvenanceDataRequest'];
export type ChangedLine = Schemas['ChangedLineRequest'];

export type Accepted = Schemas['AnalysisAcceptedResponse'];
export type Analysis = Schemas['AnalysisResponse'];
export type Stage = Schemas['StageResponse'];
export type Decision = Schemas['DecisionResponse'];
export type Finding = Schemas['FindingResponse'];
export type FindingLife = Schemas['FindingLifeResponse'];
export type FindingLives = Schemas['FindingLivesResponse'];
export type Suppress = Schemas['SuppressRequest'];
export type Unsuppress = Schemas['SuppressionTargetRequest'];
export type Line = Schemas['LineResponse'];
export type Capability = Schemas['CapabilityResponse'];
export type LogItems = Schemas['LogItemsResponse'];
export type CreateToken = Schemas['CreateTokenRequest'];
export type Token = Schemas['TokenResponse'];
export type IssuedToken = Schemas['IssuedTokenResponse'];
export type AuditEntry = Schemas['AuditEntryResponse'];
export type Deployment = Schemas['DeploymentResponse'];
export type DeployedProcess = Schemas['ProcessResponse'];
export type Queues = Schemas['QueuesResponse'];
export type Queue = Schemas['QueueResponse'];
export type DeadLetter = Schemas['DeadLetterResponse'];
export type ExportLetter = Schemas['ExportLetterResponse'];
export type ExportLettersDone = Schemas['ExportLettersDoneResponse'];
export type Reanalysis = Schemas['ReanalysisStartedResponse'];
export type Rebuilt = Schemas['RebuildResponse'];
export type Problem = Schemas['Problem'];

/** What a process says of itself beside the API. */
export interface Operations {
  /** `hidden`: it is not told at this address. */
  status: 'ok' | 'unavailable' | 'hidden';
  checks: Record<string, string>;
  /** The Date header of the answer. */
  date?: string | undefined;
}

/** What came of an analysis, over all pages. */
export interface Results {
  decision: Decision;
  findings: Finding[];
  lines: Line[];
}

export type Outcome = Decision['outcome'];
export type Severity = Finding['severity'];

/** Reports of /v1/analytics, by what names them here. */
export interface Reports {
  metrics: Schemas['CatalogueResponse'];
  summary: Schemas['SummaryResponse'];
  behavior: Schemas['BehaviorResponse'];
  alerts: Schemas['ReviewAlertsResponse'];
  load: Schemas['ReviewLoadResponse'];
  teams: Schemas['TeamLoadResponse'];
  teamAlerts: Schemas['TeamAlertsResponse'];
  drift: Schemas['ReviewDriftResponse'];
  heatmap: Schemas['CiFailureHeatmapResponse'];
  scorecard: Schemas['ScorecardResponse'];
  compare: Schemas['AgentComparisonResponse'];
}
export type ReportName = keyof Reports;
export type MetricPoint = Schemas['MetricPointResponse'];
export type Measured = Schemas['MeasuredResponse'];
