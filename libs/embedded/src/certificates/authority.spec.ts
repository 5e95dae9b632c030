import { createPrivateKey, X509Certificate } from 'node:crypto';
import { CertificateAuthority } from './authority.ts';

it('issues certificates that it signed, for the names and addresses that were asked for', () => {
  const authority = new CertificateAuthority();
  const { certificate, privateKey } = authority.issue('redis.example', 'localhost', '127.0.0.1');
  const [ca, leaf] = [new X509Certificate(authority.certificate), new X509Certificate(certificate)];
  expect(ca.ca).toBe(true);
  expect(ca.verify(ca.publicKey)).toBe(true);
  expect(leaf.ca).toBe(false);
  expect(leaf.checkIssued(ca)).toBe(true);
  expect(leaf.verify(ca.publicKey)).toBe(true);
  expect(leaf.verify(new X509Certificate(new CertificateAuthority().certificate).publicKey)).toBe(false);
  expect(leaf.checkPrivateKey(createPrivateKey(privateKey))).toBe(true);
  expect([leaf.checkHost('redis.example'), leaf.checkHost('localhost'), leaf.checkHost('other')]).toEqual(['redis.example', 'localhost', undefined]);
  expect([leaf.checkIP('127.0.0.1'), leaf.checkIP('127.0.0.2')]).toEqual(['127.0.0.1', undefined]);
  expect(leaf.validToDate.getTime() - Date.now()).toBeGreaterThan(86_000_000);
});
