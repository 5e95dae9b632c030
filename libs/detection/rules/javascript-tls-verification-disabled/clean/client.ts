import fs from 'fs';
import https from 'https';
import tls from 'tls';
import { Pool } from 'pg';

// ok: javascript-tls-verification-disabled
export const agent = new https.Agent({ ca: fs.readFileSync('/etc/ssl/internal-ca.pem'), rejectUnauthorized: true });

// ok: javascript-tls-verification-disabled
export const pool = new Pool({ ssl: { rejectUnauthorized: process.env.DB_TLS !== 'off' } });

// ok: javascript-tls-verification-disabled
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';

export function connect(host: string) {
  // ok: javascript-tls-verification-disabled
  return tls.connect({ host, port: 443, checkServerIdentity: (name, cert) => tls.checkServerIdentity(name, cert) });
}

if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
  throw new Error('certificate checks are off');
}
