/**
 * How long an accepted analysis may lack its flow before the sweeper adds it, ms. The process that accepted
 * it needs milliseconds; past this it is taken for dead.
 */
export const DEFAULT_ACCEPT_GRACE_MS = 5_000;
