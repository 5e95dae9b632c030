import { InMemoryDetectionCache } from '@provenance/store';
import { DetectConfig } from '../detect/detect.config.ts';
import { openDetectors } from './open-detectors.ts';

const observer = { detectorRan() {}, cacheAnswered() {}, cacheFailed() {}, engineFailed() {} };

function opening(settings: Partial<DetectConfig>) {
  return openDetectors(Object.assign(new DetectConfig(), settings), new InMemoryDetectionCache(), observer);
}

describe('openDetectors', () => {
  it('does not start with a detector module that cannot be loaded, and names it', async () => {
    await expect(opening({ detectorModulePaths: ['./absent.mjs'] })).rejects.toThrow(/\.\/absent\.mjs cannot be loaded/);
  });

  it('does not start without the engine, and says where it looked', async () => {
    await expect(opening({ semgrepCorePath: '/nowhere/semgrep-core' })).rejects.toThrow(/Semgrep does not work.*\/nowhere\/semgrep-core/);
  });
});
