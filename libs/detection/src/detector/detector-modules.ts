import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Detector } from './detector.ts';

interface DetectorModule {
  registerDetectors?: unknown;
  default?: unknown;
}

/** A path is taken from the working directory, a package from there as any program started there would. */
function locate(name: string, from: string): string {
  if (isAbsolute(name) || name.startsWith('.')) return pathToFileURL(resolve(from, name)).href;
  return pathToFileURL(createRequire(join(from, 'package.json')).resolve(name)).href;
}

function registration(module: DetectorModule): () => unknown {
  const { registerDetectors, default: byDefault } = module;
  const named = registerDetectors ?? (byDefault as DetectorModule | undefined)?.registerDetectors;
  const found = named ?? byDefault;
  if (typeof found !== 'function') throw new Error('exports no function registerDetectors');
  return found as () => unknown;
}

function asDetector(value: unknown): Detector {
  const detector = value as Partial<Detector> | null;
  const works = typeof detector?.scan === 'function' && typeof detector.capabilities === 'function';
  if (works && typeof detector.name === 'string') return detector as Detector;
  throw new Error('registerDetectors() returned something without name, scan and capabilities');
}

async function load(name: string, from: string): Promise<Detector[]> {
  const module = (await import(locate(name, from))) as DetectorModule;
  const detectors: unknown = await registration(module)();
  if (!Array.isArray(detectors)) throw new Error('registerDetectors() returned no array');
  return detectors.map(asDetector);
}

/**
 * Detectors of the operator's modules: npm packages or paths (PROVENANCE_DETECTOR_MODULE_PATHS).
 * @throws Error naming the module that cannot be loaded: a missing detector must not look like a clean change.
 */
export async function loadDetectorModules(
  names: readonly string[],
  from: string = process.cwd(),
): Promise<Detector[]> {
  const detectors: Detector[] = [];
  for (const name of names) {
    try {
      detectors.push(...(await load(name, from)));
    } catch (error) {
      // That of a text which is no JavaScript quotes it: a path to somebody's secret is one slip away.
      const reason = (error as Error).name === 'SyntaxError' ? 'it is no JavaScript module' : (error as Error).message;
      throw new Error(`Detector module ${name} cannot be loaded: ${reason}`, { cause: error });
    }
  }
  return detectors;
}
