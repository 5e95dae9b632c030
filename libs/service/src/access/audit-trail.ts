import type { AuditEvent } from '@provenance/domain';

/**
 * Where it is written down who changed what and who was refused. Requests are recorded by the server itself
 * (recordRequests); work beside requests records its own. An abstract class, so that it is its own injection token.
 */
export abstract class AuditTrail {
  /** Resolves once the event stands. @throws ProvenanceError store_unavailable, store_full */
  abstract record(event: AuditEvent): Promise<void>;
}
