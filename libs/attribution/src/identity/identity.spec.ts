import fc from 'fast-check';
import { appLogin, isApp, noreplyLogin, parseIdentity } from './identity.ts';

describe('an identity', () => {
  it.each([
    ['Maria Lopez <maria@acme.example>', 'Maria Lopez', 'maria@acme.example'],
    ['<maria@acme.example>', '', 'maria@acme.example'],
    ['maria@acme.example', '', 'maria@acme.example'],
    ['OpenHands-GPT-5 openhands@all-hands.dev', 'OpenHands-GPT-5', 'openhands@all-hands.dev'],
    ['Oz [oz-agent@warp.dev](mailto:oz-agent@warp.dev)', 'Oz', 'oz-agent@warp.dev'],
    ['A <b> C <c@d.e>', 'A <b> C', 'c@d.e'],
    ['renovate[bot]', 'renovate[bot]', ''],
    ['Maria <maria@acme.example', 'Maria', '<maria@acme.example'],
    ['', '', ''],
    ['  ', '', ''],
  ])('of %p has a name and an address', (text, name, address) => {
    expect(parseIdentity(text)).toEqual({ name, address });
  });

  it('is read back as it was written', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), word, (names, local) => {
        const [name, address] = [names.join(' '), `${local}@acme.example`];
        expect(parseIdentity(`${name} <${address}>`)).toEqual({ name, address });
      }),
    );
  });

  it.each([
    ['49699333+dependabot[bot]@users.noreply.github.com', 'dependabot[bot]'],
    ['copilot@users.noreply.github.com', 'copilot'],
    ['copilot@github.com', undefined],
    ['x@users.noreply.github.com.evil.example', undefined],
  ])('with the address %s has the login %p', (address, login) => {
    expect(noreplyLogin(address)).toBe(login);
  });

  it('tells apps from people', () => {
    expect([appLogin('x[bot]'), appLogin('x'), appLogin('[bot]'), appLogin('x[bot]y')]).toEqual(['x', undefined, undefined, undefined]);
    expect(isApp(parseIdentity('x[bot] <1+x[bot]@users.noreply.github.com>'))).toBe(true);
    expect(isApp(parseIdentity('Maria Bot <maria.bot@acme.example>'))).toBe(false);
  });
});
