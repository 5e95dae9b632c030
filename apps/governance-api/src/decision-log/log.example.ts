import { leafHash, logEntry, signCheckpoint } from '@provenance/domain';
import { SAMPLE_KEYS, SAMPLE_PROOF } from '../attestation/attestation.example.ts';
import { SAMPLE_DECISION, SAMPLE_RECORD } from '../examples/sample-analysis.ts';

const entry = logEntry(SAMPLE_RECORD, SAMPLE_DECISION, SAMPLE_PROOF.attestation);
const leaf = leafHash(entry);
const root = leaf.toString('base64');

/** A log of one record: the sample's. */
export const LOG_EXAMPLES = {
  checkpoint: signCheckpoint({ size: 1, root: leaf }, 'localhost:8000/decisions', SAMPLE_KEYS.signer),
  inclusion: { leaf_index: 0, tree_size: 1, root_hash: root, leaf_hash: root, hashes: [], entry: entry.toString('utf8') },
  consistency: { from: 1, to: 1, from_root: root, to_root: root, hashes: [] },
  entries: { tree_size: 1, items: [{ leaf_index: 0, leaf_hash: root, entry: entry.toString('utf8'), entered_at_index: 0 }], results_retention_days: 90 },
};
