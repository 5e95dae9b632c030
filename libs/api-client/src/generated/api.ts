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
    "/v1/admin/analyses/{id}/reanalyse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a finished analysis again
         * @description A failed one goes on where it failed. Of a completed one another is made under the policies of now: from GitHub where GitHub reported it and its head is the newest, else from the lines and findings that were kept, since its contents are gone. Its figures then count in the place of those of the first; the first decision, its proof and its entry in the log stay. A repeat with the same Idempotency-Key answers what it started; without one, requests are one until their run has completed.
         */
        post: operations["ReanalysesController_reanalyse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who wrote what, and who was refused
         * @description Every entry names the hash of the one before it: one that was changed, dropped or moved shows.
         */
        get: operations["AuditController_list"];
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
         * @description The analysis stays failed; while its contents are kept it can be run again by its id.
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
    "/v1/admin/deployment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which processes run, how they and the store do, and how the decision log stands
         * @description provenance doctor --deployment makes findings of it.
         */
        get: operations["DeploymentController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/exports/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The exports that no sink took */
        get: operations["ExportLettersController_list"];
        put?: never;
        post?: never;
        /**
         * Drop the oldest
         * @description A thousand at the most: while there are more left, ask again. Their rows are not exported.
         */
        delete: operations["ExportLettersController_dropOldest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/exports/dead-letters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Drop it
         * @description Its rows are not exported.
         */
        delete: operations["ExportLettersController_drop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/exports/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Export it again */
        post: operations["ExportLettersController_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/exports/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export the oldest again
         * @description A thousand at the most: while there are more left, ask again.
         */
        post: operations["ExportLettersController_replayOldest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The queues, what waits beside them, and how long what is kept */
        get: operations["QueuesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/queues/{queue}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a queue
         * @description Workers take nothing from it until it is resumed; what they have in hand ends. Submissions are accepted as before.
         */
        post: operations["QueuesController_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/queues/{queue}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a queue go on */
        post: operations["QueuesController_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/rebuild-rollups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the sums behind the figures again from the facts
         * @description Day by day, while others count and read. It takes as long as there are facts: minutes for a hundred thousand analyses.
         */
        post: operations["RebuildController_rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tokens, without their secrets */
        get: operations["TokensController_list"];
        put?: never;
        /**
         * Make a token
         * @description Its text is answered this once: the service keeps its sha256 alone.
         */
        post: operations["TokensController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description At once in this process, within five seconds in all others. It stays in the list.
         */
        delete: operations["TokensController_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/tokens/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a token a new secret
         * @description The secret so far still opens for the overlap; with 0 it ends at once.
         */
        post: operations["TokensController_rotate"];
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
    "/v1/analysis/{id}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed decision
         * @description `envelope`: DSSE over an in-toto statement with the whole decision. `sigstore`: the same as a sigstore bundle, for cosign and sigstore-js. `vsa`: DSSE over a SLSA verification summary, passed or failed. How to verify them: docs/attestation.md.
         */
        get: operations["AttestationController_bundle"];
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
    "/v1/analysis/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the decision rests on, byte for byte as the bundle names it
         * @description Lines with their verdicts, findings, coverage, review signals and the decision as canonical JSON (RFC 8785).
         */
        get: operations["AttestationController_evidence"];
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
    "/v1/analysis/{id}/sarif": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The findings as SARIF 2.1.0, for code scanning
         * @description Suppressed findings are in it, and say so. More than GitHub shows of one run are split into runs; what is more than it takes is left out, and counted.
         */
        get: operations["ResultsController_sarif"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/agents/{id}/scorecard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An agent against the fleet
         * @description Each figure with its interval of 95 %, the sample that it is made of and whether that is small; the newest analyses and pull requests behind it.
         */
        get: operations["AgentsController_scorecard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/agents/behavior": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is known of each agent */
        get: operations["AgentsController_behavior"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/agents/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Two agents beside each other */
        get: operations["AgentsController_compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/ci-failure-heatmap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which checks fail under which agent */
        get: operations["ReviewsController_heatmap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every metric: what it says, in which unit, by what it can be grouped and filtered */
        get: operations["SummaryController_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/review-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agents whose pull requests were merged over a bot, or pushed to after approval */
        get: operations["ReviewsController_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/review-drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agents that people review rather than bots */
        get: operations["ReviewsController_drift"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/review-load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What reviewing each agent takes: people and bots */
        get: operations["ReviewsController_load"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/review-load/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People who reviewed, by team */
        get: operations["ReviewsController_teams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/review-load/teams/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams over their review budget */
        get: operations["ReviewsController_teamAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures of a window
         * @description Exact at both edges of the window. What cannot be grouped or filtered as asked is answered with 422 and with what can.
         */
        get: operations["SummaryController_summary"];
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
    "/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The findings of all pull requests, each as it stands now */
        get: operations["FindingsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{fingerprint}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A finding with its history, in every pull request that has it */
        get: operations["FindingsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{fingerprint}/suppress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept the risk of a finding
         * @description It stays visible, as suppressed. Decisions that stand do not change; the next analysis hears it. The same request again changes nothing.
         */
        post: operations["FindingsController_suppress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{fingerprint}/unsuppress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a suppression back
         * @description The finding is open again. Without one nothing changes.
         */
        post: operations["FindingsController_unsuppress"];
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
         * @description A pull request that was opened, pushed to, reopened or made ready is analysed: 202. What it changes is fetched from GitHub later. A newer push ends the analysis of an older one that is not decided yet. The re-run button of a check analyses its commit again. Events about its review, its checks and its merge have its review figures fetched again soon. A repeated delivery changes nothing.
         */
        post: operations["WebhooksController_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys of decisions and of their log, as a JWKS */
        get: operations["KeysController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed head of the log
         * @description A signed note as c2sp.org/tlog-checkpoint has it: origin, size, root. Keep it: a later log must continue it.
         */
        get: operations["LogController_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records of the log
         * @description From start up to, not with, end.
         */
        get: operations["LogController_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/proof/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** That the log of one size continues that of another */
        get: operations["LogController_consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/proof/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That a decision stands in the log
         * @description Give decision_id or leaf_index.
         */
        get: operations["LogController_inclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All policies, those out of use too */
        get: operations["PoliciesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A policy as it stands */
        get: operations["PoliciesController_read"];
        /**
         * Put a policy into use
         * @description YAML or JSON. A document that was there before keeps the version that it had. With If-Match it only takes the place of that version, with If-None-Match: * of none. A token of some repositories puts policies that apply to no others.
         */
        put: operations["PoliciesController_put"];
        post?: never;
        /**
         * Take a policy out of use
         * @description Its versions stay readable: decisions name them.
         */
        delete: operations["PoliciesController_disable"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One version of it as it was written */
        get: operations["PoliciesController_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/backtest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a policy on past decisions
         * @description The candidate stands for the policy of its name; nothing is put into use. Decisions are counted, and some are shown, that would be others: those of the repositories that the token reaches.
         */
        post: operations["BacktestsController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/backtest/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a back-test is, and what came of it */
        get: operations["BacktestsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The JSON Schema of a policy, for editors */
        get: operations["PoliciesController_schema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schemas/decision-predicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The JSON Schema of the predicate of decisions */
        get: operations["SchemasController_decisionPredicate"];
        put?: never;
        post?: never;
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
        AgentBehaviorResponse: {
            agent_comment_mentions: number;
            agent_commit_ratio: number | null;
            agent_id: string;
            agent_response_p50_hours: number | null;
            agent_response_p90_hours: number | null;
            agent_response_rate: number | null;
            avg_human_reviewers: number | null;
            avg_line_complexity: number | null;
            avg_unique_reviewers: number | null;
            bot_approval_events: number;
            bot_block_events: number;
            bot_block_overrides: number;
            bot_block_resolved: number;
            bot_blocking_reviewer_count: number;
            bot_comment_count: number;
            bot_informational_events: number;
            bot_informational_only_reviewer_count: number;
            bot_review_events: number;
            bot_reviewer_count: number;
            churn_lines: number;
            churn_rate: number | null;
            ci_failed_check_names: {
                [key: string]: number;
            };
            ci_failed_checks: number;
            ci_failure_contexts: {
                [key: string]: number;
            };
            ci_failure_count: number;
            /** @description The state that most heads of pull requests are in */
            ci_latest_status: string | null;
            ci_run_count: number;
            ci_time_to_green_hours: number | null;
            classification_breakdown: {
                [key: string]: number;
            };
            code_volume: number;
            comment_threads: number;
            commit_lead_time_hours: number | null;
            findings_by_severity: {
                [key: string]: number;
            };
            force_push_after_approval_count: number;
            force_push_events: number;
            hot_files: string[];
            human_followup_commits: number;
            human_followup_commits_fast: number;
            human_reviewer_count: number;
            human_reviewer_teams: {
                [key: string]: number;
            };
            max_line_complexity: number;
            reopened_threads: number;
            review_comment_count: number;
            review_events: number;
            reviewer_association_breakdown: {
                [key: string]: number;
            };
            rewrite_loops: number;
            time_to_first_approval_hours: number | null;
            time_to_first_review_hours: number | null;
            time_to_merge_hours: number | null;
            top_paths: {
                [key: string]: number;
            };
            top_vulnerability_categories: {
                [key: string]: number;
            };
            unique_reviewers: number;
        };
        AgentComparisonResponse: {
            a: string;
            b: string;
            lines: components["schemas"]["ComparedLineResponse"][];
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
            /**
             * Format: date-time
             * @description Not in the window
             */
            window_end: string;
            /** Format: date-time */
            window_start: string;
        };
        AnalysisAcceptedResponse: {
            /** @example an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            analysis_id: string;
            /** @enum {string} */
            status: "received" | "in_progress" | "completed" | "failed";
            /** @example http://localhost:8000/v1/analysis/an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            status_url: string;
        };
        AnalysisEvidenceResponse: {
            analysis_id: string;
            /** @description Where the analysis is read; of one that was run again it names the one that counts in its place (replaced_by) */
            analysis_url: string;
            /** Format: date-time */
            at: string;
            /** @description Open findings in them */
            findings: number;
            /** @description Where its findings are read, those of other agents too */
            findings_url: string;
            /** @description Changed lines of the agent */
            lines: number;
            repo: string;
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
            /** @description Present when it was made from another analysis again */
            reanalysis?: components["schemas"]["ReanalysisResponse"];
            /**
             * @description A later analysis of the same content: it counts in the place of this one. This decision and its proof stay as they are
             * @example an_7a1e0c4f2b9d4e58a6c3d2e1f0b9a887
             */
            replaced_by?: string;
            /** @example acme/shop */
            repo: string;
            /** @description Empty until it is decided */
            risk_summary: components["schemas"]["RiskSummaryResponse"] | Record<string, never>;
            stages: components["schemas"]["StagesResponse"];
            /** @enum {string} */
            status: "received" | "in_progress" | "completed" | "failed";
            /**
             * @description The commit of a newer push, which has an analysis of its own: this one was ended for it, and nothing has failed
             * @example 9f2b7c1e0d3a4b5c6d7e8f90a1b2c3d4e5f60718
             */
            superseded_by?: string;
            /** Format: date-time */
            updated_at: string;
        };
        AppliedPolicyResponse: {
            /** @description sha256 (hex) of the policy and its settings */
            digest: string;
            exemptions: components["schemas"]["ExemptionUseResponse"][];
            /** @example builtin */
            name: string;
            /** @example 1 */
            version: string;
        };
        AppliedSuppressionResponse: {
            /** @description Who suppressed it */
            actor?: string;
            /** @description Who agreed */
            approver?: string;
            /** Format: date-time */
            created_at?: string;
            /**
             * Format: date-time
             * @description From then on the finding is open again
             */
            expires_at?: string;
            /**
             * @description By a person, or by a comment where the policy honours those
             * @enum {string}
             */
            kind: "external" | "in_source";
            /** @example 42 */
            pr_number?: string;
            /** @example The value is a constant of ours. */
            reason: string;
            /** @example acme/shop */
            repo?: string;
            /** @enum {string} */
            scope: "pull_request" | "repo" | "everywhere";
            /** @example sp_5d41402abc4b2a76b9719d911017c592 */
            suppression_id?: string;
        };
        AttestationResponse: {
            /** @enum {string} */
            algorithm?: "ES256" | "EdDSA";
            /** @description sha256 (hex) of the bundle as ?format=envelope answers it; the decision log names it */
            envelope_sha256?: string;
            /** @description sha256 (hex) of the evidence document */
            evidence_sha256: string;
            /** @description As at /v1/keys */
            key_id?: string;
            /** @description false: the decision was made while signing was off; there is no bundle */
            signed: boolean;
        };
        AuditEntryResponse: {
            /** @description Method and route */
            action: string;
            /** @description `token:<id>`, `github-actions:<repository>`, `admin-token`, `signed-delivery`, `anyone` (authentication is off) or `unknown` */
            actor: string;
            /** @description Network address of the caller, or of the proxy before it */
            address: string;
            /** Format: date-time */
            at: string;
            /** @description sha256, hex, over the JSON list of prev, n, at, actor, action, target, outcome, status, request_id, address */
            hash: string;
            /** @description From 1, without gaps */
            n: number;
            /**
             * @description `refused`: the credentials did not do. `failed`: the request was not valid, or the service failed
             * @enum {string}
             */
            outcome: "done" | "refused" | "failed";
            /** @description Hash of the entry before */
            prev: string;
            request_id: string;
            /** @description Status of the answer */
            status: number;
            /** @description The address, and what the route adds to it */
            target: string;
        };
        AuditResponse: {
            /** @description The newest first */
            items: components["schemas"]["AuditEntryResponse"][];
            /** @description Absent at the end. A page may have few entries, or none, and go on: a filter looks at a part of the trail at a time */
            next_cursor?: string;
        };
        BacktestAcceptedResponse: {
            /** @example bt_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            backtest_id: string;
            /** @enum {string} */
            status: "waiting" | "running" | "completed" | "failed";
            status_url: string;
        };
        BacktestResponse: {
            /** @example bt_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            backtest_id: string;
            /** @description sha256 (hex) of the candidate */
            digest: string;
            /** @description Decisions looked at */
            done: number;
            /** Format: date-time */
            from: string;
            /** @example payments */
            policy: string;
            /** @description Why it failed */
            reason?: string;
            /** @description The only repository that it looks at */
            repo?: string;
            /** @description Present once it is completed */
            result?: components["schemas"]["BacktestResultResponse"];
            /** @enum {string} */
            status: "waiting" | "running" | "completed" | "failed";
            status_url: string;
            /** Format: date-time */
            to: string;
            /** @description Decisions in the window; of the repositories in reach alone where the token does not reach all */
            total: number;
        };
        BacktestResultResponse: {
            changed: number;
            /**
             * @example {
             *       "allow to block": 2
             *     }
             */
            changes: {
                [key: string]: number;
            };
            /** @description Decisions that were made again */
            compared: number;
            /** @description Decisions in which a condition of the candidate could not tell */
            could_not_tell: number;
            /** @description The newest five of each change */
            examples: components["schemas"]["ChangedDecisionResponse"][];
            /** @description Those of which too little is kept to make them again */
            expired: number;
            /**
             * @description In how many decisions each rule of the candidate would be a reason
             * @example {
             *       "payments/no-agents-in-crypto": 2
             *     }
             */
            fired: {
                [key: string]: number;
            };
        };
        BehaviorReportResponse: {
            snapshots: components["schemas"]["AgentBehaviorResponse"][];
            /** Format: date-time */
            window_end: string;
            /** Format: date-time */
            window_start: string;
        };
        BehaviorResponse: {
            report: components["schemas"]["BehaviorReportResponse"];
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
            /**
             * Format: date-time
             * @description Not in the window
             */
            window_end: string;
            /** Format: date-time */
            window_start: string;
        };
        CapabilitiesResponse: {
            /** @description Empty when no detect worker runs */
            capabilities: components["schemas"]["CapabilityResponse"][];
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
        };
        CapabilityResponse: {
            category: string;
            /** @enum {string} */
            confidence?: "high" | "medium" | "low";
            /** @description Where its rules come from; absent when they are code */
            config_path?: string;
            config_sha256?: string;
            /**
             * @example [
             *       "CWE-89"
             *     ]
             */
            cwe?: string[];
            description: string;
            engine_version?: string;
            /** @description What to write instead */
            fix?: string;
            /** Format: date-time */
            last_modified?: string;
            /** @example semgrep */
            name: string;
            /**
             * @example [
             *       "A03:2021"
             *     ]
             */
            owasp?: string[];
            rule_count?: number;
            rule_key: string;
            /** @description The last scan of its own canary files */
            self_test?: components["schemas"]["SelfTestResponse"];
            /**
             * @description Of its findings, unless one says otherwise
             * @enum {string}
             */
            severity?: "critical" | "high" | "medium" | "low";
            /** @description Why it matters */
            why?: string;
            /** @description The detect workers that run it so */
            workers: string[];
        };
        CatalogueEntryResponse: {
            description: string;
            /** @description Beside agent_id and repo */
            filters: ("category" | "severity")[];
            group_by: ("agent_id" | "repo" | "category" | "severity" | "language" | "team")[];
            /** @enum {string} */
            kind: "sum" | "max" | "distinct" | "share" | "rate" | "mean" | "quantile";
            name: string;
            unit: string;
        };
        CatalogueResponse: {
            intervals: ("1h" | "1d" | "1w")[];
            metrics: components["schemas"]["CatalogueEntryResponse"][];
            request_id: string;
        };
        ChangedDecisionResponse: {
            analysis_id: string;
            /** Format: date-time */
            decided_at: string;
            /** @description The decision as it was made */
            decision_url: string;
            /** @enum {string} */
            from: "allow" | "warn" | "block";
            /** @example 42 */
            pr_number: string;
            /** @description Why, as the decision would say */
            rationale: string;
            /** @example acme/shop */
            repo: string;
            /** @enum {string} */
            to: "allow" | "warn" | "block";
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
        CheckFailuresResponse: {
            agent_id: string;
            count: number;
            name: string;
        };
        CiFailureHeatmapResponse: {
            /** @description Most first */
            failures: components["schemas"]["CheckFailuresResponse"][];
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
            /**
             * Format: date-time
             * @description Not in the window
             */
            window_end: string;
            /** Format: date-time */
            window_start: string;
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
        ComparedLineResponse: {
            a: components["schemas"]["MeasuredResponse"] | null;
            b: components["schemas"]["MeasuredResponse"] | null;
            description: string;
            difference: number | null;
            /** @description True when the two intervals do not touch and neither sample is small */
            distinct: boolean;
            metric: string;
            /** @description True when one of the two has too little to build on */
            small_sample: boolean;
            unit: string;
        };
        ConsistencyProofResponse: {
            from: number;
            /** @description 32 bytes, base64 */
            from_root: string;
            /** @description RFC 6962, section 2.1.2 */
            hashes: string[];
            to: number;
            /** @description 32 bytes, base64 */
            to_root: string;
        };
        CreateTokenRequest: {
            /**
             * Format: date-time
             * @description When it ends; absent: never
             */
            expires_at?: string;
            /** @description What it is for */
            name: string;
            /** @description Patterns of repositories that it reaches (`acme/*`; a star is never a slash); absent: all. Not with `admin` */
            repos?: string[];
            /** @description `admin` covers every scope */
            scopes: ("analysis:write" | "analysis:read" | "analytics:read" | "findings:write" | "policy:write" | "admin")[];
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
            /** @description Whether it is signed, and by what; absent for decisions from before there were signatures */
            attestation?: components["schemas"]["AttestationResponse"];
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
            /** @description The policies of the repository, by name */
            policies: components["schemas"]["AppliedPolicyResponse"][];
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
        DeploymentResponse: {
            /**
             * Format: date-time
             * @description The clock of the store
             */
            at: string;
            decision_log: components["schemas"]["LogStandingResponse"];
            /** @description Those that were heard of within 20 s, by app and age */
            processes: components["schemas"]["ProcessResponse"][];
            /** @description Of a cluster one of its nodes; absent where the server does not let us ask */
            store?: components["schemas"]["StoreServerResponse"];
            /**
             * @description What the store says as it refuses writes, when no process can say that it runs; absent: it takes them
             * @example NOREPLICAS Not enough good replicas to write
             */
            writes_refused?: string;
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
        EnvelopeResponse: {
            /** @description The statement, base64 */
            payload: string;
            /** @example application/vnd.in-toto+json */
            payloadType: string;
            signatures: components["schemas"]["SignatureResponse"][];
        };
        EvidenceBehindResponse: {
            /** @description The newest first */
            analyses: components["schemas"]["AnalysisEvidenceResponse"][];
            /** @description The newest first */
            pull_requests: components["schemas"]["PullRequestEvidenceResponse"][];
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
        ExemptionUseResponse: {
            /** @example 2026-12-31 */
            expires: string;
            owner: string;
            reason: string;
            /** @example builtin/critical-findings */
            rule: string;
            /** @enum {string} */
            state: "in_force" | "expired";
            /** @description How many findings, groups of lines, files or changes it met */
            subjects: number;
        };
        ExportLetterResponse: {
            /** Format: date-time */
            failed_at: string;
            /** @example an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9 */
            id: string;
            /** @example ev_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f: no such field: payload.risk */
            reason: string;
            /**
             * @description What was to be exported
             * @example analysis an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9
             */
            subject: string;
        };
        ExportLettersDoneResponse: {
            /** @description So many of them */
            done: number;
            /** @description Dead letters that there are still, those that came meanwhile among them */
            left: number;
        };
        ExportLettersResponse: {
            /** @description The newest first */
            items: components["schemas"]["ExportLetterResponse"][];
            /** @example 100 */
            next_cursor?: string;
            /** @description All of them */
            total: number;
        };
        ExportQueueResponse: {
            /** @description Dead letters: GET /v1/admin/exports/dead-letters */
            failed: number;
            /** @example 0.4 */
            lag_seconds: number;
            waiting: number;
        };
        FailureResponse: {
            reason: string;
            /** @enum {string} */
            stage: "ingest" | "enrich" | "detect" | "decide" | "analyse";
        };
        FindingEventResponse: {
            actor?: string;
            /** @description The analysis that showed it */
            analysis_id?: string;
            /** Format: date-time */
            at: string;
            /**
             * @description Why it is open again
             * @enum {string}
             */
            cause?: "expired" | "unsuppressed" | "line_changed" | "reappeared";
            /**
             * @description Stable: whoever has seen it can drop a repeat
             * @example ev_5d41402abc4b2a76b9719d911017c592
             */
            event_id: string;
            reason?: string;
            suppression_id?: string;
            /** @enum {string} */
            type: "finding_opened" | "finding_suppressed" | "finding_reopened" | "finding_remediated";
        };
        FindingLifeResponse: {
            /** @description The agent, `human` or `unknown` */
            agent_id: string;
            /** @description The newest analysis that showed it */
            analysis_id: string;
            /** @example sqli */
            category: string;
            /** Format: date-time */
            detected_at: string;
            end_line: number;
            file_path: string;
            fingerprint: string;
            /** @description The oldest first; of a long life the first and the last */
            history: components["schemas"]["FindingEventResponse"][];
            /** @description How much happened */
            history_total: number;
            message: string;
            /** @description The path that it had before its file was renamed */
            moved_from?: string;
            /** @description The fingerprint under which it goes on, since its file was renamed */
            moved_to?: string;
            /** @example 42 */
            pr_number: string;
            /** Format: date-time */
            remediated_at?: string;
            /** @description The analysis that covered its file without it */
            remediation_analysis_id?: string;
            /** Format: date-time */
            reopened_at?: string;
            /** @example acme/shop */
            repo: string;
            rule_key: string;
            /** @enum {string} */
            severity: "critical" | "high" | "medium" | "low";
            start_line: number;
            /** @enum {string} */
            status: "open" | "suppressed" | "remediated";
            /** Format: date-time */
            suppressed_at?: string;
            suppression?: components["schemas"]["AppliedSuppressionResponse"];
        };
        FindingLivesResponse: {
            /** @description The newest first. A page may be short before the last */
            items: components["schemas"]["FindingLifeResponse"][];
            /** @description Give it as `cursor` for the next page; absent on the last */
            next_cursor?: string;
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
            /** @description What holds it back while it is `suppressed` */
            suppression?: components["schemas"]["AppliedSuppressionResponse"];
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
        InclusionProofResponse: {
            /** @description The bytes of the leaf, canonical JSON; null once its retention has ended */
            entry: string | null;
            /** @description From the leaf to the root (RFC 6962, section 2.1.1) */
            hashes: string[];
            /** @description 32 bytes, base64 */
            leaf_hash: string;
            leaf_index: number;
            /** @description 32 bytes, base64 */
            root_hash: string;
            tree_size: number;
        };
        IssuedTokenResponse: {
            /** Format: date-time */
            created_at: string;
            /** @description Who made it */
            created_by: string;
            /** Format: date-time */
            expires_at?: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            last_used_at?: string;
            name: string;
            /** @description Absent: all */
            repos?: string[];
            /** Format: date-time */
            revoked_at?: string;
            /** Format: date-time */
            rotated_at?: string;
            scopes: ("analysis:write" | "analysis:read" | "analytics:read" | "findings:write" | "policy:write" | "admin")[];
            /** @enum {string} */
            state: "active" | "expired" | "revoked";
            /** @description The token itself. It is shown this once and is not kept */
            token: string;
            token_id: string;
        };
        JwkResponse: {
            /** @enum {string} */
            alg: "ES256" | "EdDSA";
            /** @enum {string} */
            crv: "P-256" | "Ed25519";
            kid: string;
            /** @enum {string} */
            kty: "EC" | "OKP";
            /** @enum {string} */
            use: "sig";
            x: string;
            y?: string;
        };
        JwksResponse: {
            /** @description The key that signs now, then those that signed before; empty when signing is off */
            keys: components["schemas"]["JwkResponse"][];
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
        LogItemResponse: {
            /** @description Where the newest record of this decision was entered; null when that is not kept */
            entered_at_index: number | null;
            /** @description The bytes of the leaf, canonical JSON; null once its retention has ended */
            entry: string | null;
            /** @description 32 bytes, base64 */
            leaf_hash: string;
            leaf_index: number;
        };
        LogItemsResponse: {
            /** @description From start on; at most 1000, whatever end says */
            items: components["schemas"]["LogItemResponse"][];
            /** @description Days that decisions and their bundles are kept */
            results_retention_days: number;
            /** @description Records of the log */
            tree_size: number;
        };
        LogStandingResponse: {
            /** @description How the log is not the one that was signed; absent: it is */
            fault?: string;
            /**
             * Format: date-time
             * @description The moment of the last decision
             */
            last_decision_at?: string;
            /** @description Whether that decision stands in the log */
            last_decision_entered?: boolean;
            /**
             * Format: date-time
             * @description The moment of the decision of the last record
             */
            last_record_at?: string;
            /** @description Records under the newest signed head; absent: none was signed */
            signed_size?: number;
            /** @description Whether there is a key that its head is signed with */
            signing: boolean;
            /** @description Records of the log */
            size: number;
        };
        MeasuredResponse: {
            denominator: number;
            numerator: number;
            /** @description Null of plain numbers, and of a quantile or a mean of too few values */
            uncertainty: components["schemas"]["UncertaintyResponse"] | null;
            value: number;
        };
        MetricPointResponse: {
            agent_id?: string;
            category?: string;
            /** @description With compare: value minus previous */
            delta?: number | null;
            /** @description Over what; 1 of a plain number, of a quantile how many durations there are */
            denominator: number;
            language?: string;
            /** @example risk_rate */
            metric: string;
            /** @description What was counted; of a quantile its seconds */
            numerator: number;
            /** @description With compare: the figure of the window before */
            previous?: number | null;
            /** @description How far a quantile may be from the true one, as a share of it */
            relative_error?: number;
            /** @description In lower case */
            repo?: string;
            severity?: string;
            team?: string;
            /** @description Absent of plain numbers, and of a quantile or a mean of too few values */
            uncertainty?: components["schemas"]["UncertaintyResponse"];
            /** @example per_1000_lines */
            unit: string;
            value: number;
            /** Format: date-time */
            window_end: string;
            /** Format: date-time */
            window_start: string;
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
        OutboxResponse: {
            /** @description Of these, those that the sweeper must look after now */
            due: number;
            /**
             * @description How long the first of them has been due
             * @example 0
             */
            oldest_due_seconds: number;
            /** @description Accepted and not ended */
            open: number;
        };
        OverriddenReviewResponse: {
            /** Format: date-time */
            requested_at: string;
            reviewer: string;
        };
        OverrideDetailResponse: {
            bot_block_overrides: number;
            force_push_after_approval: number;
            merge_actor: string | null;
            /** Format: date-time */
            merged_at: string | null;
            /** @description The change requests that were merged over */
            overridden: components["schemas"]["OverriddenReviewResponse"][];
            pr_number: string;
            repo: string;
        };
        PoliciesResponse: {
            items: components["schemas"]["PolicyHeadResponse"][];
        };
        PolicyDetailResponse: {
            description: string;
            /** @description sha256 (hex) of the document, however it is written */
            digest: string;
            /** @description The same, read */
            document: {
                [key: string]: unknown;
            };
            /** @description False once it was taken out of use; its versions stay readable */
            enabled: boolean;
            /** @example payments */
            name: string;
            /**
             * @description The outcome where a condition could not be evaluated
             * @enum {string}
             */
            on_error: "warn" | "block";
            /** @description It comes with the deployment and cannot be changed here */
            read_only: boolean;
            /** @description Patterns of the repositories that it applies to; empty: all */
            repos: string[];
            /** @description The text as it was put, YAML or JSON; empty for the policy of the deployment */
            source: string;
            /**
             * Format: date-time
             * @description When it became this version, or was taken out of use
             */
            updated_at?: string;
            /**
             * @description Counts from 1; `file` for the policy that comes with the deployment
             * @example 3
             */
            version: string;
            /** @description How many versions can be read: 1 to this */
            versions: number;
        };
        PolicyHeadResponse: {
            description: string;
            /** @description sha256 (hex) of the document, however it is written */
            digest: string;
            /** @description False once it was taken out of use; its versions stay readable */
            enabled: boolean;
            /** @example payments */
            name: string;
            /**
             * @description The outcome where a condition could not be evaluated
             * @enum {string}
             */
            on_error: "warn" | "block";
            /** @description It comes with the deployment and cannot be changed here */
            read_only: boolean;
            /** @description Patterns of the repositories that it applies to; empty: all */
            repos: string[];
            /**
             * Format: date-time
             * @description When it became this version, or was taken out of use
             */
            updated_at?: string;
            /**
             * @description Counts from 1; `file` for the policy that comes with the deployment
             * @example 3
             */
            version: string;
        };
        PolicyPutResponse: {
            /** @description False where the same document stood already */
            changed: boolean;
            description: string;
            /** @description sha256 (hex) of the document, however it is written */
            digest: string;
            /** @description False once it was taken out of use; its versions stay readable */
            enabled: boolean;
            /** @example payments */
            name: string;
            /**
             * @description The outcome where a condition could not be evaluated
             * @enum {string}
             */
            on_error: "warn" | "block";
            /** @description It comes with the deployment and cannot be changed here */
            read_only: boolean;
            /** @description What works and may surprise */
            remarks: components["schemas"]["PolicyRemarkResponse"][];
            /** @description Patterns of the repositories that it applies to; empty: all */
            repos: string[];
            /**
             * Format: date-time
             * @description When it became this version, or was taken out of use
             */
            updated_at?: string;
            /**
             * @description Counts from 1; `file` for the policy that comes with the deployment
             * @example 3
             */
            version: string;
        };
        PolicyRemarkResponse: {
            detail: string;
            /** @description Line of the text */
            line: number;
            /** @example /exemptions/0/expires */
            pointer: string;
        };
        PolicyResponse: {
            /** @description sha256 (hex) of the policy and its settings */
            digest: string;
            /** @example builtin */
            name: string;
            /** @example 1 */
            version: string;
        };
        PolicyVersionResponse: {
            /** Format: date-time */
            created_at?: string;
            digest: string;
            /** @description The same, read */
            document: {
                [key: string]: unknown;
            };
            /** @example payments */
            name: string;
            /** @description The text as it was put, YAML or JSON */
            source: string;
            /** @example 3 */
            version: string;
        };
        Problem: {
            /**
             * @description What a client branches on
             * @enum {string}
             */
            code: "malformed_body" | "malformed_id" | "unauthorized" | "forbidden" | "not_found" | "method_not_allowed" | "not_acceptable" | "not_finished" | "not_signed" | "analysis_failed" | "superseded" | "content_gone" | "version_conflict" | "limit_reached" | "read_only" | "idempotency_conflict" | "payload_too_large" | "unsupported_media_type" | "validation_failed" | "rate_limited" | "queue_full" | "store_unavailable" | "issuer_unavailable" | "store_full" | "log_inconsistent" | "internal";
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
        ProcessResponse: {
            /** @example detect-worker */
            app: string;
            /** @description What it cannot do its work without, by name: ok, or the reason */
            checks: {
                [key: string]: string;
            };
            /**
             * @description How much its clock is ahead of the store, negative when it is behind
             * @example 0
             */
            clock_ahead_seconds: number;
            /** @description Names the process: host, pid, and what tells it from the next with that pid */
            instance: string;
            retention: components["schemas"]["ProcessRetentionResponse"];
            /**
             * @description The stages that it runs
             * @example [
             *       "detect"
             *     ]
             */
            runs: string[];
            /**
             * Format: date-time
             * @description When it was heard of last
             */
            seen_at: string;
            /** Format: date-time */
            started_at: string;
            /** @example 0.1.0 */
            version: string;
            /** @description What it looks at beside, by name: ok, or what is wrong */
            watched: {
                [key: string]: string;
            };
        };
        ProcessRetentionResponse: {
            contents_days: number;
            facts_days: number;
            results_days: number;
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
            /** @description Files that have another name now; git names them in a diff */
            renames?: components["schemas"]["RenameRequest"][] | null;
            /** @description Agent Trace records */
            traces?: {
                [key: string]: unknown;
            }[] | null;
        };
        PullRequestEvidenceResponse: {
            /** Format: date-time */
            at: string;
            ci_failures: number;
            /** @description Where the findings of the agent in it are read, with what has become of them */
            findings_url: string;
            pr_number: string;
            repo: string;
            review_comments: number;
        };
        QueueJobsResponse: {
            /** @description In the hands of workers; 0 of a paused queue means that it is drained */
            active: number;
            /** @description Wait for a time: a repeated attempt, a limit of GitHub */
            delayed: number;
            /** @description Dead letters */
            failed: number;
            waiting: number;
            /** @description Wait for the stages before them */
            waiting_children: number;
        };
        QueueResponse: {
            jobs: components["schemas"]["QueueJobsResponse"];
            /**
             * @description Since when the job that is next exists; 0 when none waits
             * @example 1.2
             */
            oldest_job_age_seconds: number;
            /** @description Its workers take nothing */
            paused: boolean;
            /** @enum {string} */
            queue: "enrich" | "detect" | "decide" | "analyse";
        };
        QueuesResponse: {
            /**
             * Format: date-time
             * @description The clock of the service
             */
            at: string;
            /** @description Absent where nothing is exported */
            export?: components["schemas"]["ExportQueueResponse"];
            outbox: components["schemas"]["OutboxResponse"];
            /** @description In the order of the data */
            queues: components["schemas"]["QueueResponse"][];
            retention: components["schemas"]["RetentionResponse"];
        };
        ReanalysisResponse: {
            /**
             * @description results: its lines and findings were decided on again; github: all stages ran again
             * @enum {string}
             */
            from: "results" | "github";
            /** @example an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            of: string;
        };
        ReanalysisStartedResponse: {
            /**
             * @description The analysis that runs: of a failed one the same, else another
             * @example an_7a1e0c4f2b9d4e58a6c3d2e1f0b9a887
             */
            analysis_id: string;
            /**
             * @description failure: it goes on where it failed; results: the lines and findings that were kept are decided on again; github: all stages run again on what GitHub has
             * @enum {string}
             */
            from: "failure" | "results" | "github";
            /**
             * @description The analysis that was asked to be run again
             * @example an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f
             */
            of: string;
            /** @description True when an earlier request has started it */
            repeated: boolean;
            /** @example http://localhost:8000/v1/analysis/an_7a1e0c4f2b9d4e58a6c3d2e1f0b9a887 */
            status_url: string;
        };
        ReasonResponse: {
            /**
             * @description The rule could not be evaluated; its outcome is what its policy sets for that
             * @enum {boolean}
             */
            could_not_tell?: true;
            evidence: components["schemas"]["EvidenceResponse"][];
            /** @description All evidence; at most 25 pieces are shown */
            evidence_total: number;
            message: string;
            /** @enum {string} */
            outcome: "allow" | "warn" | "block";
            /** @example critical-findings */
            rule_id: string;
        };
        RebuildResponse: {
            /** @description Of these, those that had not been counted */
            added: number;
            request_id: string;
            /** @description Days, of a repository or of all, whose sums were made again */
            shards: number;
            /** @description Units of facts that were looked at */
            units: number;
        };
        RenameRequest: {
            /** @example api/orders.py */
            from: string;
            /** @example api/order_views.py */
            to: string;
        };
        RetentionResponse: {
            /** @description Contents of an analysis that did not finish */
            contents_days: number;
            /** @description Facts, from which figures are made */
            facts_days: number;
            /** @description Records, lines, findings and decisions */
            results_days: number;
        };
        ReviewAlertResponse: {
            agent_id: string;
            bot_block_events: number;
            bot_block_overrides: number;
            force_push_after_approval: number;
            human_reviewer_count: number;
            merge_actor: string | null;
            /** Format: date-time */
            merged_at: string | null;
            /** @description At most 25, the last merge first */
            override_details: components["schemas"]["OverrideDetailResponse"][];
            override_details_total: number;
        };
        ReviewAlertsResponse: {
            /** @description The worst first */
            alerts: components["schemas"]["ReviewAlertResponse"][];
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
            /**
             * Format: date-time
             * @description Not in the window
             */
            window_end: string;
            /** Format: date-time */
            window_start: string;
        };
        ReviewDriftEntryResponse: {
            agent_id: string;
            bot_reviews: number;
            human_reviewer_teams: {
                [key: string]: number;
            };
            /** @description Distinct people */
            human_reviewers: number;
            /** @description Reviews by people: each person once for each pull request */
            human_reviews: number;
            /** @description Reviews by people over reviews by bots; over 1 where there are none */
            ratio: number;
        };
        ReviewDriftResponse: {
            /** @description The highest ratio first */
            drifts: components["schemas"]["ReviewDriftEntryResponse"][];
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
            /**
             * Format: date-time
             * @description Not in the window
             */
            window_end: string;
            /** Format: date-time */
            window_start: string;
        };
        ReviewLoadEntryResponse: {
            agent_id: string;
            bot_block_events: number;
            bot_reviews: number;
            human_reviewer_teams: {
                [key: string]: number;
            };
            /** @description Distinct people */
            human_reviewers: number;
            /** @description Reviews by people: each person once for each pull request */
            human_reviews: number;
        };
        ReviewLoadResponse: {
            load: components["schemas"]["ReviewLoadEntryResponse"][];
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
            /**
             * Format: date-time
             * @description Not in the window
             */
            window_end: string;
            /** Format: date-time */
            window_start: string;
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
            /** @description Findings that a suppression held back when it was decided; they are shown, and are no risk */
            findings_suppressed: number;
            findings_total: number;
            force_push_after_approval: number;
            risk_score: number;
            /** @description Points by part; their capped sum is risk_score */
            score_breakdown: {
                [key: string]: number;
            };
            /** @description Changed lines that ask a tool to be silent */
            suppression_attempts: components["schemas"]["SuppressionAttemptsResponse"];
        };
        RotateTokenRequest: {
            /**
             * @description How long the secret so far still opens
             * @default 3600
             */
            overlap_seconds: number;
        };
        ScorecardResponse: {
            agent_id: string;
            evidence: components["schemas"]["EvidenceBehindResponse"];
            lines: components["schemas"]["ScoreLineResponse"][];
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
            /**
             * Format: date-time
             * @description Not in the window
             */
            window_end: string;
            /** Format: date-time */
            window_start: string;
        };
        ScoreLineResponse: {
            /** @description All other agents together, without people and unclaimed lines */
            baseline: components["schemas"]["MeasuredResponse"] | null;
            description: string;
            difference: number | null;
            /** @description True when the two intervals do not touch and neither sample is small */
            distinct_from_baseline: boolean;
            /** @description Null when nothing in the window tells */
            figure: components["schemas"]["MeasuredResponse"] | null;
            metric: string;
            /** @description Analyses, pull requests or findings that the figure was observed in; of lines and what is found in them the analyses, of checks and threads the pull requests */
            sample: number;
            /** @description True below 30: too little to build on */
            small_sample: boolean;
            unit: string;
        };
        SelfTestResponse: {
            /** Format: date-time */
            at: string;
            detail?: string;
            passed: boolean;
        };
        SeriesResponse: {
            /** @description A group without a figure has no point */
            data: components["schemas"]["MetricPointResponse"][];
            /** @enum {string} */
            group_by: "agent_id" | "repo" | "category" | "severity" | "language" | "team";
            metric: string;
        };
        SignatureResponse: {
            /** @description A hint: as at /v1/keys */
            keyid: string;
            /** @description base64; ECDSA signatures are DER */
            sig: string;
        };
        SigstoreBundleResponse: {
            dsseEnvelope: components["schemas"]["EnvelopeResponse"];
            /** @example application/vnd.dev.sigstore.bundle.v0.3+json */
            mediaType: string;
            verificationMaterial: components["schemas"]["VerificationMaterialResponse"];
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
        StoreServerResponse: {
            /** @description Whether what is written is kept in an append-only file */
            append_only: boolean;
            evicted_keys: number;
            /** @example noeviction */
            eviction_policy: string;
            /**
             * @description What the last write of that file came to
             * @example ok
             */
            last_append: string;
            /**
             * @description What the last snapshot came to
             * @example ok
             */
            last_snapshot: string;
            /** @description Absent: no limit is set */
            max_memory_bytes?: number;
            uptime_seconds: number;
            used_memory_bytes: number;
            /** @example Redis 8.0.3 */
            version: string;
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
        SummaryResponse: {
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
            /** @description The first metric that was asked for */
            result: components["schemas"]["SeriesResponse"];
            /** @description Every metric that was asked for */
            results: components["schemas"]["SeriesResponse"][];
            /** @description What makes these figures doubtful: a category, an agent or a repository that nothing knows */
            warnings?: string[];
            /**
             * Format: date-time
             * @description Not in the window
             */
            window_end: string;
            /** Format: date-time */
            window_start: string;
        };
        SuppressionAttemptsResponse: {
            /**
             * @example {
             *       "eslint": 2
             *     }
             */
            by_tool: {
                [key: string]: number;
            };
            /** @description By place; at most 50 */
            listed: components["schemas"]["SuppressionCommentResponse"][];
            total: number;
        };
        SuppressionCommentResponse: {
            /** @description The agent, `human` or `unknown` */
            agent_id: string;
            file_path: string;
            line_number: number;
            /**
             * @description At most 120 characters
             * @example eslint-disable-next-line no-eval
             */
            text: string;
            /**
             * @description The tool or language whose words they are
             * @example eslint
             */
            tool: string;
        };
        SuppressionTargetRequest: {
            /**
             * @description Needed where the scope is pull_request
             * @example 42
             */
            pr_number?: string;
            /** @example The value is a constant of ours. */
            reason: string;
            /**
             * @description Needed unless the scope is everywhere
             * @example acme/shop
             */
            repo?: string;
            /**
             * @example repo
             * @enum {string}
             */
            scope: "pull_request" | "repo" | "everywhere";
        };
        SuppressRequest: {
            /** @description Who agreed */
            approver?: string;
            /**
             * Format: date-time
             * @description From then on the finding is open again; absent: until it is taken back
             */
            expires_at?: string;
            /**
             * @description Needed where the scope is pull_request
             * @example 42
             */
            pr_number?: string;
            /** @example The value is a constant of ours. */
            reason: string;
            /**
             * @description Needed unless the scope is everywhere
             * @example acme/shop
             */
            repo?: string;
            /**
             * @example repo
             * @enum {string}
             */
            scope: "pull_request" | "repo" | "everywhere";
        };
        TeamAlertResponse: {
            /** @description Reviews that the team should do at most */
            budget: number;
            /** @description Distinct people */
            human_reviewers: number;
            /** @description Reviews by people: each person once for each pull request */
            human_reviews: number;
            /** @description Reviews over the budget */
            overage: number;
            team: string;
        };
        TeamAlertsResponse: {
            /** @description The furthest over its budget first */
            alerts: components["schemas"]["TeamAlertResponse"][];
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
            /**
             * Format: date-time
             * @description Not in the window
             */
            window_end: string;
            /** Format: date-time */
            window_start: string;
        };
        TeamLoadEntryResponse: {
            /** @description Distinct people */
            human_reviewers: number;
            /** @description Reviews by people: each person once for each pull request */
            human_reviews: number;
            team: string;
        };
        TeamLoadResponse: {
            /** @description Most first */
            load: components["schemas"]["TeamLoadEntryResponse"][];
            /** @example rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f */
            request_id: string;
            /**
             * Format: date-time
             * @description Not in the window
             */
            window_end: string;
            /** Format: date-time */
            window_start: string;
        };
        TokenResponse: {
            /** Format: date-time */
            created_at: string;
            /** @description Who made it */
            created_by: string;
            /** Format: date-time */
            expires_at?: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            last_used_at?: string;
            name: string;
            /** @description Absent: all */
            repos?: string[];
            /** Format: date-time */
            revoked_at?: string;
            /** Format: date-time */
            rotated_at?: string;
            scopes: ("analysis:write" | "analysis:read" | "analytics:read" | "findings:write" | "policy:write" | "admin")[];
            /** @enum {string} */
            state: "active" | "expired" | "revoked";
            token_id: string;
        };
        TokensResponse: {
            /** @description The oldest first */
            items: components["schemas"]["TokenResponse"][];
            /** @description Absent on the last page */
            next_cursor?: string;
            total: number;
        };
        TraceStepResponse: {
            end_line: number;
            /** @enum {string} */
            role: "source" | "step" | "sink";
            start_line: number;
        };
        UncertaintyResponse: {
            high: number;
            low: number;
            /** @enum {string} */
            method: "wilson" | "byar" | "normal" | "order-statistics";
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
        VerificationMaterialResponse: {
            publicKey: {
                hint?: string;
            };
            timestampVerificationData: {
                rfc3161Timestamps?: unknown[];
            };
            tlogEntries: unknown[];
        };
        WebhookResponse: {
            /** @example an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9 */
            analysis_id?: string;
            /**
             * @description Whether the delivery started an analysis, reported one that there is already, came after that of a newer push, changes review figures that are fetched soon, or asks for nothing
             * @enum {string}
             */
            outcome: "started" | "repeated" | "superseded" | "noted" | "ignored";
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
    ReanalysesController_reanalyse: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "analysis_id": "an_7a1e0c4f2b9d4e58a6c3d2e1f0b9a887",
                     *       "of": "an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *       "from": "results",
                     *       "repeated": false,
                     *       "status_url": "http://localhost:8000/v1/analysis/an_7a1e0c4f2b9d4e58a6c3d2e1f0b9a887"
                     *     }
                     */
                    "application/json": components["schemas"]["ReanalysisStartedResponse"];
                };
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_finished`: The analysis has not finished. `superseded`: A newer push has taken its place.
             *
             *     `not_finished`: The analysis has not finished. `superseded`: A newer push has taken its place.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_gone`: What this needs is no longer kept.
             *
             *     `content_gone`: What this needs is no longer kept.
             */
            410: {
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available. `store_full`: The store is full.
             *
             *     `store_unavailable`: The store is not available. `store_full`: The store is full.
             */
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
    AuditController_list: {
        parameters: {
            query?: {
                /** @description Method and route, whole: `POST /v1/analysis` */
                action?: string;
                /** @description Who, whole */
                actor?: string;
                /** @description next_cursor of the page before */
                cursor?: string;
                limit?: number;
                /** @description What came of it */
                outcome?: "done" | "refused" | "failed";
                /** @description From this time on */
                since?: string;
                /** @description A part of the target: `acme/shop` */
                target?: string;
                /** @description Before this time */
                until?: string;
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
                     *           "n": 18,
                     *           "at": "2026-03-02T09:30:12.000Z",
                     *           "actor": "token:tk_5f2c7a90d1e84b3f9a8f0a1b2c3d4e5f",
                     *           "action": "POST /v1/analysis",
                     *           "target": "/v1/analysis acme/shop#42 an_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *           "outcome": "done",
                     *           "status": 202,
                     *           "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *           "address": "10.0.3.7",
                     *           "prev": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
                     *           "hash": "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35"
                     *         }
                     *       ],
                     *       "next_cursor": "1772443812000-0"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_finished`: The analysis has not finished.
             *
             *     `not_finished`: The analysis has not finished.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `content_gone`: What this needs is no longer kept.
             *
             *     `content_gone`: What this needs is no longer kept.
             */
            410: {
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    DeploymentController_read: {
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
                     *       "processes": [
                     *         {
                     *           "instance": "provenance-detect-worker-7d9f-x2x:1:a1b2c3",
                     *           "app": "detect-worker",
                     *           "version": "0.1.0",
                     *           "started_at": "2026-03-02T08:00:00.000Z",
                     *           "seen_at": "2026-03-02T09:16:29.100Z",
                     *           "clock_ahead_seconds": 0.01,
                     *           "runs": [
                     *             "detect"
                     *           ],
                     *           "checks": {
                     *             "store": "ok",
                     *             "detect": "ok"
                     *           },
                     *           "watched": {},
                     *           "retention": {
                     *             "contents_days": 7,
                     *             "results_days": 90,
                     *             "facts_days": 400
                     *           }
                     *         }
                     *       ],
                     *       "store": {
                     *         "version": "Redis 8.0.3",
                     *         "uptime_seconds": 86400,
                     *         "used_memory_bytes": 104857600,
                     *         "max_memory_bytes": 1073741824,
                     *         "eviction_policy": "noeviction",
                     *         "evicted_keys": 0,
                     *         "append_only": true,
                     *         "last_append": "ok",
                     *         "last_snapshot": "ok"
                     *       },
                     *       "decision_log": {
                     *         "size": 12,
                     *         "signing": true,
                     *         "signed_size": 12,
                     *         "last_record_at": "2026-03-02T09:16:05.000Z",
                     *         "last_decision_at": "2026-03-02T09:16:05.000Z",
                     *         "last_decision_entered": true
                     *       },
                     *       "at": "2026-03-02T09:16:31.204Z"
                     *     }
                     */
                    "application/json": components["schemas"]["DeploymentResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ExportLettersController_list: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: string;
                limit?: number;
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
                     *           "id": "an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9",
                     *           "subject": "analysis an_7b2d7f0b9a0f4a3d8f63f2c1f0e4c5a9",
                     *           "reason": "ev_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f: no such field: payload.risk",
                     *           "failed_at": "2026-03-02T10:00:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ExportLettersResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ExportLettersController_dropOldest: {
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
                     *       "done": 1000,
                     *       "left": 212
                     *     }
                     */
                    "application/json": components["schemas"]["ExportLettersDoneResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ExportLettersController_drop: {
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
            /** @description It is gone */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ExportLettersController_replay: {
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
            /** @description It is back in its queue */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ExportLettersController_replayOldest: {
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
                     *       "done": 1000,
                     *       "left": 212
                     *     }
                     */
                    "application/json": components["schemas"]["ExportLettersDoneResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    QueuesController_list: {
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
                     *       "queues": [
                     *         {
                     *           "queue": "enrich",
                     *           "paused": false,
                     *           "jobs": {
                     *             "waiting": 0,
                     *             "active": 0,
                     *             "delayed": 0,
                     *             "waiting_children": 0,
                     *             "failed": 0
                     *           },
                     *           "oldest_job_age_seconds": 0
                     *         },
                     *         {
                     *           "queue": "detect",
                     *           "paused": false,
                     *           "jobs": {
                     *             "waiting": 0,
                     *             "active": 0,
                     *             "delayed": 0,
                     *             "waiting_children": 0,
                     *             "failed": 0
                     *           },
                     *           "oldest_job_age_seconds": 0
                     *         },
                     *         {
                     *           "queue": "decide",
                     *           "paused": false,
                     *           "jobs": {
                     *             "waiting": 0,
                     *             "active": 0,
                     *             "delayed": 0,
                     *             "waiting_children": 0,
                     *             "failed": 0
                     *           },
                     *           "oldest_job_age_seconds": 0
                     *         },
                     *         {
                     *           "queue": "analyse",
                     *           "paused": false,
                     *           "jobs": {
                     *             "waiting": 0,
                     *             "active": 0,
                     *             "delayed": 0,
                     *             "waiting_children": 0,
                     *             "failed": 0
                     *           },
                     *           "oldest_job_age_seconds": 0
                     *         }
                     *       ],
                     *       "outbox": {
                     *         "open": 0,
                     *         "due": 0,
                     *         "oldest_due_seconds": 0
                     *       },
                     *       "export": {
                     *         "waiting": 0,
                     *         "failed": 0,
                     *         "lag_seconds": 0
                     *       },
                     *       "retention": {
                     *         "contents_days": 7,
                     *         "results_days": 90,
                     *         "facts_days": 400
                     *       },
                     *       "at": "2026-03-02T09:16:31.204Z"
                     *     }
                     */
                    "application/json": components["schemas"]["QueuesResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    QueuesController_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue: "enrich" | "detect" | "decide" | "analyse";
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
                     *       "queue": "detect",
                     *       "paused": true,
                     *       "jobs": {
                     *         "waiting": 0,
                     *         "active": 0,
                     *         "delayed": 0,
                     *         "waiting_children": 0,
                     *         "failed": 0
                     *       },
                     *       "oldest_job_age_seconds": 0
                     *     }
                     */
                    "application/json": components["schemas"]["QueueResponse"];
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    QueuesController_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue: "enrich" | "detect" | "decide" | "analyse";
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
                     *       "queue": "detect",
                     *       "paused": false,
                     *       "jobs": {
                     *         "waiting": 0,
                     *         "active": 0,
                     *         "delayed": 0,
                     *         "waiting_children": 0,
                     *         "failed": 0
                     *       },
                     *       "oldest_job_age_seconds": 0
                     *     }
                     */
                    "application/json": components["schemas"]["QueueResponse"];
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    RebuildController_rebuild: {
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
                     *       "units": 2000,
                     *       "added": 0,
                     *       "shards": 620,
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["RebuildResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available. `store_full`: The store is full.
             *
             *     `store_unavailable`: The store is not available. `store_full`: The store is full.
             */
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
    TokensController_list: {
        parameters: {
            query?: {
                /** @description next_cursor of the page before */
                cursor?: string;
                limit?: number;
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
                     *       "total": 1,
                     *       "items": [
                     *         {
                     *           "token_id": "tk_5f2c7a90d1e84b3f9a8f0a1b2c3d4e5f",
                     *           "name": "CI of the shop",
                     *           "state": "active",
                     *           "scopes": [
                     *             "analysis:write",
                     *             "analysis:read"
                     *           ],
                     *           "repos": [
                     *             "acme/shop",
                     *             "acme/api-*"
                     *           ],
                     *           "created_at": "2026-03-02T09:00:00.000Z",
                     *           "created_by": "admin-token",
                     *           "expires_at": "2027-03-02T09:00:00.000Z",
                     *           "last_used_at": "2026-03-02T09:30:12.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TokensResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    TokensController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTokenRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token_id": "tk_5f2c7a90d1e84b3f9a8f0a1b2c3d4e5f",
                     *       "name": "CI of the shop",
                     *       "state": "active",
                     *       "scopes": [
                     *         "analysis:write",
                     *         "analysis:read"
                     *       ],
                     *       "repos": [
                     *         "acme/shop",
                     *         "acme/api-*"
                     *       ],
                     *       "created_at": "2026-03-02T09:00:00.000Z",
                     *       "created_by": "admin-token",
                     *       "expires_at": "2027-03-02T09:00:00.000Z",
                     *       "token": "prv_0000000000000000000000000000000000000000000"
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedTokenResponse"];
                };
            };
            /**
             * @description `malformed_body`: The request body cannot be read.
             *
             *     `malformed_body`: The request body cannot be read.
             */
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
            /**
             * @description `limit_reached`: There are as many of these as there may be.
             *
             *     `limit_reached`: There are as many of these as there may be.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unsupported_media_type`: The content type or encoding is not supported.
             *
             *     `unsupported_media_type`: The content type or encoding is not supported.
             */
            415: {
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available. `store_full`: The store is full.
             *
             *     `store_unavailable`: The store is not available. `store_full`: The store is full.
             */
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
    TokensController_revoke: {
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
            /** @description It opens nothing any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available. `store_full`: The store is full.
             *
             *     `store_unavailable`: The store is not available. `store_full`: The store is full.
             */
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
    TokensController_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RotateTokenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token_id": "tk_5f2c7a90d1e84b3f9a8f0a1b2c3d4e5f",
                     *       "name": "CI of the shop",
                     *       "state": "active",
                     *       "scopes": [
                     *         "analysis:write",
                     *         "analysis:read"
                     *       ],
                     *       "repos": [
                     *         "acme/shop",
                     *         "acme/api-*"
                     *       ],
                     *       "created_at": "2026-03-02T09:00:00.000Z",
                     *       "created_by": "admin-token",
                     *       "expires_at": "2027-03-02T09:00:00.000Z",
                     *       "token": "prv_0000000000000000000000000000000000000000000",
                     *       "rotated_at": "2026-06-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedTokenResponse"];
                };
            };
            /**
             * @description `malformed_body`: The request body cannot be read. `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_body`: The request body cannot be read. `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unsupported_media_type`: The content type or encoding is not supported.
             *
             *     `unsupported_media_type`: The content type or encoding is not supported.
             */
            415: {
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available. `store_full`: The store is full.
             *
             *     `store_unavailable`: The store is not available. `store_full`: The store is full.
             */
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
            /**
             * @description `malformed_body`: The request body cannot be read.
             *
             *     `malformed_body`: The request body cannot be read.
             */
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
            /**
             * @description `payload_too_large`: The request is larger than the limit.
             *
             *     `payload_too_large`: The request is larger than the limit.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unsupported_media_type`: The content type or encoding is not supported.
             *
             *     `unsupported_media_type`: The content type or encoding is not supported.
             */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `idempotency_conflict`: The Idempotency-Key was used with another body.
             *
             *     `idempotency_conflict`: The Idempotency-Key was used with another body. `validation_failed`: The request has invalid fields.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `queue_full`: The queue is deeper than its limit.
             *
             *     `queue_full`: The queue is deeper than its limit. `rate_limited`: Too many requests.
             */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available. `store_full`: The store is full.
             *
             *     `store_unavailable`: The store is not available. `store_full`: The store is full.
             */
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
                     *         "findings_suppressed": 0,
                     *         "suppression_attempts": {
                     *           "total": 0,
                     *           "by_tool": {},
                     *           "listed": []
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
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    AttestationController_bundle: {
        parameters: {
            query?: {
                format?: "envelope" | "sigstore" | "vsa";
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
                    "application/json": components["schemas"]["EnvelopeResponse"];
                    /**
                     * @example {
                     *       "mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json",
                     *       "verificationMaterial": {
                     *         "publicKey": {
                     *           "hint": "example"
                     *         },
                     *         "tlogEntries": [],
                     *         "timestampVerificationData": {
                     *           "rfc3161Timestamps": []
                     *         }
                     *       },
                     *       "dsseEnvelope": {
                     *         "payload": "eyJfdHlwZSI6Imh0dHBzOi8vaW4tdG90by5pby9TdGF0ZW1lbnQvdjEiLCJwcmVkaWNhdGUiOnsiYW5hbHlzaXMiOnsiYW5hbHlzaXNfaWQiOiJhbl8zYjBjOGZiOGExZDg0YjNmOWE4ZjBhMWIyYzNkNGU1ZiIsImJhc2Vfc2hhIjoiYWJjMTIzIiwiYnJhbmNoIjoiZmVhdHVyZS9jaGVja291dC1oYXJkZW5pbmciLCJjcmVhdGVkX2F0IjoiMjAyNi0wMy0wMlQwOToxNTowMC4wMDBaIiwiaGVhZF9zaGEiOiJkZWY0NTYiLCJwcl9udW1iZXIiOiI0MiIsInJlcG8iOiJhY21lL3Nob3AifSwiYXR0cmlidXRpb24iOnsiYWdlbnRzIjpbeyJhZ2VudCI6ImNsYXVkZS0zLW9wdXMiLCJhdHRlc3RhdGlvbnMiOnsibm9uZSI6MX0sImNvbmZpZGVuY2UiOjAuNiwiY29udHJpYnV0b3IiOiJhaSIsImxpbmVzIjoxfV0sImxpbmVzIjoxLCJ1bmtub3duX2xpbmVzIjowfSwiZGVjaXNpb24iOnsiYW5hbHlzaXNfaWQiOiJhbl8zYjBjOGZiOGExZDg0YjNmOWE4ZjBhMWIyYzNkNGU1ZiIsImRlY2lkZWRfYXQiOiIyMDI2LTAzLTAyVDA5OjE1OjAwLjQwMVoiLCJkZWNpc2lvbl9pZCI6InBkXzViMjQ5NTgyNDc1YWMyOGJhNDFlYzc3NmEyYzFhOGI1IiwiZGVncmFkZWQiOltdLCJvdXRjb21lIjoiYmxvY2siLCJwb2xpY2llcyI6W10sInBvbGljeSI6eyJkaWdlc3QiOiJjZGI3MzBiMTg4ODljNTUxNjRiZjE3M2UyYjljNjg3Zjg2MWY2MTQxZjRlZDVkNzkzZjcyZDIzNzlkY2ZmYTY5IiwibmFtZSI6ImJ1aWx0aW4iLCJ2ZXJzaW9uIjoiMSJ9LCJyYXRpb25hbGUiOiIxIGNyaXRpY2FsIGZpbmRpbmc6IEEgdmFsdWUgb2YgdGhlIHJlcXVlc3QgYmVjb21lcyBwYXJ0IG9mIGFuIFNRTCBzdGF0ZW1lbnQuIChhcGkvb3JkZXJzLnB5OjEyOCkiLCJyZWFzb25zIjpbeyJldmlkZW5jZSI6W3siYWdlbnRfaWQiOiJjbGF1ZGUtMy1vcHVzIiwiY29tbWl0IjoiZGVmNDU2IiwiZW5kX2xpbmUiOjEzMCwiZmlsZV9wYXRoIjoiYXBpL29yZGVycy5weSIsImZpbmRpbmdfaWQiOiJmZF81ZDQxNDAyYWJjNGIyYTc2Yjk3MTlkOTExMDE3YzU5MiIsInBlcm1hbGluayI6Imh0dHBzOi8vZ2l0aHViLmNvbS9hY21lL3Nob3AvYmxvYi9kZWY0NTYvYXBpL29yZGVycy5weSNMMTI4LUwxMzAiLCJwcl9udW1iZXIiOiI0MiIsInJlcG8iOiJhY21lL3Nob3AiLCJydWxlX2tleSI6InB5dGhvbi1zcWwtaW5qZWN0aW9uIiwic3RhcnRfbGluZSI6MTI4fV0sImV2aWRlbmNlX3RvdGFsIjoxLCJtZXNzYWdlIjoiMSBjcml0aWNhbCBmaW5kaW5nOiBBIHZhbHVlIG9mIHRoZSByZXF1ZXN0IGJlY29tZXMgcGFydCBvZiBhbiBTUUwgc3RhdGVtZW50LiAoYXBpL29yZGVycy5weToxMjgpIiwib3V0Y29tZSI6ImJsb2NrIiwicnVsZV9pZCI6ImNyaXRpY2FsLWZpbmRpbmdzIn1dLCJyaXNrX3N1bW1hcnkiOnsiYm90X2Jsb2NrX292ZXJyaWRlcyI6MCwiYm90X2Jsb2NrX3Jlc29sdmVkIjowLCJjb250cmlidXRvcnMiOnsiYWkiOjEsImF1dG9tYXRpb24iOjAsImh1bWFuIjowLCJtaXhlZCI6MCwidW5rbm93biI6MH0sImNvdmVyYWdlIjp7ImF0dHJpYnV0ZWRfbGluZXMiOjEsImNvdmVyYWdlX3BlcmNlbnQiOjEwMCwidG90YWxfbGluZXMiOjEsInVua25vd25fbGluZV9jb3VudCI6MH0sImRldGVjdGlvbl9jb3ZlcmFnZSI6eyJmaWxlc19jb3ZlcmVkIjoxLCJmaWxlc19wYXJ0aWFsIjowLCJmaWxlc19za2lwcGVkIjowLCJmaWxlc190b3RhbCI6MSwiZmlsZXNfdW5jb3ZlcmVkIjowLCJ1bmNvdmVyZWQiOltdfSwiZmluZGluZ3NfYnlfY2F0ZWdvcnkiOnsic3FsaSI6MX0sImZpbmRpbmdzX2J5X3NldmVyaXR5Ijp7ImNyaXRpY2FsIjoxLCJoaWdoIjowLCJsb3ciOjAsIm1lZGl1bSI6MH0sImZpbmRpbmdzX3N1cHByZXNzZWQiOjAsImZpbmRpbmdzX3RvdGFsIjoxLCJmb3JjZV9wdXNoX2FmdGVyX2FwcHJvdmFsIjowLCJyaXNrX3Njb3JlIjo0MCwic2NvcmVfYnJlYWtkb3duIjp7ImJ5cGFzc2VkX3JldmlldyI6MCwiY3JpdGljYWwiOjQwLCJoaWdoIjowLCJpbnZhbGlkX2F0dGVzdGF0aW9uIjowLCJsb3ciOjAsIm1lZGl1bSI6MCwidW5jb3ZlcmVkX2ZpbGVzIjowLCJ1bmtub3duX2xpbmVzIjowfSwic3VwcHJlc3Npb25fYXR0ZW1wdHMiOnsiYnlfdG9vbCI6e30sImxpc3RlZCI6W10sInRvdGFsIjowfX19LCJlbmdpbmVzIjpbeyJuYW1lIjoic2VtZ3JlcCIsInZlcnNpb24iOiIxLjE4NS4wIn1dLCJldmlkZW5jZSI6eyJieXRlcyI6MzM4MCwibWVkaWFfdHlwZSI6ImFwcGxpY2F0aW9uL2pzb24iLCJzaGEyNTYiOiJhOGE5YjI4OWVkM2E0ZmNjZjE4YWZkZmNiMjk4NTliMzkwODgzOWRiNTZiZjNlMDc0ZDMyZmQwNDdjN2VhNzkwIn0sInBvbGljaWVzIjpbeyJkaWdlc3QiOnsic2hhMjU2IjoiY2RiNzMwYjE4ODg5YzU1MTY0YmYxNzNlMmI5YzY4N2Y4NjFmNjE0MWY0ZWQ1ZDc5M2Y3MmQyMzc5ZGNmZmE2OSJ9LCJuYW1lIjoiYnVpbHRpbiIsInZlcnNpb24iOiIxIn1dfSwicHJlZGljYXRlVHlwZSI6InVybjpwcm92ZW5hbmNlOnByZWRpY2F0ZTpkZWNpc2lvbjp2MSIsInN1YmplY3QiOlt7ImRpZ2VzdCI6eyJzaGEyNTYiOiJhOGE5YjI4OWVkM2E0ZmNjZjE4YWZkZmNiMjk4NTliMzkwODgzOWRiNTZiZjNlMDc0ZDMyZmQwNDdjN2VhNzkwIn0sIm5hbWUiOiJldmlkZW5jZS5qc29uIn1dfQ==",
                     *         "payloadType": "application/vnd.in-toto+json",
                     *         "signatures": [
                     *           {
                     *             "keyid": "",
                     *             "sig": "AZAO9UL+ziCt0BW5mcG9m9Sho1Osu9Qd79HZK9SNfTwqliTBsh1dyCwVMDuQQb8e2xkamW/ZA7mesYg02qe3DQ=="
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/vnd.dev.sigstore.bundle.v0.3+json": components["schemas"]["SigstoreBundleResponse"];
                };
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result. `not_signed`: There is no signature: signing is off.
             *
             *     `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result. `not_signed`: There is no signature: signing is off.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
                     *         "findings_suppressed": 0,
                     *         "suppression_attempts": {
                     *           "total": 0,
                     *           "by_tool": {},
                     *           "listed": []
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
                     *         "digest": "cdb730b18889c55164bf173e2b9c687f861f6141f4ed5d793f72d2379dcffa69"
                     *       },
                     *       "policies": [],
                     *       "degraded": [],
                     *       "decided_at": "2026-03-02T09:15:00.401Z",
                     *       "provenance_status": "complete",
                     *       "policy_version": "builtin/1",
                     *       "evidence_links": [
                     *         "https://github.com/acme/shop/blob/def456/api/orders.py#L128-L130"
                     *       ],
                     *       "decision": "block",
                     *       "attestation": {
                     *         "signed": true,
                     *         "key_id": "example",
                     *         "algorithm": "EdDSA",
                     *         "envelope_sha256": "c960f09a30417fe1229889246c87ebfa5695880c304f229f6ed906e083076f0c",
                     *         "evidence_sha256": "a8a9b289ed3a4fccf18afdfcb29859b3908839db56bf3e074d32fd047c7ea790"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DecisionResponse"];
                };
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result.
             *
             *     `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
                     *     data: {"analysis_id":"an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f","status":"completed","repo":"acme/shop","pr_number":"42","head_sha":"def456","created_at":"2026-03-02T09:15:00.000Z","updated_at":"2026-03-02T09:15:00.412Z","findings_total":1,"risk_summary":{"findings_total":1,"findings_by_category":{"sqli":1},"findings_by_severity":{"critical":1,"high":0,"medium":0,"low":0},"coverage":{"total_lines":1,"attributed_lines":1,"unknown_line_count":0,"coverage_percent":100},"detection_coverage":{"files_total":1,"files_covered":1,"files_partial":0,"files_uncovered":0,"files_skipped":0,"uncovered":[]},"contributors":{"ai":1,"human":0,"mixed":0,"automation":0,"unknown":0},"findings_suppressed":0,"suppression_attempts":{"total":0,"by_tool":{},"listed":[]},"bot_block_overrides":0,"bot_block_resolved":0,"force_push_after_approval":0,"risk_score":40,"score_breakdown":{"critical":40,"high":0,"medium":0,"low":0,"unknown_lines":0,"uncovered_files":0,"invalid_attestation":0,"bypassed_review":0}},"decision":{"decision_id":"pd_5b249582475ac28ba41ec776a2c1a8b5","analysis_id":"an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f","outcome":"block","rationale":"1 critical finding: A value of the request becomes part of an SQL statement. (api/orders.py:128)","provenance_status":"complete","policy_version":"builtin/1","evidence_links":["https://github.com/acme/shop/blob/def456/api/orders.py#L128-L130"],"decided_at":"2026-03-02T09:15:00.401Z"},"stages":{"enrich":{"status":"completed","started_at":"2026-03-02T09:15:00.011Z","finished_at":"2026-03-02T09:15:00.019Z"},"detect":{"status":"completed","started_at":"2026-03-02T09:15:00.012Z","finished_at":"2026-03-02T09:15:00.390Z"},"decide":{"status":"completed","started_at":"2026-03-02T09:15:00.395Z","finished_at":"2026-03-02T09:15:00.402Z"},"analyse":{"status":"completed","started_at":"2026-03-02T09:15:00.405Z","finished_at":"2026-03-02T09:15:00.412Z"}}}
                     */
                    "text/event-stream": string;
                };
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    AttestationController_evidence: {
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
                    /** @description RFC 9530: the sha256 that the bundle names */
                    "content-digest"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "analysis": {
                     *         "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *         "base_sha": "abc123",
                     *         "branch": "feature/checkout-hardening",
                     *         "created_at": "2026-03-02T09:15:00.000Z",
                     *         "head_sha": "def456",
                     *         "pr_number": "42",
                     *         "repo": "acme/shop"
                     *       },
                     *       "coverage": [
                     *         {
                     *           "path": "api/orders.py",
                     *           "status": "covered"
                     *         }
                     *       ],
                     *       "decision": {
                     *         "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *         "decided_at": "2026-03-02T09:15:00.401Z",
                     *         "decision_id": "pd_5b249582475ac28ba41ec776a2c1a8b5",
                     *         "degraded": [],
                     *         "outcome": "block",
                     *         "policies": [],
                     *         "policy": {
                     *           "digest": "cdb730b18889c55164bf173e2b9c687f861f6141f4ed5d793f72d2379dcffa69",
                     *           "name": "builtin",
                     *           "version": "1"
                     *         },
                     *         "rationale": "1 critical finding: A value of the request becomes part of an SQL statement. (api/orders.py:128)",
                     *         "reasons": [
                     *           {
                     *             "evidence": [
                     *               {
                     *                 "agent_id": "claude-3-opus",
                     *                 "commit": "def456",
                     *                 "end_line": 130,
                     *                 "file_path": "api/orders.py",
                     *                 "finding_id": "fd_5d41402abc4b2a76b9719d911017c592",
                     *                 "permalink": "https://github.com/acme/shop/blob/def456/api/orders.py#L128-L130",
                     *                 "pr_number": "42",
                     *                 "repo": "acme/shop",
                     *                 "rule_key": "python-sql-injection",
                     *                 "start_line": 128
                     *               }
                     *             ],
                     *             "evidence_total": 1,
                     *             "message": "1 critical finding: A value of the request becomes part of an SQL statement. (api/orders.py:128)",
                     *             "outcome": "block",
                     *             "rule_id": "critical-findings"
                     *           }
                     *         ],
                     *         "risk_summary": {
                     *           "bot_block_overrides": 0,
                     *           "bot_block_resolved": 0,
                     *           "contributors": {
                     *             "ai": 1,
                     *             "automation": 0,
                     *             "human": 0,
                     *             "mixed": 0,
                     *             "unknown": 0
                     *           },
                     *           "coverage": {
                     *             "attributed_lines": 1,
                     *             "coverage_percent": 100,
                     *             "total_lines": 1,
                     *             "unknown_line_count": 0
                     *           },
                     *           "detection_coverage": {
                     *             "files_covered": 1,
                     *             "files_partial": 0,
                     *             "files_skipped": 0,
                     *             "files_total": 1,
                     *             "files_uncovered": 0,
                     *             "uncovered": []
                     *           },
                     *           "findings_by_category": {
                     *             "sqli": 1
                     *           },
                     *           "findings_by_severity": {
                     *             "critical": 1,
                     *             "high": 0,
                     *             "low": 0,
                     *             "medium": 0
                     *           },
                     *           "findings_suppressed": 0,
                     *           "findings_total": 1,
                     *           "force_push_after_approval": 0,
                     *           "risk_score": 40,
                     *           "score_breakdown": {
                     *             "bypassed_review": 0,
                     *             "critical": 40,
                     *             "high": 0,
                     *             "invalid_attestation": 0,
                     *             "low": 0,
                     *             "medium": 0,
                     *             "uncovered_files": 0,
                     *             "unknown_lines": 0
                     *           },
                     *           "suppression_attempts": {
                     *             "by_tool": {},
                     *             "listed": [],
                     *             "total": 0
                     *           }
                     *         }
                     *       },
                     *       "engines": [
                     *         {
                     *           "name": "semgrep",
                     *           "version": "1.185.0"
                     *         }
                     *       ],
                     *       "findings": [
                     *         {
                     *           "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *           "category": "sqli",
                     *           "confidence": "high",
                     *           "cwe": [
                     *             "CWE-89"
                     *           ],
                     *           "detected_at": "2026-03-02T09:15:00.390Z",
                     *           "end_column": 34,
                     *           "end_line": 130,
                     *           "engine_name": "semgrep",
                     *           "engine_version": "1.185.0",
                     *           "file_path": "api/orders.py",
                     *           "finding_id": "fd_5d41402abc4b2a76b9719d911017c592",
                     *           "fingerprint": "7c211433f02071597741e6ff5a8ea34789abbf437c211433f02071597741e6ff",
                     *           "message": "A value of the request becomes part of an SQL statement.",
                     *           "pr_number": "42",
                     *           "relation": "on_changed_line",
                     *           "repo": "acme/shop",
                     *           "rule_key": "python-sql-injection",
                     *           "rule_version": "1",
                     *           "severity": "critical",
                     *           "snippet": "query = f\"SELECT * FROM orders WHERE id = {order_id}\"",
                     *           "start_column": 9,
                     *           "start_line": 128,
                     *           "status": "open",
                     *           "trace": [
                     *             {
                     *               "end_line": 121,
                     *               "role": "source",
                     *               "start_line": 121
                     *             },
                     *             {
                     *               "end_line": 130,
                     *               "role": "sink",
                     *               "start_line": 130
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "lines": [
                     *         {
                     *           "change_type": "added",
                     *           "complexity": 1,
                     *           "file_path": "api/orders.py",
                     *           "language": "python",
                     *           "line_number": 128,
                     *           "verdict": {
                     *             "agent_id": "claude-3-opus",
                     *             "attestation": "none",
                     *             "confidence": 0.6,
                     *             "contributor": "ai",
                     *             "evidence": [
                     *               {
                     *                 "agent_id": "claude-3-opus",
                     *                 "confidence": 0.6,
                     *                 "contributor": "ai",
                     *                 "kind": "payload",
                     *                 "raw": "Agent-ID: claude-3-opus-20240229",
                     *                 "rule_id": "agent-id-with-marker",
                     *                 "session_id": "sess-789",
                     *                 "source": "payload"
                     *               }
                     *             ],
                     *             "granularity": "line",
                     *             "session_id": "sess-789"
                     *           }
                     *         }
                     *       ],
                     *       "review": null,
                     *       "type": "urn:provenance:evidence:v1"
                     *     }
                     */
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result.
             *
             *     `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result.
             *
             *     `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result.
             *
             *     `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ResultsController_sarif: {
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
                     *       "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
                     *       "version": "2.1.0",
                     *       "runs": [
                     *         {
                     *           "tool": {
                     *             "driver": {
                     *               "name": "provenance",
                     *               "version": "0.2.0",
                     *               "semanticVersion": "0.2.0",
                     *               "rules": [
                     *                 {
                     *                   "id": "python-sql-injection",
                     *                   "name": "python-sql-injection",
                     *                   "shortDescription": {
                     *                     "text": "A value of the request becomes part of an SQL statement."
                     *                   },
                     *                   "fullDescription": {
                     *                     "text": "A value of the request becomes part of an SQL statement."
                     *                   },
                     *                   "help": {
                     *                     "text": "A value of the request becomes part of an SQL statement.\n\nCategory: sqli.",
                     *                     "markdown": "A value of the request becomes part of an SQL statement.\n\nCategory: sqli."
                     *                   },
                     *                   "helpUri": "https://cwe.mitre.org/data/definitions/89.html",
                     *                   "defaultConfiguration": {
                     *                     "level": "error"
                     *                   },
                     *                   "properties": {
                     *                     "tags": [
                     *                       "security",
                     *                       "sqli",
                     *                       "external/cwe/cwe-89"
                     *                     ],
                     *                     "precision": "high",
                     *                     "security-severity": "9.5"
                     *                   }
                     *                 }
                     *               ]
                     *             }
                     *           },
                     *           "automationDetails": {
                     *             "id": "provenance/"
                     *           },
                     *           "invocations": [
                     *             {
                     *               "executionSuccessful": true
                     *             }
                     *           ],
                     *           "columnKind": "utf16CodeUnits",
                     *           "results": [
                     *             {
                     *               "ruleId": "python-sql-injection",
                     *               "ruleIndex": 0,
                     *               "level": "error",
                     *               "message": {
                     *                 "text": "A value of the request becomes part of an SQL statement."
                     *               },
                     *               "locations": [
                     *                 {
                     *                   "physicalLocation": {
                     *                     "artifactLocation": {
                     *                       "uri": "api/orders.py",
                     *                       "uriBaseId": "%SRCROOT%"
                     *                     },
                     *                     "region": {
                     *                       "startLine": 128,
                     *                       "endLine": 130,
                     *                       "startColumn": 9,
                     *                       "endColumn": 34
                     *                     }
                     *                   }
                     *                 }
                     *               ],
                     *               "partialFingerprints": {
                     *                 "provenance/v1": "7c211433f02071597741e6ff5a8ea34789abbf437c211433f02071597741e6ff"
                     *               },
                     *               "codeFlows": [
                     *                 {
                     *                   "threadFlows": [
                     *                     {
                     *                       "locations": [
                     *                         {
                     *                           "location": {
                     *                             "physicalLocation": {
                     *                               "artifactLocation": {
                     *                                 "uri": "api/orders.py",
                     *                                 "uriBaseId": "%SRCROOT%"
                     *                               },
                     *                               "region": {
                     *                                 "startLine": 121,
                     *                                 "endLine": 121
                     *                               }
                     *                             },
                     *                             "message": {
                     *                               "text": "source"
                     *                             }
                     *                           },
                     *                           "kinds": [
                     *                             "source"
                     *                           ]
                     *                         },
                     *                         {
                     *                           "location": {
                     *                             "physicalLocation": {
                     *                               "artifactLocation": {
                     *                                 "uri": "api/orders.py",
                     *                                 "uriBaseId": "%SRCROOT%"
                     *                               },
                     *                               "region": {
                     *                                 "startLine": 130,
                     *                                 "endLine": 130
                     *                               }
                     *                             },
                     *                             "message": {
                     *                               "text": "sink"
                     *                             }
                     *                           },
                     *                           "kinds": [
                     *                             "sink"
                     *                           ]
                     *                         }
                     *                       ]
                     *                     }
                     *                   ]
                     *                 }
                     *               ],
                     *               "properties": {
                     *                 "category": "sqli",
                     *                 "status": "open",
                     *                 "agent_id": "claude-3-opus",
                     *                 "contributor": "ai",
                     *                 "attribution_confidence": 0.6
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/sarif+json": {
                        [key: string]: unknown;
                    };
                };
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result.
             *
             *     `not_finished`: The analysis has not finished. `analysis_failed`: The analysis failed and has no result.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    AgentsController_scorecard: {
        parameters: {
            query?: {
                /** @description Begin of the window, RFC 3339, in it; instead of time_window */
                from?: string;
                /** @description Only these repositories; several parted by commas or repeated */
                repo?: string[];
                /** @description A number of hours, days or weeks back from now (or from `to`); without it the window that is set */
                time_window?: string;
                /** @description End of the window, RFC 3339, not in it; now when absent */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as CSV where `Accept` would rather have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "agent_id": "claude-code",
                     *       "lines": [
                     *         {
                     *           "metric": "code_volume",
                     *           "unit": "lines",
                     *           "description": "Changed lines",
                     *           "figure": {
                     *             "value": 1200,
                     *             "numerator": 1200,
                     *             "denominator": 1,
                     *             "uncertainty": null
                     *           },
                     *           "sample": 22,
                     *           "small_sample": true,
                     *           "baseline": null,
                     *           "difference": null,
                     *           "distinct_from_baseline": false
                     *         },
                     *         {
                     *           "metric": "risk_rate",
                     *           "unit": "per_1000_lines",
                     *           "description": "Open findings, as the analyses found them, per 1,000 changed lines; a filter narrows the findings, never the lines",
                     *           "figure": {
                     *             "value": 4.166666666666667,
                     *             "numerator": 5,
                     *             "denominator": 1200,
                     *             "uncertainty": {
                     *               "low": 1.3427897495814376,
                     *               "high": 9.723470151998729,
                     *               "method": "byar"
                     *             }
                     *           },
                     *           "sample": 22,
                     *           "small_sample": true,
                     *           "baseline": {
                     *             "value": 1.25,
                     *             "numerator": 1,
                     *             "denominator": 800,
                     *             "uncertainty": {
                     *               "low": 0.01634016505449982,
                     *               "high": 6.954694532151874,
                     *               "method": "byar"
                     *             }
                     *           },
                     *           "difference": 2.916666666666667,
                     *           "distinct_from_baseline": false
                     *         },
                     *         {
                     *           "metric": "findings_count",
                     *           "unit": "count",
                     *           "description": "Open findings, as the analyses found them",
                     *           "figure": {
                     *             "value": 5,
                     *             "numerator": 5,
                     *             "denominator": 1,
                     *             "uncertainty": null
                     *           },
                     *           "sample": 22,
                     *           "small_sample": true,
                     *           "baseline": null,
                     *           "difference": null,
                     *           "distinct_from_baseline": false
                     *         }
                     *       ],
                     *       "evidence": {
                     *         "analyses": [
                     *           {
                     *             "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *             "repo": "acme/shop",
                     *             "at": "2026-03-02T09:14:00.412Z",
                     *             "lines": 12,
                     *             "findings": 1,
                     *             "analysis_url": "/v1/analysis/an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *             "findings_url": "/v1/analysis/an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f/findings"
                     *           }
                     *         ],
                     *         "pull_requests": [
                     *           {
                     *             "repo": "acme/shop",
                     *             "pr_number": "42",
                     *             "at": "2026-02-27T15:30:00.000Z",
                     *             "review_comments": 4,
                     *             "ci_failures": 1,
                     *             "findings_url": "/v1/findings?repo=acme%2Fshop&pr_number=42&agent_id=claude-code"
                     *           }
                     *         ]
                     *       },
                     *       "window_start": "2026-02-23T09:15:00.000Z",
                     *       "window_end": "2026-03-02T09:15:00.000Z",
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["ScorecardResponse"];
                    /**
                     * @example agent_id,metric,unit,description,sample,small_sample,difference,distinct_from_baseline,value,numerator,denominator,low,high,baseline_value,baseline_numerator,baseline_denominator,baseline_low,baseline_high
                     *     claude-code,code_volume,lines,Changed lines,22,true,,false,1200,1200,1,,,,,,,
                     *     claude-code,risk_rate,per_1000_lines,"Open findings, as the analyses found them, per 1,000 changed lines; a filter narrows the findings, never the lines",22,true,2.916666666666667,false,4.166666666666667,5,1200,1.3427897495814376,9.723470151998729,1.25,1,800,0.01634016505449982,6.954694532151874
                     *     claude-code,findings_count,count,"Open findings, as the analyses found them",22,true,,false,5,5,1,,,,,,,
                     */
                    "text/csv": string;
                };
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    AgentsController_behavior: {
        parameters: {
            query?: {
                /** @description Only this agent; `human` and `unknown` are agents here */
                agent_id?: string;
                /** @description Begin of the window, RFC 3339, in it; instead of time_window */
                from?: string;
                /** @description Only these repositories; several parted by commas or repeated */
                repo?: string[];
                /** @description A number of hours, days or weeks back from now (or from `to`); without it the window that is set */
                time_window?: string;
                /** @description End of the window, RFC 3339, not in it; now when absent */
                to?: string;
                top_categories?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as CSV where `Accept` would rather have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "report": {
                     *         "window_start": "2026-02-23T09:15:00.000Z",
                     *         "window_end": "2026-03-02T09:15:00.000Z",
                     *         "snapshots": [
                     *           {
                     *             "agent_id": "claude-code",
                     *             "code_volume": 1200,
                     *             "churn_lines": 300,
                     *             "churn_rate": 0.25,
                     *             "avg_line_complexity": 4.636363636363637,
                     *             "max_line_complexity": 9,
                     *             "top_vulnerability_categories": {
                     *               "ssrf": 3,
                     *               "sqli": 2
                     *             },
                     *             "findings_by_severity": {
                     *               "high": 3,
                     *               "critical": 2
                     *             },
                     *             "review_comment_count": 31,
                     *             "unique_reviewers": 2,
                     *             "review_events": 14,
                     *             "agent_comment_mentions": 0,
                     *             "comment_threads": 0,
                     *             "reopened_threads": 0,
                     *             "agent_response_rate": 0.7,
                     *             "agent_response_p50_hours": null,
                     *             "agent_response_p90_hours": null,
                     *             "time_to_first_review_hours": null,
                     *             "time_to_first_approval_hours": null,
                     *             "time_to_merge_hours": 5.023177127805225,
                     *             "classification_breakdown": {},
                     *             "human_reviewer_count": 2,
                     *             "avg_human_reviewers": 1.3333333333333333,
                     *             "avg_unique_reviewers": 1.5555555555555556,
                     *             "reviewer_association_breakdown": {},
                     *             "human_reviewer_teams": {
                     *               "core": 2
                     *             },
                     *             "bot_review_events": 2,
                     *             "bot_block_events": 1,
                     *             "bot_informational_events": 0,
                     *             "bot_approval_events": 0,
                     *             "bot_block_overrides": 1,
                     *             "bot_block_resolved": 0,
                     *             "bot_reviewer_count": 0,
                     *             "bot_blocking_reviewer_count": 0,
                     *             "bot_informational_only_reviewer_count": 0,
                     *             "bot_comment_count": 0,
                     *             "ci_run_count": 60,
                     *             "ci_failure_count": 6,
                     *             "ci_failed_checks": 0,
                     *             "ci_time_to_green_hours": null,
                     *             "ci_latest_status": "success",
                     *             "force_push_events": 0,
                     *             "rewrite_loops": 0,
                     *             "human_followup_commits": 0,
                     *             "human_followup_commits_fast": 0,
                     *             "agent_commit_ratio": null,
                     *             "commit_lead_time_hours": null,
                     *             "force_push_after_approval_count": 0,
                     *             "ci_failed_check_names": {
                     *               "lint": 6
                     *             },
                     *             "ci_failure_contexts": {
                     *               "CI": 6
                     *             },
                     *             "top_paths": {
                     *               "api": 1000,
                     *               "web": 200
                     *             },
                     *             "hot_files": [
                     *               "api/orders.py"
                     *             ]
                     *           }
                     *         ]
                     *       },
                     *       "window_start": "2026-02-23T09:15:00.000Z",
                     *       "window_end": "2026-03-02T09:15:00.000Z",
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["BehaviorResponse"];
                    /**
                     * @example agent_id,code_volume,churn_lines,churn_rate,avg_line_complexity,max_line_complexity,top_vulnerability_categories,findings_by_severity,review_comment_count,unique_reviewers,review_events,agent_comment_mentions,comment_threads,reopened_threads,agent_response_rate,agent_response_p50_hours,agent_response_p90_hours,time_to_first_review_hours,time_to_first_approval_hours,time_to_merge_hours,classification_breakdown,human_reviewer_count,avg_human_reviewers,avg_unique_reviewers,reviewer_association_breakdown,human_reviewer_teams,bot_review_events,bot_block_events,bot_informational_events,bot_approval_events,bot_block_overrides,bot_block_resolved,bot_reviewer_count,bot_blocking_reviewer_count,bot_informational_only_reviewer_count,bot_comment_count,ci_run_count,ci_failure_count,ci_failed_checks,ci_time_to_green_hours,ci_latest_status,force_push_events,rewrite_loops,human_followup_commits,human_followup_commits_fast,agent_commit_ratio,commit_lead_time_hours,force_push_after_approval_count,ci_failed_check_names,ci_failure_contexts,top_paths,hot_files
                     *     claude-code,1200,300,0.25,4.636363636363637,9,"{""ssrf"":3,""sqli"":2}","{""high"":3,""critical"":2}",31,2,14,0,0,0,0.7,,,,,5.023177127805225,{},2,1.3333333333333333,1.5555555555555556,{},"{""core"":2}",2,1,0,0,1,0,0,0,0,0,60,6,0,,success,0,0,0,0,,,0,"{""lint"":6}","{""CI"":6}","{""api"":1000,""web"":200}","[""api/orders.py""]"
                     */
                    "text/csv": string;
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    AgentsController_compare: {
        parameters: {
            query: {
                a: string;
                b: string;
                /** @description Begin of the window, RFC 3339, in it; instead of time_window */
                from?: string;
                /** @description Only these repositories; several parted by commas or repeated */
                repo?: string[];
                /** @description A number of hours, days or weeks back from now (or from `to`); without it the window that is set */
                time_window?: string;
                /** @description End of the window, RFC 3339, not in it; now when absent */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as CSV where `Accept` would rather have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "a": "claude-code",
                     *       "b": "github-copilot",
                     *       "lines": [
                     *         {
                     *           "metric": "code_volume",
                     *           "unit": "lines",
                     *           "description": "Changed lines",
                     *           "a": {
                     *             "value": 1200,
                     *             "numerator": 1200,
                     *             "denominator": 1,
                     *             "uncertainty": null
                     *           },
                     *           "b": {
                     *             "value": 800,
                     *             "numerator": 800,
                     *             "denominator": 1,
                     *             "uncertainty": null
                     *           },
                     *           "small_sample": true,
                     *           "difference": 400,
                     *           "distinct": false
                     *         },
                     *         {
                     *           "metric": "risk_rate",
                     *           "unit": "per_1000_lines",
                     *           "description": "Open findings, as the analyses found them, per 1,000 changed lines; a filter narrows the findings, never the lines",
                     *           "a": {
                     *             "value": 4.166666666666667,
                     *             "numerator": 5,
                     *             "denominator": 1200,
                     *             "uncertainty": {
                     *               "low": 1.3427897495814376,
                     *               "high": 9.723470151998729,
                     *               "method": "byar"
                     *             }
                     *           },
                     *           "b": {
                     *             "value": 1.25,
                     *             "numerator": 1,
                     *             "denominator": 800,
                     *             "uncertainty": {
                     *               "low": 0.01634016505449982,
                     *               "high": 6.954694532151874,
                     *               "method": "byar"
                     *             }
                     *           },
                     *           "small_sample": true,
                     *           "difference": 2.916666666666667,
                     *           "distinct": false
                     *         },
                     *         {
                     *           "metric": "findings_count",
                     *           "unit": "count",
                     *           "description": "Open findings, as the analyses found them",
                     *           "a": {
                     *             "value": 5,
                     *             "numerator": 5,
                     *             "denominator": 1,
                     *             "uncertainty": null
                     *           },
                     *           "b": {
                     *             "value": 1,
                     *             "numerator": 1,
                     *             "denominator": 1,
                     *             "uncertainty": null
                     *           },
                     *           "small_sample": true,
                     *           "difference": 4,
                     *           "distinct": false
                     *         }
                     *       ],
                     *       "window_start": "2026-02-23T09:15:00.000Z",
                     *       "window_end": "2026-03-02T09:15:00.000Z",
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["AgentComparisonResponse"];
                    /**
                     * @example a,b,metric,unit,description,small_sample,difference,distinct,a_value,a_numerator,a_denominator,a_low,a_high,b_value,b_numerator,b_denominator,b_low,b_high
                     *     claude-code,github-copilot,code_volume,lines,Changed lines,true,400,false,1200,1200,1,,,800,800,1,,
                     *     claude-code,github-copilot,risk_rate,per_1000_lines,"Open findings, as the analyses found them, per 1,000 changed lines; a filter narrows the findings, never the lines",true,2.916666666666667,false,4.166666666666667,5,1200,1.3427897495814376,9.723470151998729,1.25,1,800,0.01634016505449982,6.954694532151874
                     *     claude-code,github-copilot,findings_count,count,"Open findings, as the analyses found them",true,4,false,5,5,1,,,1,1,1,,
                     */
                    "text/csv": string;
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ReviewsController_heatmap: {
        parameters: {
            query?: {
                /** @description Only this agent; `human` and `unknown` are agents here */
                agent_id?: string;
                /** @description Begin of the window, RFC 3339, in it; instead of time_window */
                from?: string;
                limit?: number;
                /** @description Only these repositories; several parted by commas or repeated */
                repo?: string[];
                /** @description A number of hours, days or weeks back from now (or from `to`); without it the window that is set */
                time_window?: string;
                /** @description End of the window, RFC 3339, not in it; now when absent */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as CSV where `Accept` would rather have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "failures": [
                     *         {
                     *           "agent_id": "claude-code",
                     *           "name": "lint",
                     *           "count": 6
                     *         },
                     *         {
                     *           "agent_id": "github-copilot",
                     *           "name": "lint",
                     *           "count": 1
                     *         }
                     *       ],
                     *       "window_start": "2026-02-23T09:15:00.000Z",
                     *       "window_end": "2026-03-02T09:15:00.000Z",
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["CiFailureHeatmapResponse"];
                    /**
                     * @example agent_id,name,count
                     *     claude-code,lint,6
                     *     github-copilot,lint,1
                     */
                    "text/csv": string;
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    SummaryController_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as CSV where `Accept` would rather have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "metrics": [
                     *         {
                     *           "name": "code_volume",
                     *           "kind": "sum",
                     *           "unit": "lines",
                     *           "description": "Changed lines",
                     *           "group_by": [
                     *             "agent_id",
                     *             "repo",
                     *             "language"
                     *           ],
                     *           "filters": []
                     *         },
                     *         {
                     *           "name": "code_churn_rate",
                     *           "kind": "share",
                     *           "unit": "percent",
                     *           "description": "Modified and deleted lines over all changed lines",
                     *           "group_by": [
                     *             "agent_id",
                     *             "repo"
                     *           ],
                     *           "filters": []
                     *         }
                     *       ],
                     *       "intervals": [
                     *         "1h",
                     *         "1d",
                     *         "1w"
                     *       ],
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["CatalogueResponse"];
                    /**
                     * @example name,kind,unit,description,group_by,filters
                     *     code_volume,sum,lines,Changed lines,"[""agent_id"",""repo"",""language""]",[]
                     *     code_churn_rate,share,percent,Modified and deleted lines over all changed lines,"[""agent_id"",""repo""]",[]
                     */
                    "text/csv": string;
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ReviewsController_alerts: {
        parameters: {
            query?: {
                /** @description Begin of the window, RFC 3339, in it; instead of time_window */
                from?: string;
                /** @description Only these repositories; several parted by commas or repeated */
                repo?: string[];
                /** @description How many overrides, or force pushes after approval, an alert takes */
                threshold?: number;
                /** @description A number of hours, days or weeks back from now (or from `to`); without it the window that is set */
                time_window?: string;
                /** @description End of the window, RFC 3339, not in it; now when absent */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as CSV where `Accept` would rather have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alerts": [
                     *         {
                     *           "agent_id": "claude-code",
                     *           "bot_block_overrides": 1,
                     *           "force_push_after_approval": 0,
                     *           "human_reviewer_count": 2,
                     *           "bot_block_events": 1,
                     *           "merge_actor": "bob",
                     *           "merged_at": "2026-02-27T15:30:00.000Z",
                     *           "override_details": [
                     *             {
                     *               "repo": "acme/shop",
                     *               "pr_number": "42",
                     *               "bot_block_overrides": 1,
                     *               "force_push_after_approval": 0,
                     *               "overridden": [
                     *                 {
                     *                   "reviewer": "review-bot",
                     *                   "requested_at": "2026-02-27T12:00:00.000Z"
                     *                 }
                     *               ],
                     *               "merge_actor": "bob",
                     *               "merged_at": "2026-02-27T15:30:00.000Z"
                     *             }
                     *           ],
                     *           "override_details_total": 1
                     *         }
                     *       ],
                     *       "window_start": "2026-02-23T09:15:00.000Z",
                     *       "window_end": "2026-03-02T09:15:00.000Z",
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["ReviewAlertsResponse"];
                    /**
                     * @example agent_id,bot_block_overrides,force_push_after_approval,human_reviewer_count,bot_block_events,merge_actor,merged_at,override_details,override_details_total
                     *     claude-code,1,0,2,1,bob,2026-02-27T15:30:00.000Z,"[{""repo"":""acme/shop"",""pr_number"":""42"",""bot_block_overrides"":1,""force_push_after_approval"":0,""overridden"":[{""reviewer"":""review-bot"",""requested_at"":""2026-02-27T12:00:00.000Z""}],""merge_actor"":""bob"",""merged_at"":""2026-02-27T15:30:00.000Z""}]",1
                     */
                    "text/csv": string;
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ReviewsController_drift: {
        parameters: {
            query?: {
                /** @description Begin of the window, RFC 3339, in it; instead of time_window */
                from?: string;
                /** @description People that it takes */
                human_threshold?: number;
                /** @description Reviews by people over reviews by bots that it takes */
                ratio_threshold?: number;
                /** @description Only these repositories; several parted by commas or repeated */
                repo?: string[];
                /** @description A number of hours, days or weeks back from now (or from `to`); without it the window that is set */
                time_window?: string;
                /** @description End of the window, RFC 3339, not in it; now when absent */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as CSV where `Accept` would rather have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "drifts": [
                     *         {
                     *           "agent_id": "claude-code",
                     *           "human_reviewers": 2,
                     *           "human_reviews": 12,
                     *           "bot_reviews": 2,
                     *           "ratio": 6,
                     *           "human_reviewer_teams": {
                     *             "core": 2
                     *           }
                     *         },
                     *         {
                     *           "agent_id": "github-copilot",
                     *           "human_reviewers": 1,
                     *           "human_reviews": 6,
                     *           "bot_reviews": 0,
                     *           "ratio": 6,
                     *           "human_reviewer_teams": {
                     *             "core": 1
                     *           }
                     *         }
                     *       ],
                     *       "window_start": "2026-02-23T09:15:00.000Z",
                     *       "window_end": "2026-03-02T09:15:00.000Z",
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["ReviewDriftResponse"];
                    /**
                     * @example agent_id,human_reviewers,human_reviews,bot_reviews,ratio,human_reviewer_teams
                     *     claude-code,2,12,2,6,"{""core"":2}"
                     *     github-copilot,1,6,0,6,"{""core"":1}"
                     */
                    "text/csv": string;
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ReviewsController_load: {
        parameters: {
            query?: {
                /** @description Begin of the window, RFC 3339, in it; instead of time_window */
                from?: string;
                /** @description Only these repositories; several parted by commas or repeated */
                repo?: string[];
                /** @description A number of hours, days or weeks back from now (or from `to`); without it the window that is set */
                time_window?: string;
                /** @description End of the window, RFC 3339, not in it; now when absent */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as CSV where `Accept` would rather have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "load": [
                     *         {
                     *           "agent_id": "claude-code",
                     *           "human_reviewers": 2,
                     *           "human_reviews": 12,
                     *           "bot_reviews": 2,
                     *           "bot_block_events": 1,
                     *           "human_reviewer_teams": {
                     *             "core": 2
                     *           }
                     *         },
                     *         {
                     *           "agent_id": "github-copilot",
                     *           "human_reviewers": 1,
                     *           "human_reviews": 6,
                     *           "bot_reviews": 0,
                     *           "bot_block_events": 0,
                     *           "human_reviewer_teams": {
                     *             "core": 1
                     *           }
                     *         }
                     *       ],
                     *       "window_start": "2026-02-23T09:15:00.000Z",
                     *       "window_end": "2026-03-02T09:15:00.000Z",
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["ReviewLoadResponse"];
                    /**
                     * @example agent_id,human_reviewers,human_reviews,bot_reviews,bot_block_events,human_reviewer_teams
                     *     claude-code,2,12,2,1,"{""core"":2}"
                     *     github-copilot,1,6,0,0,"{""core"":1}"
                     */
                    "text/csv": string;
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ReviewsController_teams: {
        parameters: {
            query?: {
                /** @description Begin of the window, RFC 3339, in it; instead of time_window */
                from?: string;
                /** @description Only these repositories; several parted by commas or repeated */
                repo?: string[];
                /** @description A number of hours, days or weeks back from now (or from `to`); without it the window that is set */
                time_window?: string;
                /** @description End of the window, RFC 3339, not in it; now when absent */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as CSV where `Accept` would rather have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "load": [
                     *         {
                     *           "team": "core",
                     *           "human_reviewers": 2,
                     *           "human_reviews": 18
                     *         }
                     *       ],
                     *       "window_start": "2026-02-23T09:15:00.000Z",
                     *       "window_end": "2026-03-02T09:15:00.000Z",
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["TeamLoadResponse"];
                    /**
                     * @example team,human_reviewers,human_reviews
                     *     core,2,18
                     */
                    "text/csv": string;
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    ReviewsController_teamAlerts: {
        parameters: {
            query?: {
                /** @description Begin of the window, RFC 3339, in it; instead of time_window */
                from?: string;
                /** @description Only these repositories; several parted by commas or repeated */
                repo?: string[];
                /** @description A number of hours, days or weeks back from now (or from `to`); without it the window that is set */
                time_window?: string;
                /** @description End of the window, RFC 3339, not in it; now when absent */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as CSV where `Accept` would rather have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "alerts": [
                     *         {
                     *           "team": "core",
                     *           "human_reviewers": 2,
                     *           "human_reviews": 18,
                     *           "budget": 1,
                     *           "overage": 17
                     *         }
                     *       ],
                     *       "window_start": "2026-02-23T09:15:00.000Z",
                     *       "window_end": "2026-03-02T09:15:00.000Z",
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["TeamAlertsResponse"];
                    /**
                     * @example team,human_reviewers,human_reviews,budget,overage
                     *     core,2,18,1,17
                     */
                    "text/csv": string;
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    SummaryController_summary: {
        parameters: {
            query: {
                /** @description Only this agent; `human` and `unknown` are agents here */
                agent_id?: string;
                /** @description Only findings of this category */
                category?: string;
                /** @description The figure of the window before beside each, and the difference */
                compare?: "previous";
                /** @description Begin of the window, RFC 3339, in it; instead of time_window */
                from?: string;
                /** @description Which of these a metric can be grouped by stands in the catalogue */
                group_by?: "agent_id" | "repo" | "category" | "severity" | "language" | "team";
                /** @description A series: each group at each step; days and weeks begin at midnight UTC, weeks on Mondays */
                interval?: "1h" | "1d" | "1w";
                /** @description One metric or several, parted by commas or repeated */
                metric: string[];
                /** @description Only these repositories; several parted by commas or repeated */
                repo?: string[];
                /** @description Only findings of this severity */
                severity?: "critical" | "high" | "medium" | "low";
                /** @description A number of hours, days or weeks back from now (or from `to`); without it the window that is set */
                time_window?: string;
                /** @description End of the window, RFC 3339, not in it; now when absent */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As JSON, or as CSV where `Accept` would rather have it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "result": {
                     *         "metric": "risk_rate",
                     *         "group_by": "agent_id",
                     *         "data": [
                     *           {
                     *             "metric": "risk_rate",
                     *             "agent_id": "claude-code",
                     *             "value": 4.166666666666667,
                     *             "numerator": 5,
                     *             "denominator": 1200,
                     *             "unit": "per_1000_lines",
                     *             "window_start": "2026-02-23T09:15:00.000Z",
                     *             "window_end": "2026-03-02T09:15:00.000Z",
                     *             "uncertainty": {
                     *               "low": 1.3427897495814376,
                     *               "high": 9.723470151998729,
                     *               "method": "byar"
                     *             }
                     *           },
                     *           {
                     *             "metric": "risk_rate",
                     *             "agent_id": "github-copilot",
                     *             "value": 1.25,
                     *             "numerator": 1,
                     *             "denominator": 800,
                     *             "unit": "per_1000_lines",
                     *             "window_start": "2026-02-23T09:15:00.000Z",
                     *             "window_end": "2026-03-02T09:15:00.000Z",
                     *             "uncertainty": {
                     *               "low": 0.01634016505449982,
                     *               "high": 6.954694532151874,
                     *               "method": "byar"
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "results": [
                     *         {
                     *           "metric": "risk_rate",
                     *           "group_by": "agent_id",
                     *           "data": [
                     *             {
                     *               "metric": "risk_rate",
                     *               "agent_id": "claude-code",
                     *               "value": 4.166666666666667,
                     *               "numerator": 5,
                     *               "denominator": 1200,
                     *               "unit": "per_1000_lines",
                     *               "window_start": "2026-02-23T09:15:00.000Z",
                     *               "window_end": "2026-03-02T09:15:00.000Z",
                     *               "uncertainty": {
                     *                 "low": 1.3427897495814376,
                     *                 "high": 9.723470151998729,
                     *                 "method": "byar"
                     *               }
                     *             },
                     *             {
                     *               "metric": "risk_rate",
                     *               "agent_id": "github-copilot",
                     *               "value": 1.25,
                     *               "numerator": 1,
                     *               "denominator": 800,
                     *               "unit": "per_1000_lines",
                     *               "window_start": "2026-02-23T09:15:00.000Z",
                     *               "window_end": "2026-03-02T09:15:00.000Z",
                     *               "uncertainty": {
                     *                 "low": 0.01634016505449982,
                     *                 "high": 6.954694532151874,
                     *                 "method": "byar"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "window_start": "2026-02-23T09:15:00.000Z",
                     *       "window_end": "2026-03-02T09:15:00.000Z",
                     *       "request_id": "rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *     }
                     */
                    "application/json": components["schemas"]["SummaryResponse"];
                    /**
                     * @example metric,agent_id,value,numerator,denominator,unit,window_start,window_end,low,high
                     *     risk_rate,claude-code,4.166666666666667,5,1200,per_1000_lines,2026-02-23T09:15:00.000Z,2026-03-02T09:15:00.000Z,1.3427897495814376,9.723470151998729
                     *     risk_rate,github-copilot,1.25,1,800,per_1000_lines,2026-02-23T09:15:00.000Z,2026-03-02T09:15:00.000Z,0.01634016505449982,6.954694532151874
                     */
                    "text/csv": string;
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    FindingsController_list: {
        parameters: {
            query?: {
                agent_id?: string;
                category?: string;
                /** @description next_cursor of the page before */
                cursor?: string;
                file_path?: string;
                /** @description First detected from here on */
                from?: string;
                limit?: number;
                pr_number?: string;
                repo?: string;
                rule_key?: string;
                severity?: "critical" | "high" | "medium" | "low";
                status?: "open" | "suppressed" | "remediated";
                /** @description First detected before this */
                to?: string;
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
                     *           "fingerprint": "7c211433f02071597741e6ff5a8ea34789abbf437c211433f02071597741e6ff",
                     *           "repo": "acme/shop",
                     *           "pr_number": "42",
                     *           "status": "open",
                     *           "file_path": "api/orders.py",
                     *           "start_line": 128,
                     *           "end_line": 130,
                     *           "rule_key": "python-sql-injection",
                     *           "category": "sqli",
                     *           "severity": "critical",
                     *           "message": "A value of the request becomes part of an SQL statement.",
                     *           "agent_id": "claude-3-opus",
                     *           "detected_at": "2026-03-02T09:15:00.390Z",
                     *           "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *           "history": [
                     *             {
                     *               "event_id": "ev_175422e3b97a9c81095d888f090900c2",
                     *               "type": "finding_opened",
                     *               "at": "2026-03-02T09:15:00.390Z",
                     *               "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *             }
                     *           ],
                     *           "history_total": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FindingLivesResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    FindingsController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fingerprint: string;
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
                     *       "items": [
                     *         {
                     *           "fingerprint": "7c211433f02071597741e6ff5a8ea34789abbf437c211433f02071597741e6ff",
                     *           "repo": "acme/shop",
                     *           "pr_number": "42",
                     *           "status": "open",
                     *           "file_path": "api/orders.py",
                     *           "start_line": 128,
                     *           "end_line": 130,
                     *           "rule_key": "python-sql-injection",
                     *           "category": "sqli",
                     *           "severity": "critical",
                     *           "message": "A value of the request becomes part of an SQL statement.",
                     *           "agent_id": "claude-3-opus",
                     *           "detected_at": "2026-03-02T09:15:00.390Z",
                     *           "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *           "history": [
                     *             {
                     *               "event_id": "ev_175422e3b97a9c81095d888f090900c2",
                     *               "type": "finding_opened",
                     *               "at": "2026-03-02T09:15:00.390Z",
                     *               "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *             }
                     *           ],
                     *           "history_total": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FindingLivesResponse"];
                };
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    FindingsController_suppress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fingerprint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuppressRequest"];
            };
        };
        responses: {
            /** @description The findings as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "fingerprint": "7c211433f02071597741e6ff5a8ea34789abbf437c211433f02071597741e6ff",
                     *           "repo": "acme/shop",
                     *           "pr_number": "42",
                     *           "status": "suppressed",
                     *           "file_path": "api/orders.py",
                     *           "start_line": 128,
                     *           "end_line": 130,
                     *           "rule_key": "python-sql-injection",
                     *           "category": "sqli",
                     *           "severity": "critical",
                     *           "message": "A value of the request becomes part of an SQL statement.",
                     *           "agent_id": "claude-3-opus",
                     *           "detected_at": "2026-03-02T09:15:00.390Z",
                     *           "suppressed_at": "2026-03-02T10:00:00.000Z",
                     *           "suppression": {
                     *             "kind": "external",
                     *             "suppression_id": "sp_e295ac21434ac6d057a9608fa8c17eec",
                     *             "scope": "repo",
                     *             "repo": "acme/shop",
                     *             "reason": "The value is a constant of ours.",
                     *             "actor": "token:tk_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *             "created_at": "2026-03-02T10:00:00.000Z",
                     *             "expires_at": "2026-06-01T00:00:00.000Z"
                     *           },
                     *           "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *           "history": [
                     *             {
                     *               "event_id": "ev_175422e3b97a9c81095d888f090900c2",
                     *               "type": "finding_opened",
                     *               "at": "2026-03-02T09:15:00.390Z",
                     *               "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *             },
                     *             {
                     *               "event_id": "ev_0a2182452c941f1b55c656e45a0b3984",
                     *               "type": "finding_suppressed",
                     *               "at": "2026-03-02T10:00:00.000Z",
                     *               "suppression_id": "sp_e295ac21434ac6d057a9608fa8c17eec",
                     *               "actor": "token:tk_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *               "reason": "The value is a constant of ours."
                     *             }
                     *           ],
                     *           "history_total": 2
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FindingLivesResponse"];
                };
            };
            /**
             * @description `malformed_body`: The request body cannot be read. `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_body`: The request body cannot be read. `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available. `store_full`: The store is full.
             *
             *     `store_unavailable`: The store is not available. `store_full`: The store is full.
             */
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
    FindingsController_unsuppress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fingerprint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuppressionTargetRequest"];
            };
        };
        responses: {
            /** @description The findings as they are now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "fingerprint": "7c211433f02071597741e6ff5a8ea34789abbf437c211433f02071597741e6ff",
                     *           "repo": "acme/shop",
                     *           "pr_number": "42",
                     *           "status": "open",
                     *           "file_path": "api/orders.py",
                     *           "start_line": 128,
                     *           "end_line": 130,
                     *           "rule_key": "python-sql-injection",
                     *           "category": "sqli",
                     *           "severity": "critical",
                     *           "message": "A value of the request becomes part of an SQL statement.",
                     *           "agent_id": "claude-3-opus",
                     *           "detected_at": "2026-03-02T09:15:00.390Z",
                     *           "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *           "history": [
                     *             {
                     *               "event_id": "ev_175422e3b97a9c81095d888f090900c2",
                     *               "type": "finding_opened",
                     *               "at": "2026-03-02T09:15:00.390Z",
                     *               "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f"
                     *             }
                     *           ],
                     *           "history_total": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FindingLivesResponse"];
                };
            };
            /**
             * @description `malformed_body`: The request body cannot be read. `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_body`: The request body cannot be read. `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available. `store_full`: The store is full.
             *
             *     `store_unavailable`: The store is not available. `store_full`: The store is full.
             */
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
            /** @description `store_unavailable`: The store is not available. `store_full`: The store is full. */
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
    KeysController_list: {
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
                     *       "keys": [
                     *         {
                     *           "kty": "OKP",
                     *           "crv": "Ed25519",
                     *           "x": "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik",
                     *           "kid": "example",
                     *           "alg": "EdDSA",
                     *           "use": "sig"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JwksResponse"];
                };
            };
        };
    };
    LogController_checkpoint: {
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
                     * @example localhost:8000/decisions
                     *     1
                     *     auBlAT3vLa8ctvs/jg7QPcldyjNi5MbjDYuTbNJBivQ=
                     *
                     *     — localhost:8000/decisions eZOSXQB1MZezgfMpwK7ttkKbwL341OTsGPJS19veN6qZOYhMg7bm05tHnkaMwvHi1zhdPfxDqVa1fupGT3rrhTJZ4wI=
                     */
                    "text/plain": string;
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
            /**
             * @description `not_signed`: There is no signature: signing is off.
             *
             *     `not_signed`: There is no signature: signing is off.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `log_inconsistent`: The decision log contradicts its own signed head.
             *
             *     `log_inconsistent`: The decision log contradicts its own signed head.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    LogController_entries: {
        parameters: {
            query?: {
                /** @description Place behind the last (default: the size now) */
                end?: number;
                /** @description First place, from 0 (default: 0) */
                start?: number;
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
                     *       "tree_size": 1,
                     *       "items": [
                     *         {
                     *           "leaf_index": 0,
                     *           "leaf_hash": "auBlAT3vLa8ctvs/jg7QPcldyjNi5MbjDYuTbNJBivQ=",
                     *           "entry": "{\"analysis_id\":\"an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f\",\"decided_at\":\"2026-03-02T09:15:00.401Z\",\"decision_id\":\"pd_5b249582475ac28ba41ec776a2c1a8b5\",\"envelope_sha256\":\"c960f09a30417fe1229889246c87ebfa5695880c304f229f6ed906e083076f0c\",\"evidence_sha256\":\"a8a9b289ed3a4fccf18afdfcb29859b3908839db56bf3e074d32fd047c7ea790\",\"head_sha\":\"def456\",\"outcome\":\"block\",\"pr_number\":\"42\",\"repo\":\"acme/shop\",\"type\":\"urn:provenance:log-entry:decision:v1\"}",
                     *           "entered_at_index": 0
                     *         }
                     *       ],
                     *       "results_retention_days": 90
                     *     }
                     */
                    "application/json": components["schemas"]["LogItemsResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `log_inconsistent`: The decision log contradicts its own signed head.
             *
             *     `log_inconsistent`: The decision log contradicts its own signed head.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    LogController_consistency: {
        parameters: {
            query?: {
                /** @description The smaller size */
                from?: number;
                /** @description The larger size (default: the size now) */
                to?: number;
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
                     *       "from": 1,
                     *       "to": 1,
                     *       "from_root": "auBlAT3vLa8ctvs/jg7QPcldyjNi5MbjDYuTbNJBivQ=",
                     *       "to_root": "auBlAT3vLa8ctvs/jg7QPcldyjNi5MbjDYuTbNJBivQ=",
                     *       "hashes": []
                     *     }
                     */
                    "application/json": components["schemas"]["ConsistencyProofResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `log_inconsistent`: The decision log contradicts its own signed head.
             *
             *     `log_inconsistent`: The decision log contradicts its own signed head.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    LogController_inclusion: {
        parameters: {
            query?: {
                decision_id?: string;
                /** @description Place of the record, from 0 */
                leaf_index?: number;
                /** @description Size of the log that is proved: that of your checkpoint (default: the size now) */
                tree_size?: number;
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
                     *       "leaf_index": 0,
                     *       "tree_size": 1,
                     *       "root_hash": "auBlAT3vLa8ctvs/jg7QPcldyjNi5MbjDYuTbNJBivQ=",
                     *       "leaf_hash": "auBlAT3vLa8ctvs/jg7QPcldyjNi5MbjDYuTbNJBivQ=",
                     *       "hashes": [],
                     *       "entry": "{\"analysis_id\":\"an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f\",\"decided_at\":\"2026-03-02T09:15:00.401Z\",\"decision_id\":\"pd_5b249582475ac28ba41ec776a2c1a8b5\",\"envelope_sha256\":\"c960f09a30417fe1229889246c87ebfa5695880c304f229f6ed906e083076f0c\",\"evidence_sha256\":\"a8a9b289ed3a4fccf18afdfcb29859b3908839db56bf3e074d32fd047c7ea790\",\"head_sha\":\"def456\",\"outcome\":\"block\",\"pr_number\":\"42\",\"repo\":\"acme/shop\",\"type\":\"urn:provenance:log-entry:decision:v1\"}"
                     *     }
                     */
                    "application/json": components["schemas"]["InclusionProofResponse"];
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `log_inconsistent`: The decision log contradicts its own signed head.
             *
             *     `log_inconsistent`: The decision log contradicts its own signed head.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    PoliciesController_list: {
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
                     *       "items": [
                     *         {
                     *           "name": "payments",
                     *           "digest": "394cb671fceea82e8e0690cb56c9189f9385e8633927c853c3cba4871fb7a81a",
                     *           "enabled": true,
                     *           "description": "",
                     *           "repos": [
                     *             "acme/pay-*"
                     *           ],
                     *           "on_error": "warn",
                     *           "updated_at": "2026-03-02T09:00:00.000Z",
                     *           "version": "3",
                     *           "read_only": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PoliciesResponse"];
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
            /** @description `validation_failed`: The request has invalid fields. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    PoliciesController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
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
                     *       "name": "payments",
                     *       "digest": "394cb671fceea82e8e0690cb56c9189f9385e8633927c853c3cba4871fb7a81a",
                     *       "enabled": true,
                     *       "description": "",
                     *       "repos": [
                     *         "acme/pay-*"
                     *       ],
                     *       "on_error": "warn",
                     *       "updated_at": "2026-03-02T09:00:00.000Z",
                     *       "version": "3",
                     *       "read_only": false,
                     *       "source": "name: payments\nrepos: [\"acme/pay-*\"]\nrules:\n  - id: no-agents-in-crypto\n    for: lines\n    scope: {paths: [\"src/crypto/**\"], contributors: [ai]}\n    outcome: block\n    message: People write src/crypto.\n",
                     *       "document": {
                     *         "name": "payments",
                     *         "repos": [
                     *           "acme/pay-*"
                     *         ],
                     *         "rules": [
                     *           {
                     *             "id": "no-agents-in-crypto",
                     *             "for": "lines",
                     *             "scope": {
                     *               "paths": [
                     *                 "src/crypto/**"
                     *               ],
                     *               "contributors": [
                     *                 "ai"
                     *               ]
                     *             },
                     *             "outcome": "block",
                     *             "message": "People write src/crypto."
                     *           }
                     *         ]
                     *       },
                     *       "versions": 3
                     *     }
                     */
                    "application/json": components["schemas"]["PolicyDetailResponse"];
                };
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    PoliciesController_put: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "If-None-Match"?: "*";
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
                "application/yaml": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The version, for If-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "payments",
                     *       "digest": "394cb671fceea82e8e0690cb56c9189f9385e8633927c853c3cba4871fb7a81a",
                     *       "enabled": true,
                     *       "description": "",
                     *       "repos": [
                     *         "acme/pay-*"
                     *       ],
                     *       "on_error": "warn",
                     *       "updated_at": "2026-03-02T09:00:00.000Z",
                     *       "version": "3",
                     *       "read_only": false,
                     *       "changed": true,
                     *       "remarks": []
                     *     }
                     */
                    "application/json": components["schemas"]["PolicyPutResponse"];
                };
            };
            /**
             * @description `malformed_body`: The request body cannot be read. `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_body`: The request body cannot be read. `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `limit_reached`: There are as many of these as there may be. `read_only`: The resource comes with the deployment and cannot be changed here.
             *
             *     `limit_reached`: There are as many of these as there may be. `read_only`: The resource comes with the deployment and cannot be changed here.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `version_conflict`: The resource is at another version than expected.
             *
             *     `version_conflict`: The resource is at another version than expected.
             */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `payload_too_large`: The request is larger than the limit.
             *
             *     `payload_too_large`: The request is larger than the limit.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unsupported_media_type`: The content type or encoding is not supported.
             *
             *     `unsupported_media_type`: The content type or encoding is not supported.
             */
            415: {
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available. `store_full`: The store is full.
             *
             *     `store_unavailable`: The store is not available. `store_full`: The store is full.
             */
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
    PoliciesController_disable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No decision is made under it any more */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `read_only`: The resource comes with the deployment and cannot be changed here.
             *
             *     `read_only`: The resource comes with the deployment and cannot be changed here.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    PoliciesController_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
                version: string;
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
                     *       "name": "payments",
                     *       "digest": "394cb671fceea82e8e0690cb56c9189f9385e8633927c853c3cba4871fb7a81a",
                     *       "source": "name: payments\nrepos: [\"acme/pay-*\"]\nrules:\n  - id: no-agents-in-crypto\n    for: lines\n    scope: {paths: [\"src/crypto/**\"], contributors: [ai]}\n    outcome: block\n    message: People write src/crypto.\n",
                     *       "created_at": "2026-03-02T09:00:00.000Z",
                     *       "version": "3",
                     *       "document": {
                     *         "name": "payments",
                     *         "repos": [
                     *           "acme/pay-*"
                     *         ],
                     *         "rules": [
                     *           {
                     *             "id": "no-agents-in-crypto",
                     *             "for": "lines",
                     *             "scope": {
                     *               "paths": [
                     *                 "src/crypto/**"
                     *               ],
                     *               "contributors": [
                     *                 "ai"
                     *               ]
                     *             },
                     *             "outcome": "block",
                     *             "message": "People write src/crypto."
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PolicyVersionResponse"];
                };
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    BacktestsController_start: {
        parameters: {
            query?: {
                /** @description How far back */
                days?: number;
                /** @description Only this repository */
                repo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
                "application/yaml": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            202: {
                headers: {
                    /** @description The same as status_url */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BacktestAcceptedResponse"];
                };
            };
            /**
             * @description `malformed_body`: The request body cannot be read.
             *
             *     `malformed_body`: The request body cannot be read.
             */
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
            /**
             * @description `payload_too_large`: The request is larger than the limit.
             *
             *     `payload_too_large`: The request is larger than the limit.
             */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `unsupported_media_type`: The content type or encoding is not supported.
             *
             *     `unsupported_media_type`: The content type or encoding is not supported.
             */
            415: {
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available. `store_full`: The store is full.
             *
             *     `store_unavailable`: The store is not available. `store_full`: The store is full.
             */
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
    BacktestsController_read: {
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
                     *       "backtest_id": "bt_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *       "status": "completed",
                     *       "status_url": "http://localhost:8000/v1/policies/backtest/bt_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *       "policy": "payments",
                     *       "digest": "394cb671fceea82e8e0690cb56c9189f9385e8633927c853c3cba4871fb7a81a",
                     *       "from": "2026-02-01T00:00:00.000Z",
                     *       "to": "2026-03-03T00:00:00.000Z",
                     *       "done": 120,
                     *       "total": 120,
                     *       "result": {
                     *         "compared": 118,
                     *         "expired": 2,
                     *         "changed": 1,
                     *         "changes": {
                     *           "allow to block": 1
                     *         },
                     *         "could_not_tell": 0,
                     *         "fired": {
                     *           "payments/no-agents-in-crypto": 1
                     *         },
                     *         "examples": [
                     *           {
                     *             "analysis_id": "an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f",
                     *             "repo": "acme/shop",
                     *             "pr_number": "42",
                     *             "decided_at": "2026-03-02T09:15:00.412Z",
                     *             "from": "allow",
                     *             "to": "block",
                     *             "rationale": "People write src/crypto. (src/crypto/aes.ts:1)",
                     *             "decision_url": "http://localhost:8000/v1/analysis/an_3b0c8fb8a1d84b3f9a8f0a1b2c3d4e5f/decision"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BacktestResponse"];
                };
            };
            /**
             * @description `malformed_id`: The identifier is not well formed.
             *
             *     `malformed_id`: The identifier is not well formed.
             */
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
            /**
             * @description `not_found`: There is no such resource.
             *
             *     `not_found`: There is no such resource.
             */
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
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /**
             * @description `store_unavailable`: The store is not available.
             *
             *     `store_unavailable`: The store is not available.
             */
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
    PoliciesController_schema: {
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
                     *       "$schema": "https://json-schema.org/draft/2020-12/schema",
                     *       "title": "Policy"
                     *     }
                     */
                    "application/schema+json": Record<string, never>;
                };
            };
        };
    };
    SchemasController_decisionPredicate: {
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
                     *       "$schema": "https://json-schema.org/draft/2020-12/schema",
                     *       "$id": "urn:provenance:predicate:decision:v1",
                     *       "title": "Predicate of a decision",
                     *       "description": "What an in-toto statement with this predicate type says of a pull request: docs/attestation.md.",
                     *       "type": "object",
                     *       "properties": {
                     *         "analysis": {
                     *           "type": "object",
                     *           "properties": {
                     *             "analysis_id": {
                     *               "type": "string"
                     *             },
                     *             "repo": {
                     *               "type": "string"
                     *             },
                     *             "pr_number": {
                     *               "type": "string"
                     *             },
                     *             "base_sha": {
                     *               "type": "string"
                     *             },
                     *             "head_sha": {
                     *               "type": "string"
                     *             },
                     *             "branch": {
                     *               "type": "string"
                     *             },
                     *             "created_at": {
                     *               "type": "string",
                     *               "format": "date-time",
                     *               "description": "RFC 3339, UTC"
                     *             }
                     *           },
                     *           "required": [
                     *             "analysis_id",
                     *             "repo",
                     *             "pr_number",
                     *             "base_sha",
                     *             "head_sha",
                     *             "created_at"
                     *           ],
                     *           "additionalProperties": false
                     *         },
                     *         "decision": {
                     *           "type": "object",
                     *           "properties": {
                     *             "decision_id": {
                     *               "type": "string",
                     *               "pattern": "^pd_[0-9a-f]{32}$"
                     *             },
                     *             "analysis_id": {
                     *               "type": "string",
                     *               "pattern": "^an_[0-9a-f]{32}$"
                     *             },
                     *             "outcome": {
                     *               "enum": [
                     *                 "allow",
                     *                 "warn",
                     *                 "block"
                     *               ]
                     *             },
                     *             "rationale": {
                     *               "type": "string",
                     *               "description": "The message of the first of the strictest reasons"
                     *             },
                     *             "reasons": {
                     *               "type": "array",
                     *               "items": {
                     *                 "type": "object",
                     *                 "properties": {
                     *                   "rule_id": {
                     *                     "type": "string"
                     *                   },
                     *                   "outcome": {
                     *                     "enum": [
                     *                       "allow",
                     *                       "warn",
                     *                       "block"
                     *                     ]
                     *                   },
                     *                   "message": {
                     *                     "type": "string"
                     *                   },
                     *                   "evidence": {
                     *                     "type": "array",
                     *                     "items": {
                     *                       "type": "object",
                     *                       "properties": {
                     *                         "repo": {
                     *                           "type": "string"
                     *                         },
                     *                         "pr_number": {
                     *                           "type": "string"
                     *                         },
                     *                         "commit": {
                     *                           "type": "string"
                     *                         }
                     *                       },
                     *                       "required": [
                     *                         "repo",
                     *                         "pr_number",
                     *                         "commit"
                     *                       ]
                     *                     },
                     *                     "description": "Where the reason points; at most 25 places"
                     *                   },
                     *                   "evidence_total": {
                     *                     "type": "integer",
                     *                     "minimum": 0
                     *                   }
                     *                 },
                     *                 "required": [
                     *                   "rule_id",
                     *                   "outcome",
                     *                   "message",
                     *                   "evidence",
                     *                   "evidence_total"
                     *                 ]
                     *               },
                     *               "description": "Every rule that fired, the strictest first"
                     *             },
                     *             "risk_summary": {
                     *               "type": "object",
                     *               "description": "Figures about the risk, as the API answers them"
                     *             },
                     *             "policy": {
                     *               "type": "object",
                     *               "properties": {
                     *                 "name": {
                     *                   "type": "string"
                     *                 },
                     *                 "version": {
                     *                   "type": "string"
                     *                 },
                     *                 "digest": {
                     *                   "type": "string"
                     *                 }
                     *               },
                     *               "required": [
                     *                 "name",
                     *                 "version",
                     *                 "digest"
                     *               ]
                     *             },
                     *             "degraded": {
                     *               "type": "array",
                     *               "items": {
                     *                 "type": "string"
                     *               },
                     *               "description": "What could not be had when it was decided"
                     *             },
                     *             "decided_at": {
                     *               "type": "string",
                     *               "format": "date-time",
                     *               "description": "RFC 3339, UTC"
                     *             }
                     *           },
                     *           "required": [
                     *             "decision_id",
                     *             "analysis_id",
                     *             "outcome",
                     *             "rationale",
                     *             "reasons",
                     *             "risk_summary",
                     *             "policy",
                     *             "degraded",
                     *             "decided_at"
                     *           ],
                     *           "description": "The whole decision, as GET /v1/analysis/{id}/decision answers it"
                     *         },
                     *         "policies": {
                     *           "type": "array",
                     *           "minItems": 1,
                     *           "items": {
                     *             "type": "object",
                     *             "properties": {
                     *               "name": {
                     *                 "type": "string"
                     *               },
                     *               "version": {
                     *                 "type": "string"
                     *               },
                     *               "digest": {
                     *                 "type": "object",
                     *                 "properties": {
                     *                   "sha256": {
                     *                     "type": "string",
                     *                     "pattern": "^[0-9a-f]{64}$"
                     *                   }
                     *                 },
                     *                 "required": [
                     *                   "sha256"
                     *                 ],
                     *                 "additionalProperties": false
                     *               }
                     *             },
                     *             "required": [
                     *               "name",
                     *               "version",
                     *               "digest"
                     *             ],
                     *             "additionalProperties": false
                     *           },
                     *           "description": "The built-in policy under the settings of the service, then the policies of the repository"
                     *         },
                     *         "engines": {
                     *           "type": "array",
                     *           "items": {
                     *             "type": "object",
                     *             "properties": {
                     *               "name": {
                     *                 "type": "string"
                     *               },
                     *               "version": {
                     *                 "type": "string"
                     *               },
                     *               "digest": {
                     *                 "type": "object",
                     *                 "properties": {
                     *                   "sha256": {
                     *                     "type": "string",
                     *                     "pattern": "^[0-9a-f]{64}$"
                     *                   }
                     *                 },
                     *                 "required": [
                     *                   "sha256"
                     *                 ],
                     *                 "additionalProperties": false
                     *               }
                     *             },
                     *             "required": [
                     *               "name",
                     *               "version"
                     *             ],
                     *             "additionalProperties": false
                     *           },
                     *           "description": "What looked; digest: of its rules"
                     *         },
                     *         "attribution": {
                     *           "type": "object",
                     *           "properties": {
                     *             "lines": {
                     *               "type": "integer",
                     *               "minimum": 0
                     *             },
                     *             "unknown_lines": {
                     *               "type": "integer",
                     *               "minimum": 0
                     *             },
                     *             "agents": {
                     *               "type": "array",
                     *               "items": {
                     *                 "type": "object",
                     *                 "properties": {
                     *                   "agent": {
                     *                     "type": "string",
                     *                     "description": "The id of the agent, `human` or `unknown`"
                     *                   },
                     *                   "contributor": {
                     *                     "enum": [
                     *                       "ai",
                     *                       "human",
                     *                       "mixed",
                     *                       "automation",
                     *                       "unknown"
                     *                     ]
                     *                   },
                     *                   "lines": {
                     *                     "type": "integer",
                     *                     "minimum": 0
                     *                   },
                     *                   "confidence": {
                     *                     "type": "number",
                     *                     "minimum": 0,
                     *                     "maximum": 1,
                     *                     "description": "Mean over its lines"
                     *                   },
                     *                   "attestations": {
                     *                     "type": "object",
                     *                     "additionalProperties": {
                     *                       "type": "integer",
                     *                       "minimum": 0
                     *                     },
                     *                     "description": "Its lines by the state of their own signature"
                     *                   }
                     *                 },
                     *                 "required": [
                     *                   "agent",
                     *                   "contributor",
                     *                   "lines",
                     *                   "confidence",
                     *                   "attestations"
                     *                 ],
                     *                 "additionalProperties": false
                     *               }
                     *             }
                     *           },
                     *           "required": [
                     *             "lines",
                     *             "unknown_lines",
                     *             "agents"
                     *           ],
                     *           "additionalProperties": false
                     *         },
                     *         "evidence": {
                     *           "type": "object",
                     *           "properties": {
                     *             "media_type": {
                     *               "type": "string"
                     *             },
                     *             "sha256": {
                     *               "type": "string",
                     *               "pattern": "^[0-9a-f]{64}$"
                     *             },
                     *             "bytes": {
                     *               "type": "integer",
                     *               "minimum": 0
                     *             }
                     *           },
                     *           "required": [
                     *             "media_type",
                     *             "sha256",
                     *             "bytes"
                     *           ],
                     *           "additionalProperties": false
                     *         }
                     *       },
                     *       "required": [
                     *         "analysis",
                     *         "decision",
                     *         "policies",
                     *         "engines",
                     *         "attribution",
                     *         "evidence"
                     *       ],
                     *       "additionalProperties": false
                     *     }
                     */
                    "application/schema+json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
}
