import type { Confidence, Severity } from './finding.ts';

/** What a detector looks for: one entry of GET /v1/detectors/capabilities. */
export interface DetectorCapability {
  name: string;
  rule_key: string;
  category: string;
  description: string;
  /** Where its rules come from; absent when they are code. */
  config_path?: string;
  config_sha256?: string;
  /** RFC 3339, UTC. */
  last_modified?: string;
  engine_version?: string;
  rule_count?: number;
  /** What its findings are, unless one says otherwise. */
  severity?: Severity;
  confidence?: Confidence;
  /** `CWE-89` */
  cwe?: string[];
  /** `A03:2021` */
  owasp?: string[];
  /** Why it matters, and what to write instead. */
  why?: string;
  fix?: string;
  /** Outcome of the last scan of the detector's own canary files. */
  self_test?: { passed: boolean; at: string; detail?: string };
}
