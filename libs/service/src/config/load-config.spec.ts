import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { renderConfigurationReference } from './configuration-reference.ts';
import { readEnvironment } from './environment.ts';
import { HttpConfig } from './http.config.ts';
import { ConfigError, loadConfig, type Environment } from './load-config.ts';
import { Section, Setting } from './setting.decorator.ts';
import { TelemetryConfig } from './telemetry.config.ts';

@Section('Sample')
class SampleConfig {
  @Setting({ env: 'SAMPLE_COUNT', aliases: ['SAMPLE_OLD_COUNT'], purpose: 'How many | of them.' })
  @IsInt()
  @Min(1)
  @Max(10)
  count = 3;

  @Setting({ env: 'SAMPLE_FLAG', purpose: 'A switch.' })
  flag = false;

  @Setting({ env: 'SAMPLE_MAP', purpose: 'A map.' })
  map: Record<string, number> = {};

  @Setting({ env: 'SAMPLE_KEY', purpose: 'A key.', secret: true })
  @IsOptional()
  @IsString()
  key?: string;
}

function faultsOf(env: Environment): readonly string[] {
  try {
    loadConfig([SampleConfig, HttpConfig], env);
  } catch (error) {
    return (error as ConfigError).faults;
  }
  return [];
}

describe('loadConfig', () => {
  it('has the initial values as defaults, for empty variables too', () => {
    const [sample] = loadConfig([SampleConfig], { SAMPLE_COUNT: '' });
    expect(sample).toMatchObject({ count: 3, flag: false, map: {} });
  });

  it('reads numbers, switches, JSON and older names', () => {
    const [sample] = loadConfig([SampleConfig], { SAMPLE_OLD_COUNT: '7', SAMPLE_FLAG: 'Yes', SAMPLE_MAP: '{"a":1}' });
    expect(sample).toMatchObject({ count: 7, flag: true, map: { a: 1 } });
  });

  it('names every variable that is wrong, of all classes', () => {
    const faults = faultsOf({ SAMPLE_COUNT: '99', SAMPLE_FLAG: 'perhaps', SAMPLE_MAP: '{', PROVENANCE_PORT: '8k', PROVENANCE_HOST: 'nowhere' });
    expect(faults).toEqual([
      'SAMPLE_FLAG must be true or false',
      'SAMPLE_MAP must be JSON',
      'SAMPLE_COUNT must not be greater than 10',
      'PROVENANCE_PORT must be a whole number',
      'PROVENANCE_HOST must be an ip address',
    ]);
  });

  it('tells a fault once that two classes find in the variable that both read', () => {
    class Again {
      @Setting({ env: 'SAMPLE_COUNT', purpose: 'How many of them.' })
      count = 3;
    }
    const refused = () => loadConfig([SampleConfig, Again], { SAMPLE_COUNT: 'x' });
    expect(refused).toThrow(new ConfigError(['SAMPLE_COUNT must be a whole number']));
  });

  it('reads a secret from its file, refuses both, and never shows it', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'key');
    writeFileSync(file, 'hush\n');
    expect(loadConfig([SampleConfig], { SAMPLE_KEY_FILE: file })[0].key).toBe('hush');
    expect(faultsOf({ SAMPLE_KEY: 'hush', SAMPLE_KEY_FILE: file })).toEqual(['SAMPLE_KEY and SAMPLE_KEY_FILE are both set']);
    writeFileSync(file, '\n');
    expect(faultsOf({ SAMPLE_KEY_FILE: file })).toEqual(['SAMPLE_KEY is empty in its file']);
    expect(faultsOf({ SAMPLE_KEY_FILE: process.execPath })).toEqual(['SAMPLE_KEY cannot be read from its file: EFBIG']);
    expect(faultsOf({ SAMPLE_KEY_FILE: '/does/not/exist' })).toEqual(['SAMPLE_KEY cannot be read from its file: ENOENT']);
    expect(String(new ConfigError(faultsOf({ PROVENANCE_SERVICE_BASE_URL: 'x' })))).toContain('1 fault');
  });

  it('takes the defaults of its own classes as valid', () => {
    expect(() => loadConfig([HttpConfig, TelemetryConfig], {})).not.toThrow();
  });

  it('fills from .env in development only, and what is set wins', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), '.env');
    writeFileSync(file, 'A=file\nB=file\n');
    expect(readEnvironment({ A: 'set' }, file)).toMatchObject({ A: 'set', B: 'file' });
    expect(readEnvironment({ NODE_ENV: 'production' }, file)).toEqual({ NODE_ENV: 'production' });
  });
});

describe('renderConfigurationReference', () => {
  it('has one row of a variable that two classes read alike', () => {
    @Section('Sample')
    class Another {
      @Setting({ env: 'SAMPLE_FLAG', purpose: 'A switch.' })
      flag = false;
    }

    expect(renderConfigurationReference([SampleConfig, Another]).match(/SAMPLE_FLAG/g)).toHaveLength(1);
  });

  it('has a table a section and a row a variable', () => {
    expect(renderConfigurationReference([SampleConfig, SampleConfig])).toBe(`## Sample

| variable | type | default | purpose |
|---|---|---|---|
| SAMPLE_COUNT, else SAMPLE_OLD_COUNT | integer | \`3\` | How many \\| of them. |
| SAMPLE_FLAG | boolean | \`false\` | A switch. |
| SAMPLE_MAP | json | \`{}\` | A map. |
| SAMPLE_KEY | string | (unset) | A key. Or a file that holds it: \`SAMPLE_KEY_FILE\`. |
`);
  });
});
