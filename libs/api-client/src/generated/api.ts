// Generated from docs/openapi.json by `npm run docs`; do not edit.
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Liveness: the process makes progress */
        get: operations["HealthController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readiness: the process can do its work now */
        get: operations["HealthController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The jobs that failed for good */
        get: operations["DeadLettersController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/dead-letters/{stage}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["DeadLettersController_read"];
        put?: never;
        post?: never;
        /**
         * Drop it
         * @description The analysis stays failed for good.
         */
        delete: operations["DeadLettersController_drop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/dead-letters/{stage}/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run it again
         * @description The analysis is open again, with all its attempts.
         */
        post: operations["DeadLettersController_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analysis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a pull request
         * @description Stores the submission and starts its analysis. A repeat (the same Idempotency-Key, or without one the same repository, pull request, head and body) answers the first analysis. Bodies may be compressed (Content-Encoding gzip or zstd).
         */
        post: operations["AnalysesController_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analysis/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where an analysis stands
         * @description With `wait` the answer comes when the analysis changes or ends, at the latest after so many seconds (the service has a limit of its own, a minute unless set otherwise).
         */
        get: operations["AnalysesController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analysis/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The decision with its reasons and their evidence */
        get: operations["ResultsController_decision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analysis/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as server-sent events
         * @description An `analysis` event with the whole status at once and at every change; the stream ends with the analysis.
         */
        get: operations["AnalysesController_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analysis/{id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The findings, each with the author that answers for it */
        get: operations["ResultsController_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analysis/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The changed lines, each with its verdict and the evidence for it */
        get: operations["ResultsController_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/detectors/capabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the running detect workers look for */
        get: operations["DetectorsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/github/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a delivery of GitHub
         * @description A pull request that was opened, pushed to, reopened or made ready is analysed: 202. What it changes is fetched from GitHub later. Events about its review, its checks and its merge have its review figures fetched again soon. A repeated delivery changes nothing.
         */
        post: operations["WebhooksController_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AnalysisAcceptedResponse: {
            /** @example an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            analysis_id: string;
            /** @enum {string} */
            status: "received" | "in_progress" | "completed" | "failed";
            /** @example http://localhost:8000/v1/analysis/an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            status_url: string;
        };
        AnalysisResponse: {
            /** @example an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            analysis_id: string;
            /** Format: date-time */
            created_at: string;
            /** @description null until it is decided; its reasons are at /decision */
            decision: components["schemas"]["DecisionSummaryResponse"] | null;
            /** @description Present once the analysis has failed */
            failure?: components["schemas"]["FailureResponse"];
            /** @description 0 until it is decided */
            findings_total: number;
            /** @example def456 */
            head_sha: string;
            /** @example 42 */
            pr_number: string;
            /** @example acme/shop */
            repo: string;
            /** @description Empty until it is decided */
            risk_summary: components["schemas"]["RiskSummaryResponse"] | Record<string, never>;
            stages: components["schemas"]["StagesResponse"];
            /** @enum {string} */
            status: "received" | "in_progress" | "completed" | "failed";
            /** Format: date-time */
            updated_at: string;
        };
        CapabilitiesResponse: {
            /** @description Empty when no detect worker runs */
            capabilities: components["schemas"]["CapabilityResponse"][];
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
        };
        CapabilityResponse: {
            category: string;
            /** @description Where its rules come from; absent when they are code */
            config_path?: string;
            config_sha256?: string;
            description: string;
            engine_version?: string;
            /** Format: date-time */
            last_modified?: string;
            /** @example semgrep */
            name: string;
            rule_count?: number;
            rule_key: string;
            /** @description The last scan of its own canary files */
            self_test?: components["schemas"]["SelfTestResponse"];
            /** @description The detect workers that run it so */
            workers: string[];
        };
        ChangedLineRequest: {
            /**
             * base64
             * @description Ed25519 over the hex content_sha256
             */
            attestation_signature?: string | null;
            attribution?: components["schemas"]["ClaimedAttributionRequest"] | null;
            author_identity?: string | null;
            /** @enum {string} */
            change_type: "added" | "modified" | "deleted";
            /** @description The line without its newline */
            content?: string | null;
            /**
             * a sha256 in hex
             * @description Of the content; checked when both are given
             */
            content_sha256?: string | null;
            /**
             * @description Path in the repository: relative, without `..`
             * @example api/orders.py
             */
            file_path: string;
            /** @description Inferred from the path when absent */
            language?: string | null;
            /** @description On the head side; of a deleted line, the number of the line that now stands where it was */
            line_number: number;
            /**
             * an RFC 3339 time
             * @example 2026-11-24T08:00:00Z
             */
            timestamp?: string | null;
        };
        ClaimedAttributionRequest: {
            /** @example claude-3-opus */
            agent_id?: string | null;
            /** @example sess-789 */
            agent_session_id?: string | null;
            agent_version?: string | null;
            /** @description Number of the line in that commit, as git blame gives it; without it notes are read for lines of the head commit only */
            commit_line?: number | null;
            /** @description Path of the line in that commit, where it is another than file_path */
            commit_path?: string | null;
            /** @description The commit that git blame names for the line */
            commit_sha?: string | null;
            /** @example Agent-ID: claude-3-opus-20240229 */
            provenance_marker?: string | null;
        };
        CommitRequest: {
            /** @example Ada <ada@example.com> */
            author?: string | null;
            committer?: string | null;
            /** @description The whole message, trailers included */
            message: string;
            /** @description Ids of the parents */
            parents?: string[] | null;
            /**
             * a commit id
             * @example def456
             */
            sha: string;
        };
        DeadLetterResponse: {
            analysis_id: string;
            /** @description Runs that ended in a failure */
            attempts: number;
            /** Format: date-time */
            failed_at: string;
            /** @example The engine ended with signal SIGSEGV on every attempt */
            reason: string;
            /** @enum {string} */
            stage: "enrich" | "detect" | "decide" | "analyse";
        };
        DeadLettersResponse: {
            /** @description The newest first */
            items: components["schemas"]["DeadLetterResponse"][];
            /** @description Give it as `cursor` for the next page; absent on the last */
            next_cursor?: string;
        };
        DecisionResponse: {
            analysis_id: string;
            /** Format: date-time */
            decided_at: string;
            /**
             * @description The same as outcome
             * @enum {string}
             */
            decision: "allow" | "warn" | "block";
            /** @example pd_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            decision_id: string;
            /** @description What could not be had when it was decided */
            degraded: string[];
            /** @description Permalinks of the evidence of all reasons, without repeats */
            evidence_links: string[];
            /** @enum {string} */
            outcome: "allow" | "warn" | "block";
            policy: components["schemas"]["PolicyResponse"];
            /** @example builtin/1 */
            policy_version: string;
            /**
             * @description Whether all, some or none of the changed lines have an author
             * @enum {string}
             */
            provenance_status: "complete" | "partial" | "unknown";
            /** @description The message of the first of the strictest reasons */
            rationale: string;
            /** @description Every rule that fired, the strictest first */
            reasons: components["schemas"]["ReasonResponse"][];
            risk_summary: components["schemas"]["RiskSummaryResponse"];
        };
        DecisionSummaryResponse: {
            analysis_id: string;
            /** Format: date-time */
            decided_at: string;
            /** @example pd_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            decision_id: string;
            /** @description Permalinks of the evidence of all reasons, without repeats */
            evidence_links: string[];
            /** @enum {string} */
            outcome: "allow" | "warn" | "block";
            /** @example builtin/1 */
            policy_version: string;
            /**
             * @description Whether all, some or none of the changed lines have an author
             * @enum {string}
             */
            provenance_status: "complete" | "partial" | "unknown";
            /** @description The message of the first of the strictest reasons */
            rationale: string;
        };
        DetectionCoverageResponse: {
            files_covered: number;
            /** @description Looked at in part, for instance only the lines that were sent */
            files_partial: number;
            /** @description Nothing to look at: deleted, or no rules for the language */
            files_skipped: number;
            files_total: number;
            files_uncovered: number;
            /** @description Partial and uncovered files; at most 50 are named */
            uncovered: components["schemas"]["UncoveredFileResponse"][];
        };
        EvidenceResponse: {
            /** @description The agent, `human` or `unknown` */
            agent_id?: string;
            /** @example def456 */
            commit: string;
            end_line?: number;
            file_path?: string;
            finding_id?: string;
            permalink?: string;
            /** @example 42 */
            pr_number: string;
            /** @example acme/shop */
            repo: string;
            rule_key?: string;
            start_line?: number;
        };
        FailureResponse: {
            reason: string;
            /** @enum {string} */
            stage: "ingest" | "enrich" | "detect" | "decide" | "analyse";
        };
        FindingResponse: {
            /** @description The agent, `human` or `unknown`; absent until the lines are attributed */
            agent_id?: string;
            analysis_id: string;
            attribution_confidence?: number;
            /** @example sqli */
            category: string;
            /** @enum {string} */
            confidence: "high" | "medium" | "low";
            /** @enum {string} */
            contributor?: "ai" | "human" | "mixed" | "automation" | "unknown";
            /**
             * @example [
             *       "CWE-89"
             *     ]
             */
            cwe: string[];
            /** Format: date-time */
            detected_at: string;
            /** @description Exclusive */
            end_column: number;
            end_line: number;
            engine_name: string;
            engine_version: string;
            file_path: string;
            finding_id: string;
            /** @description Survives moves of lines */
            fingerprint: string;
            message: string;
            pr_number: string;
            /** @enum {string} */
            relation: "on_changed_line" | "trace_on_changed_line" | "adjacent_to_deletion";
            repo: string;
            rule_key: string;
            rule_version: string;
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low";
            /** @description The matched text, capped */
            snippet: string;
            start_column: number;
            start_line: number;
            /** @description Statements of match and trace that reach further than these */
            statements?: components["schemas"]["LineRangeResponse"][];
            /** @enum {string} */
            status: "open" | "suppressed" | "remediated";
            /** @description The author asked the engine to be silent; the finding stays */
            suppression_attempt?: boolean;
            trace?: components["schemas"]["TraceStepResponse"][];
        };
        FindingsResponse: {
            analysis_id: string;
            items: components["schemas"]["FindingResponse"][];
            /** @description Give it as `cursor` for the next page; absent on the last */
            next_cursor?: string;
            /** @description Findings on all pages */
            total: number;
        };
        HeadFileRequest: {
            /** @description The text; use content_base64 for bytes that are not UTF-8 or hold NUL */
            content?: string | null;
            /**
             * Format: byte
             * @description The bytes in base64 with its padding
             */
            content_base64?: string | null;
            /** @example api/orders.py */
            path: string;
        };
        LineCoverageResponse: {
            /** @description Lines of an agent or a named person */
            attributed_lines: number;
            /**
             * @description Percent, rounded down to two decimals
             * @example 87.5
             */
            coverage_percent: number;
            total_lines: number;
            unknown_line_count: number;
        };
        LineEvidenceResponse: {
            agent_id?: string;
            agent_version?: string;
            commit?: string;
            confidence: number;
            /** @enum {string} */
            contributor: "ai" | "human" | "mixed" | "automation" | "unknown";
            /** @enum {string} */
            kind: "attestation" | "payload" | "note" | "trace" | "author" | "trailer" | "identity" | "pull_request" | "branch";
            /** @description The text that was read, at most 256 characters */
            raw?: string;
            /** @example agent-id-with-marker */
            rule_id: string;
            session_id?: string;
            /** @example payload */
            source: string;
        };
        LineRangeResponse: {
            end_line: number;
            start_line: number;
        };
        LineResponse: {
            author_identity?: string;
            /** @enum {string} */
            change_type: "added" | "modified" | "deleted";
            /** @description Structural complexity, 0 to 100 */
            complexity?: number;
            content_sha256?: string;
            file_path: string;
            language?: string;
            line_number: number;
            timestamp?: string;
            verdict: components["schemas"]["VerdictResponse"];
        };
        LinesResponse: {
            analysis_id: string;
            items: components["schemas"]["LineResponse"][];
            /** @description Give it as `cursor` for the next page; absent on the last */
            next_cursor?: string;
            /** @description Lines on all pages */
            total: number;
        };
        NoteRequest: {
            /**
             * a commit id
             * @example def456
             */
            commit: string;
            /** @description The note as git stores it */
            content: string;
        };
        PolicyResponse: {
            /** @description sha256 (hex) of the policy and its settings */
            digest: string;
            /** @example builtin */
            name: string;
            /** @example 1 */
            version: string;
        };
        Problem: {
            /**
             * @description What a client branches on
             * @enum {string}
             */
            code: "malformed_body" | "malformed_id" | "unauthorized" | "forbidden" | "not_found" | "method_not_allowed" | "not_acceptable" | "not_finished" | "analysis_failed" | "idempotency_conflict" | "payload_too_large" | "unsupported_media_type" | "validation_failed" | "rate_limited" | "queue_full" | "store_unavailable" | "store_full" | "internal";
            /** @example 2 fields are not valid */
            detail: string;
            /** @description All faults, at most 100 of them */
            errors?: components["schemas"]["ProblemFault"][];
            /** @description How many faults there are, when more than are shown */
            errors_total?: number;
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
            /** @example 422 */
            status: number;
            /** @example The request has invalid fields */
            title: string;
            /** @example urn:provenance:problem:validation_failed */
            type: string;
        };
        ProblemFault: {
            /** @description What is wrong there */
            detail: string;
            /** @description RFC 6901 pointer into the body; `header:name` or `?name` otherwise */
            pointer: string;
        };
        ProvenanceDataRequest: {
            changed_lines?: components["schemas"]["ChangedLineRequest"][] | null;
            commits?: components["schemas"]["CommitRequest"][] | null;
            /** @description Unified diff of base..head, as git writes it */
            diff?: string | null;
            /** @description Head files; without them they are looked for elsewhere */
            files?: components["schemas"]["HeadFileRequest"][] | null;
            /** @description Kept as it is */
            metadata?: {
                [key: string]: unknown;
            } | null;
            /** @description Notes of git-ai, whogitit, Agent Blame */
            notes?: components["schemas"]["NoteRequest"][] | null;
            /** @description Agent Trace records */
            traces?: {
                [key: string]: unknown;
            }[] | null;
        };
        ReasonResponse: {
            evidence: components["schemas"]["EvidenceResponse"][];
            /** @description All evidence; at most 25 pieces are shown */
            evidence_total: number;
            message: string;
            /** @enum {string} */
            outcome: "allow" | "warn" | "block";
            /** @example critical-findings */
            rule_id: string;
        };
        RiskSummaryResponse: {
            bot_block_overrides: number;
            bot_block_resolved: number;
            /** @description Changed lines by contributor (ai, human, mixed, automation, unknown); they sum up to all changed lines */
            contributors: {
                [key: string]: number;
            };
            coverage: components["schemas"]["LineCoverageResponse"];
            detection_coverage: components["schemas"]["DetectionCoverageResponse"];
            /**
             * @example {
             *       "sqli": 1
             *     }
             */
            findings_by_category: {
                [key: string]: number;
            };
            /** @description Keys: critical, high, medium, low */
            findings_by_severity: {
                [key: string]: number;
            };
            findings_total: number;
            force_push_after_approval: number;
            risk_score: number;
            /** @description Points by part; their capped sum is risk_score */
            score_breakdown: {
                [key: string]: number;
            };
        };
        SelfTestResponse: {
            /** Format: date-time */
            at: string;
            detail?: string;
            passed: boolean;
        };
        StageResponse: {
            /** Format: date-time */
            finished_at?: string;
            /** @description Why the stage is degraded or failed */
            reason?: string;
            /** Format: date-time */
            started_at?: string;
            /** @enum {string} */
            status: "waiting" | "running" | "completed" | "degraded" | "failed";
        };
        StagesResponse: {
            analyse: components["schemas"]["StageResponse"];
            decide: components["schemas"]["StageResponse"];
            detect: components["schemas"]["StageResponse"];
            enrich: components["schemas"]["StageResponse"];
        };
        SubmitAnalysisRequest: {
            /**
             * a commit id
             * @example abc123
             */
            base_sha: string;
            /**
             * the name of a branch
             * @example feature/checkout-hardening
             */
            branch?: string | null;
            /**
             * a commit id
             * @example def456
             */
            head_sha: string;
            /**
             * a number, or text of 1 to 64 characters without blanks
             * @example 42
             */
            pr_number: string | number;
            provenance_data: components["schemas"]["ProvenanceDataRequest"];
            /**
             * {org}/{name}
             * @example acme/shop
             */
            repo: string;
        };
        TraceStepResponse: {
            end_line: number;
            /** @enum {string} */
            role: "source" | "step" | "sink";
            start_line: number;
        };
        UncoveredFileResponse: {
            path: string;
            /** @example syntax error */
            reason: string;
        };
        VerdictResponse: {
            agent_id?: string;
            agent_version?: string;
            /** @enum {string} */
            attestation: "verified" | "invalid" | "unsigned" | "unknown_key" | "none";
            confidence: number;
            /** @enum {string} */
            contributor: "ai" | "human" | "mixed" | "automation" | "unknown";
            /** @description The strongest first */
            evidence: components["schemas"]["LineEvidenceResponse"][];
            /** @enum {string} */
            granularity: "line" | "commit" | "pr";
            session_id?: string;
        };
        WebhookResponse: {
            /** @example an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9 */
            analysis_id?: string;
            /**
             * @description Whether the delivery started an analysis, reported one that there is already, changes review figures that are fetched soon, or asks for nothing
             * @enum {string}
             */
            outcome: "started" | "repeated" | "noted" | "ignored";
            /** @example https://provenance.example.com/v1/analysis/an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9 */
            status_url?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    HealthController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": {}
                     *     }
                     */
                    "application/json": unknown;
                };
            };
            /** @description Stuck: restart it */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    HealthController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": {
                     *         "store": "ok"
                     *       }
                     *     }
                     */
                    "application/json": unknown;
                };
            };
            /** @description A dependency is away: send requests elsewhere */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    DeadLettersController_list: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: string;
                limit?: number;
                stage?: "enrich" | "detect" | "decide" | "analyse";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "stage": "detect",
                     *           "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *           "reason": "The engine ended with signal SIGSEGV on every attempt",
                     *           "attempts": 4,
                     *           "failed_at": "2026-03-02T09:16:31.204Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["DeadLettersResponse"];
                };
            };
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeadLettersController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                stage: "enrich" | "detect" | "decide" | "analyse";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stage": "detect",
                     *       "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *       "reason": "The engine ended with signal SIGSEGV on every attempt",
                     *       "attempts": 4,
                     *       "failed_at": "2026-03-02T09:16:31.204Z"
                     *     }
                     */
                    "application/json": components["schemas"]["DeadLetterResponse"];
                };
            };
            /** @description `malformed_id`: The identifier is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeadLettersController_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                stage: "enrich" | "detect" | "decide" | "analyse";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: The identifier is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_finished`: The analysis has not finished. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeadLettersController_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                stage: "enrich" | "detect" | "decide" | "analyse";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is back in its queue */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `malformed_id`: The identifier is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AnalysesController_submit: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitAnalysisRequest"];
            };
        };
        responses: {
            /** @description Accepted; nothing that was accepted is lost */
            202: {
                headers: {
                    /** @description The same as status_url */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnalysisAcceptedResponse"];
                };
            };
            /** @description `malformed_body`: The request body cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type or encoding is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request has invalid fields. `idempotency_conflict`: The Idempotency-Key was used with another body. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `queue_full`: The queue is deeper than its limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. `store_full`: The store is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AnalysesController_read: {
        parameters: {
            query?: {
                wait?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *       "status": "completed",
                     *       "repo": "acme/shop",
                     *       "pr_number": "42",
                     *       "head_sha": "def456",
                     *       "created_at": "2026-03-02T09:15:00.000Z",
                     *       "updated_at": "2026-03-02T09:15:00.412Z",
                     *       "findings_total": 1,
                     *       "risk_summary": {
                     *         "findings_total": 1,
                     *         "findings_by_category": {
                     *           "sqli": 1
                     *         },
                     *         "findings_by_severity": {
                     *           "critical": 1,
                     *           "high": 0,
                     *           "medium": 0,
                     *           "low": 0
                     *         },
                     *         "coverage": {
                     *           "total_lines": 1,
                     *           "attributed_lines": 1,
                     *           "unknown_line_count": 0,
                     *           "coverage_percent": 100
                     *         },
                     *         "detection_coverage": {
                     *           "files_total": 1,
                     *           "files_covered": 1,
                     *           "files_partial": 0,
                     *           "files_uncovered": 0,
                     *           "files_skipped": 0,
                     *           "uncovered": []
                     *         },
                     *         "contributors": {
                     *           "ai": 1,
                     *           "human": 0,
                     *           "mixed": 0,
                     *           "automation": 0,
                     *           "unknown": 0
                     *         },
                     *         "bot_block_overrides": 0,
                     *         "bot_block_resolved": 0,
                     *         "force_push_after_approval": 0,
                     *         "risk_score": 40,
                     *         "score_breakdown": {
                     *           "critical": 40,
                     *           "high": 0,
                     *           "medium": 0,
                     *           "low": 0,
                     *           "unknown_lines": 0,
                     *           "uncovered_files": 0,
                     *           "invalid_attestation": 0,
                     *           "bypassed_review": 0
                     *         }
                     *       },
                     *       "decision": {
                     *         "decision_id": "pd_5b249582475ac28ba41ec776a2c1a8b5",
                     *         "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *         "outcome": "block",
                     *         "rationale": "1 critical finding: A value of the request becomes part of an SQL statement. (api/orders.py:128)",
                     *         "provenance_status": "complete",
                     *         "policy_version": "builtin/1",
                     *         "evidence_links": [
                     *           "https://github.com/acme/shop/blob/def456/api/orders.py#L128-L130"
                     *         ],
                     *         "decided_at": "2026-03-02T09:15:00.401Z"
                     *       },
                     *       "stages": {
                     *         "enrich": {
                     *           "status": "completed",
                     *           "started_at": "2026-03-02T09:15:00.011Z",
                     *           "finished_at": "2026-03-02T09:15:00.019Z"
                     *         },
                     *         "detect": {
                     *           "status": "completed",
                     *           "started_at": "2026-03-02T09:15:00.012Z",
                     *           "finished_at": "2026-03-02T09:15:00.390Z"
                     *         },
                     *         "decide": {
                     *           "status": "completed",
                     *           "started_at": "2026-03-02T09:15:00.395Z",
                     *           "finished_at": "2026-03-02T09:15:00.402Z"
                     *         },
                     *         "analyse": {
                     *           "status": "completed",
                     *           "started_at": "2026-03-02T09:15:00.405Z",
                     *           "finished_at": "2026-03-02T09:15:00.412Z"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AnalysisResponse"];
                };
            };
            /** @description `malformed_id`: The identifier is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ResultsController_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "decision_id": "pd_5b249582475ac28ba41ec776a2c1a8b5",
                     *       "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *       "outcome": "block",
                     *       "rationale": "1 critical finding: A value of the request becomes part of an SQL statement. (api/orders.py:128)",
                     *       "reasons": [
                     *         {
                     *           "rule_id": "critical-findings",
                     *           "outcome": "block",
                     *           "message": "1 critical finding: A value of the request becomes part of an SQL statement. (api/orders.py:128)",
                     *           "evidence": [
                     *             {
                     *               "repo": "acme/shop",
                     *               "pr_number": "42",
                     *               "commit": "def456",
                     *               "file_path": "api/orders.py",
                     *               "start_line": 128,
                     *               "end_line": 130,
                     *               "permalink": "https://github.com/acme/shop/blob/def456/api/orders.py#L128-L130",
                     *               "agent_id": "claude-3-opus",
                     *               "rule_key": "python-sql-injection",
                     *               "finding_id": "fd_5d41402abc4b2a76b9719d911017c592"
                     *             }
                     *           ],
                     *           "evidence_total": 1
                     *         }
                     *       ],
                     *       "risk_summary": {
                     *         "findings_total": 1,
                     *         "findings_by_category": {
                     *           "sqli": 1
                     *         },
                     *         "findings_by_severity": {
                     *           "critical": 1,
                     *           "high": 0,
                     *           "medium": 0,
                     *           "low": 0
                     *         },
                     *         "coverage": {
                     *           "total_lines": 1,
                     *           "attributed_lines": 1,
                     *           "unknown_line_count": 0,
                     *           "coverage_percent": 100
                     *         },
                     *         "detection_coverage": {
                     *           "files_total": 1,
                     *           "files_covered": 1,
                     *           "files_partial": 0,
                     *           "files_uncovered": 0,
                     *           "files_skipped": 0,
                     *           "uncovered": []
                     *         },
                     *         "contributors": {
                     *           "ai": 1,
                     *           "human": 0,
                     *           "mixed": 0,
                     *           "automation": 0,
                     *           "unknown": 0
                     *         },
                     *         "bot_block_overrides": 0,
                     *         "bot_block_resolved": 0,
                     *         "force_push_after_approval": 0,
                     *         "risk_score": 40,
                     *         "score_breakdown": {
                     *           "critical": 40,
                     *           "high": 0,
                     *           "medium": 0,
                     *           "low": 0,
                     *           "unknown_lines": 0,
                     *           "uncovered_files": 0,
                     *           "invalid_attestation": 0,
                     *           "bypassed_review": 0
                     *         }
                     *       },
                     *       "policy": {
                     *         "name": "builtin",
                     *         "version": "1",
                     *         "digest": "c4d199815a4a34d71b19684aebd2ed384c681d491af674822b96cf428db77154"
                     *       },
                     *       "degraded": [],
                     *       "decided_at": "2026-03-02T09:15:00.401Z",
                     *       "provenance_status": "complete",
                     *       "policy_version": "builtin/1",
                     *       "evidence_links": [
                     *         "https://github.com/acme/shop/blob/def456/api/orders.py#L128-L130"
                     *       ],
                     *       "decision": "block"
                     *     }
                     */
                    "application/json": components["schemas"]["DecisionResponse"];
                };
            };
            /** @description `malformed_id`: The identifier is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AnalysesController_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example event: analysis
                     *     id: 2026-03-02T09:15:00.412Z
                     *     data: {"analysis_id":"an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f","status":"completed","repo":"acme/shop","pr_number":"42","head_sha":"def456","created_at":"2026-03-02T09:15:00.000Z","updated_at":"2026-03-02T09:15:00.412Z","findings_total":1,"risk_summary":{"findings_total":1,"findings_by_category":{"sqli":1},"findings_by_severity":{"critical":1,"high":0,"medium":0,"low":0},"coverage":{"total_lines":1,"attributed_lines":1,"unknown_line_count":0,"coverage_percent":100},"detection_coverage":{"files_total":1,"files_covered":1,"files_partial":0,"files_uncovered":0,"files_skipped":0,"uncovered":[]},"contributors":{"ai":1,"human":0,"mixed":0,"automation":0,"unknown":0},"bot_block_overrides":0,"bot_block_resolved":0,"force_push_after_approval":0,"risk_score":40,"score_breakdown":{"critical":40,"high":0,"medium":0,"low":0,"unknown_lines":0,"uncovered_files":0,"invalid_attestation":0,"bypassed_review":0}},"decision":{"decision_id":"pd_5b249582475ac28ba41ec776a2c1a8b5","analysis_id":"an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f","outcome":"block","rationale":"1 critical finding: A value of the request becomes part of an SQL statement. (api/orders.py:128)","provenance_status":"complete","policy_version":"builtin/1","evidence_links":["https://github.com/acme/shop/blob/def456/api/orders.py#L128-L130"],"decided_at":"2026-03-02T09:15:00.401Z"},"stages":{"enrich":{"status":"completed","started_at":"2026-03-02T09:15:00.011Z","finished_at":"2026-03-02T09:15:00.019Z"},"detect":{"status":"completed","started_at":"2026-03-02T09:15:00.012Z","finished_at":"2026-03-02T09:15:00.390Z"},"decide":{"status":"completed","started_at":"2026-03-02T09:15:00.395Z","finished_at":"2026-03-02T09:15:00.402Z"},"analyse":{"status":"completed","started_at":"2026-03-02T09:15:00.405Z","finished_at":"2026-03-02T09:15:00.412Z"}}}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description `malformed_id`: The identifier is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ResultsController_findings: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *       "total": 1,
                     *       "items": [
                     *         {
                     *           "finding_id": "fd_5d41402abc4b2a76b9719d911017c592",
                     *           "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *           "repo": "acme/shop",
                     *           "pr_number": "42",
                     *           "file_path": "api/orders.py",
                     *           "start_line": 128,
                     *           "start_column": 9,
                     *           "end_line": 130,
                     *           "end_column": 34,
                     *           "rule_key": "python-sql-injection",
                     *           "rule_version": "1",
                     *           "category": "sqli",
                     *           "severity": "critical",
                     *           "confidence": "high",
                     *           "message": "A value of the request becomes part of an SQL statement.",
                     *           "cwe": [
                     *             "CWE-89"
                     *           ],
                     *           "engine_name": "semgrep",
                     *           "engine_version": "1.185.0",
                     *           "snippet": "query = f\"SELECT * FROM orders WHERE id = {order_id}\"",
                     *           "trace": [
                     *             {
                     *               "role": "source",
                     *               "start_line": 121,
                     *               "end_line": 121
                     *             },
                     *             {
                     *               "role": "sink",
                     *               "start_line": 130,
                     *               "end_line": 130
                     *             }
                     *           ],
                     *           "fingerprint": "7c211433f02071597741e6ff5a8ea34789abbf437c211433f02071597741e6ff",
                     *           "status": "open",
                     *           "detected_at": "2026-03-02T09:15:00.390Z",
                     *           "relation": "on_changed_line",
                     *           "agent_id": "claude-3-opus",
                     *           "contributor": "ai",
                     *           "attribution_confidence": 0.6
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FindingsResponse"];
                };
            };
            /** @description `malformed_id`: The identifier is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ResultsController_lines: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *       "total": 1,
                     *       "items": [
                     *         {
                     *           "file_path": "api/orders.py",
                     *           "line_number": 128,
                     *           "change_type": "added",
                     *           "language": "python",
                     *           "complexity": 1,
                     *           "verdict": {
                     *             "contributor": "ai",
                     *             "agent_id": "claude-3-opus",
                     *             "session_id": "sess-789",
                     *             "confidence": 0.6,
                     *             "granularity": "line",
                     *             "attestation": "none",
                     *             "evidence": [
                     *               {
                     *                 "kind": "payload",
                     *                 "source": "payload",
                     *                 "rule_id": "agent-id-with-marker",
                     *                 "raw": "Agent-ID: claude-3-opus-20240229",
                     *                 "contributor": "ai",
                     *                 "agent_id": "claude-3-opus",
                     *                 "session_id": "sess-789",
                     *                 "confidence": 0.6
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LinesResponse"];
                };
            };
            /** @description `malformed_id`: The identifier is not well formed. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DetectorsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "capabilities": [
                     *         {
                     *           "name": "python-imports",
                     *           "rule_key": "PY001",
                     *           "category": "python_insecure_import",
                     *           "description": "Imports of modules that are easily misused: pickle, subprocess, os, tempfile, shlex.",
                     *           "workers": [
                     *             "detect-worker-7d9f:1"
                     *           ]
                     *         },
                     *         {
                     *           "name": "semgrep",
                     *           "rule_key": "semgrep",
                     *           "category": "multiple",
                     *           "description": "The bundled rules, run by Semgrep.",
                     *           "config_path": "bundled",
                     *           "config_sha256": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                     *           "last_modified": "2026-03-01T12:00:00.000Z",
                     *           "engine_version": "1.185.0",
                     *           "rule_count": 60,
                     *           "self_test": {
                     *             "passed": true,
                     *             "at": "2026-03-02T09:00:00.000Z"
                     *           },
                     *           "workers": [
                     *             "detect-worker-7d9f:1"
                     *           ]
                     *         }
                     *       ],
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["CapabilitiesResponse"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_take: {
        parameters: {
            query?: never;
            header: {
                "X-GitHub-Delivery"?: string;
                "X-GitHub-Event": string;
                /** @description HMAC of the body as it was sent, by one of the secrets */
                "X-Hub-Signature-256": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The delivery as GitHub sends it */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description No analysis was started */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "outcome": "noted"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description An analysis has started */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description `malformed_body`: The request body cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: The credentials do not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: There is no such resource. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `payload_too_large`: The request is larger than the limit. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type or encoding is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `queue_full`: The queue is deeper than its limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `store_unavailable`: The store cannot be reached. `store_full`: The store is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
