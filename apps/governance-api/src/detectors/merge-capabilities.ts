import { byText } from '@provenance/domain';
import type { PublishedCapabilities } from '@provenance/store';
import type { CapabilityResponse } from './capabilities.response.ts';

/**
 * The capabilities of all workers. One that several workers have is listed once; workers that run another
 * pack or engine show up as an entry of their own, so that a half-done rollout is seen.
 */
export function mergeCapabilities(published: readonly PublishedCapabilities[]): CapabilityResponse[] {
  const merged = new Map<string, CapabilityResponse>();
  for (const { worker, capabilities } of published) {
    for (const capability of capabilities) {
      const { name, rule_key, category, config_sha256 = '', engine_version = '' } = capability;
      const key = JSON.stringify([name, rule_key, category, config_sha256, engine_version]);
      const known = merged.get(key);
      if (known === undefined) {
        merged.set(key, { ...capability, workers: [worker] });
      } else {
        known.workers.push(worker);
      }
    }
  }
  return [...merged.values()].sort((a, b) => byText(a.name, b.name) || byText(a.rule_key, b.rule_key));
}
