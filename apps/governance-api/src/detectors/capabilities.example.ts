import type { PublishedCapabilities } from '@provenance/store';
import type { CapabilitiesResponse } from './capabilities.response.ts';
import { mergeCapabilities } from './merge-capabilities.ts';

/** What one worker says of itself. */
export const SAMPLE_CAPABILITIES: PublishedCapabilities = {
  worker: 'detect-worker-7d9f:1',
  capabilities: [
    {
      name: 'python-imports',
      rule_key: 'PY001',
      category: 'python_insecure_import',
      description: 'Imports of modules that are easily misused: pickle, subprocess, os, tempfile, shlex.',
    },
    {
      name: 'semgrep',
      rule_key: 'semgrep',
      category: 'multiple',
      description: 'The bundled rules, run by Semgrep.',
      config_path: 'bundled',
      config_sha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
      last_modified: '2026-03-01T12:00:00.000Z',
      engine_version: '1.185.0',
      rule_count: 60,
      self_test: { passed: true, at: '2026-03-02T09:00:00.000Z' },
    },
  ],
};

export const CAPABILITIES_EXAMPLE: CapabilitiesResponse = {
  capabilities: mergeCapabilities([SAMPLE_CAPABILITIES]),
  request_id: 'rq_0f0c8fb8a1d84b3f9a8f0a1b2c3d4e5f',
};
