import { fileURLToPath } from 'node:url';
import { ConfigError } from '@provenance/service';
import { InMemoryDetectionCache } from '@provenance/store';
import { DetectConfig } from '../detect/detect.config.ts';
import { openDetectors } from './open-detectors.ts';

const observer = { detectorRan() {}, cacheAnswered() {}, cacheFailed() {}, engineFailed() {} };

function opening(settings: Partial<DetectConfig>) {
  return openDetectors(Object.assign(new DetectConfig(), settings), new InMemoryDetectionCache(), observer);
}

describe('openDetectors', () => {
  it('does not start with a detector module or rules that cannot be loaded, and names both', async () => {
    const refused = await opening({ detectorModulePaths: ['./absent.mjs'], semgrepConfigPath: '/nowhere/rules.yml' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConfigError);
    expect((refused as ConfigError).faults).toEqual([
      expect.stringMatching(/^PROVENANCE_DETECTOR_MODULE_PATHS cannot be used: .*\.\/absent\.mjs cannot be loaded/),
      expect.stringMatching(/^PROVENANCE_SEMGREP_CONFIG_PATH cannot be used: .*\/nowhere\/rules\.yml/),
    ]);
  });

  it.each([
    [{ semgrepCorePath: '/nowhere/semgrep-core', workDir: '/nowhere/x' }, [/^PROVENANCE_SEMGREP_CORE_PATH cannot be used: ENOENT.*\/nowhere\/semgrep-core/, /^PROVENANCE_DETECT_WORK_DIR cannot be used: ENOENT.*\/nowhere\/x/]],
    [{ semgrepCorePath: '/', workDir: process.execPath }, [/^PROVENANCE_SEMGREP_CORE_PATH cannot be used: \/ is no file/, /^PROVENANCE_DETECT_WORK_DIR cannot be used: .* is no folder/]],
    [{ semgrepCorePath: fileURLToPath(import.meta.url) }, [/^PROVENANCE_SEMGREP_CORE_PATH cannot be used: EACCES/]],
  ])('does not start without an engine or a folder to work in, and names each variable: %j', async (settings, faults) => {
    const refused = await opening(settings).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ConfigError);
    expect([...(refused as ConfigError).faults].sort().reverse()).toEqual(faults.map((fault) => expect.stringMatching(fault) as string));
  });
});
