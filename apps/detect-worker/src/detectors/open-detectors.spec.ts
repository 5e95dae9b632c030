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

  it('does not start without the engine, and says where it looked', async () => {
    await expect(opening({ semgrepCorePath: '/nowhere/semgrep-core' })).rejects.toThrow(/Semgrep does not work.*\/nowhere\/semgrep-core/);
  });
});
