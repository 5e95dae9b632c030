import fc from 'fast-check';
import { isTokenText, judgeToken, revokeToken, rotateToken, sameDigest, tokenDigest, tokenText, type ApiToken } from './api-token.ts';

const NOW = '2026-03-01T12:00:00.000Z';
const LATER = '2026-03-01T13:00:00.000Z';
const [OLD, NEW] = [tokenDigest('old'), tokenDigest('new')];

const token: ApiToken = { token_id: 'tk_1', name: 'ci', scopes: ['analysis:write'], created_at: NOW, created_by: 'admin-token', secrets: [{ sha256: OLD }] };

it('has a text of prv_ and 256 bits', () => {
  const text = tokenText(new Uint8Array(32).fill(255));
  expect(text).toBe(`prv_${'_'.repeat(42)}8`);
  expect(isTokenText(text)).toBe(true);
  expect([text.slice(1), `${text}x`, 'prv_short', `Prv_${text.slice(4)}`].filter(isTokenText)).toEqual([]);
});

it('opens with its secret alone, and not once it has expired or was revoked', () => {
  expect(judgeToken(token, OLD, NOW)).toBe('valid');
  expect(judgeToken(token, NEW, NOW)).toBe('unknown');
  const ending = { ...token, expires_at: LATER };
  expect([judgeToken(ending, OLD, NOW), judgeToken(ending, OLD, LATER)]).toEqual(['valid', 'expired']);
  const revoked = revokeToken(token, NOW);
  expect(judgeToken(revoked, OLD, NOW)).toBe('revoked');
  expect(revokeToken(revoked, LATER).revoked_at).toBe(NOW);
});

it('opens with both secrets during the overlap of a rotation, then with the new one', () => {
  const rotated = rotateToken(token, NEW, NOW, 3600);
  expect([judgeToken(rotated, OLD, '2026-03-01T12:59:59.999Z'), judgeToken(rotated, NEW, NOW)]).toEqual(['valid', 'valid']);
  expect([judgeToken(rotated, OLD, LATER), judgeToken(rotated, NEW, LATER)]).toEqual(['expired', 'valid']);
});

it('does not give an old secret more time at the next rotation, and forgets those that have ended', () => {
  const twice = rotateToken(rotateToken(token, NEW, NOW, 60), tokenDigest('newest'), '2026-03-01T12:00:30.000Z', 3600);
  expect(twice.secrets.map(({ until }) => until)).toEqual(['2026-03-01T12:01:00.000Z', '2026-03-01T13:00:30.000Z', undefined]);
  const later = rotateToken(twice, tokenDigest('after'), LATER, 0);
  expect(later.secrets).toEqual([{ sha256: tokenDigest('after') }]);
});

it('compares digests by all their bytes', () => {
  fc.assert(fc.property(fc.nat(31), fc.integer({ min: 1, max: 255 }), (at, flip) => {
    const other = Buffer.from(OLD, 'hex');
    other[at]! ^= flip;
    expect(sameDigest(OLD, other.toString('hex'))).toBe(false);
  }));
  expect([sameDigest(OLD, OLD), sameDigest(OLD, OLD.slice(2)), sameDigest(OLD, '')]).toEqual([true, false, false]);
});
