import type { EngineTarget } from './engine.ts';

/**
 * The path as the engine's rules see it: absolute, without climbing. One that the engine refuses fails the
 * whole batch, so anything odd is taken out here instead of being relied on to have been refused before.
 */
export function engineSeenPath(path: string): string {
  const segments = path
    .replace(/[\0\n\r]/gu, '_')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.' && segment !== '..');
  return `/${segments.join('/')}`;
}

/** The targets file of semgrep-core: one entry a file and analyzer. */
export function coreTargets(targets: readonly EngineTarget[], staged: readonly string[]): string {
  const entries = targets.flatMap((target, index) =>
    target.analyzers.map((analyzer) => [
      'CodeTarget',
      {
        path: { fpath: staged[index], ppath: engineSeenPath(target.path) },
        analyzer,
        products: ['sast'],
      },
    ]),
  );
  return JSON.stringify(['Targets', entries]);
}
