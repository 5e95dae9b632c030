type Config = Record<string, unknown>;

export function mergeConfig(base: Config, patch: Config): Config {
  for (const [key, value] of Object.entries(patch)) {
    if (value && typeof value === 'object') {
      // ruleid: javascript-unsafe-recursive-merge
      base[key] = mergeConfig(base[key] as Config, value as Config);
    } else {
      base[key] = value;
    }
  }
  return base;
}
