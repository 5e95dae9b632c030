import { errorFacts } from './error-facts.ts';

it('keeps words, codes and causes, and nothing that a client hung on the error', () => {
  const command = { name: 'hello', args: ['3', 'AUTH', 'default', 'a-password'] };
  const cause = Object.assign(new Error('WRONGPASS'), { command });
  const error = Object.assign(new TypeError('The store cannot be reached', { cause }), { code: 'E_STORE', request: { headers: { authorization: 'a-password' } } });
  const facts = errorFacts(error);
  expect(facts).toEqual({
    type: 'TypeError',
    message: 'The store cannot be reached',
    code: 'E_STORE',
    stack: expect.stringContaining('error-facts.spec'),
    cause: { type: 'Error', message: 'WRONGPASS', stack: expect.any(String) },
  });
  expect(JSON.stringify(facts)).not.toContain('a-password');
});

it('tells the errors of an attempt at several addresses', () => {
  const refused = Object.assign(new AggregateError([new Error('::1'), new Error('127.0.0.1')], ''), { code: 'ECONNREFUSED' });
  expect(errorFacts(refused)).toMatchObject({ code: 'ECONNREFUSED', errors: [{ message: '::1' }, { message: '127.0.0.1' }] });
});

it('ends with causes that go round, and takes what is no error', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(errorFacts(error)).match(/"message":"round"/g)).toHaveLength(6);
  expect(errorFacts('text')).toEqual({ type: 'string', message: 'text' });
});

it.each(['{"a": secret}', 'secret', '{"a": "secret', '["a secret that is longer than what is cited of a text", x, "and another secret behind it"]'])('does not cite what is no JSON: %s', (text) => {
  const read = (): unknown => JSON.parse(text);
  expect(read).toThrow(SyntaxError);
  try {
    read();
  } catch (error) {
    const facts = errorFacts(new Error('The body cannot be read', { cause: error }));
    expect(facts.cause).toMatchObject({ type: 'SyntaxError', message: 'This is not valid JSON', stack: expect.stringContaining('error-facts.spec') });
    expect(JSON.stringify(facts)).not.toContain('secret');
  }
});
