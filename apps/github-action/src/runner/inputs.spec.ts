import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError, readInputs } from './inputs.ts';

const ACTION = readFileSync(resolve(import.meta.dirname, '../../action.yml'), 'utf8');

function inputs(given: Record<string, string>): ReturnType<typeof readInputs> {
  return readInputs((name) => ({ 'api-url': 'http://host', ...given })[name] ?? '');
}

describe('readInputs', () => {
  it('reads every input that action.yml names, and no other', () => {
    const asked: string[] = [];
    readInputs((name) => (asked.push(name), name === 'api-url' ? 'http://host' : ''));
    const named = [...ACTION.slice(0, ACTION.indexOf('\noutputs:')).matchAll(/^ {2}([a-z-]+):$/gm)].map(([, name]) => name);
    expect([...new Set(asked)].sort()).toEqual(named.sort());
  });

  it('has the defaults that action.yml states', () => {
    const stated = Object.fromEntries([...ACTION.matchAll(/^ {2}([a-z-]+):\n {4}description: .*\n {4}default: '?([^'\n]*)'?$/gm)].map(([, name, text]) => [name!, text!]));
    expect(inputs({})).toEqual(inputs({ ...stated, 'github-token': '' }));
  });

  it.each([
    ['api-url', ''],
    ['fail-on', 'sometimes'],
    ['wait', 'yes'],
    ['timeout', '0'],
    ['timeout', 'soon'],
  ])('refuses %s: %j', (name, text) => {
    expect(() => inputs({ [name]: text })).toThrow(InputError);
    expect(() => inputs({ [name]: text })).toThrow(name);
  });
});
