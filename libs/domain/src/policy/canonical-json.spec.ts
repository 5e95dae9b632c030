import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  it('writes the example of RFC 8785', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys as RFC 8785 does, those that look like numbers too', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '10', '9', '\ud83d\ude00', '\u0080', '\u00f6', '__proto__'];
    const value = Object.fromEntries(keys.map((key) => [key, 0]));
    expect([...canonicalJson(value).matchAll(/"((?:[^"\\]|\\.)*)":/g)].map(([, key]) => JSON.parse(`"${key}"`) as string)).toEqual(
      ['\r', '1', '10', '9', '__proto__', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'],
    );
  });

  it('leaves out what is undefined, and refuses what JSON cannot say', () => {
    expect(canonicalJson({ a: undefined, b: [undefined, -0], c: new Date(0) })).toBe('{"b":[null,0],"c":"1970-01-01T00:00:00.000Z"}');
    for (const wrong of [Number.NaN, Infinity, '\ud800', { '\udfff': 1 }, undefined, 1n]) {
      expect(() => canonicalJson(wrong)).toThrow(TypeError);
    }
  });

  it('is one text for one value, and says the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
