import { IsBoolean, IsIn, IsInt, IsUrl, Max, Min } from 'class-validator';
import { IsNumberMap } from './number-map.validator.ts';
import { settingSchemas } from './setting-schema.ts';
import { Setting } from './setting.decorator.ts';

class Sample {
  @Setting({ env: 'SAMPLE_COUNT', purpose: 'How many.' })
  @IsInt()
  @Min(1)
  @Max(9)
  count = 3;

  @Setting({ env: 'SAMPLE_SHARE', purpose: 'Which part.', type: 'number' })
  @Min(0)
  share = 1;

  @Setting({ env: 'SAMPLE_ON', purpose: 'Whether.' })
  @IsBoolean()
  on = false;

  @Setting({ env: 'SAMPLE_MODE', purpose: 'How.' })
  @IsIn(['replace', 'extend'])
  mode = 'replace';

  @Setting({ env: 'SAMPLE_ADDRESS', purpose: 'Where.' })
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  address = 'http://localhost';

  @Setting({ env: 'SAMPLE_LIMITS', purpose: 'Limits.', type: 'json' })
  limits?: object;

  @Setting({ env: 'SAMPLE_NAMES', purpose: 'Which ones.' })
  names: string[] = [];

  @Setting({ env: 'SAMPLE_WEIGHTS', purpose: 'How much of each.' })
  @IsNumberMap({ min: 1, integer: true, keys: ['low', 'high'] })
  weights: Record<string, number> = {};
}

const schemas = settingSchemas(Sample);

it('has the type of each setting and the bounds of its rules', () => {
  expect(schemas).toMatchObject({
    SAMPLE_COUNT: { type: ['integer', 'string'], minimum: 1, maximum: 9 },
    SAMPLE_SHARE: { type: ['number', 'string'], minimum: 0 },
    SAMPLE_ON: { type: ['boolean', 'string', 'integer'] },
    SAMPLE_MODE: { enum: ['', 'replace', 'extend'] },
    SAMPLE_LIMITS: { type: ['array', 'object', 'string'] },
    SAMPLE_NAMES: { type: ['array', 'string'] },
    SAMPLE_WEIGHTS: { type: ['object', 'string'], additionalProperties: { type: 'integer', minimum: 1 }, propertyNames: { enum: ['low', 'high'] } },
  });
});

it.each([
  ['SAMPLE_COUNT', ['5', '+5', ''], ['abc', '1.5', ' 5']],
  ['SAMPLE_SHARE', ['0.5', '.5', '1e-3', ''], ['a half', '1,5', 'e5']],
  ['SAMPLE_ADDRESS', ['http://localhost:8000', 'https://[fd00::1]/api/v3', ''], ['localhost', '//localhost', 'ftp://localhost', 'https:///path', 'https://a b']],
  ['SAMPLE_ON', ['true', 'No', 'on', '0', ''], ['perhaps', 'truely']],
])('takes the texts of %s that its parser takes', (env, taken, refused) => {
  const pattern = new RegExp(schemas[env]!['pattern'] as string);
  expect([...taken, ...refused].filter((text) => pattern.test(text))).toEqual(taken);
});
