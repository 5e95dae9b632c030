import jwt from 'jsonwebtoken';
import session from 'express-session';
import crypto from 'crypto';
import express from 'express';

const app = express();
const secret = process.env.JWT_SECRET;
if (!secret) {
  throw new Error('JWT_SECRET is not set');
}

export function issue(id: string) {
  // ok: javascript-hardcoded-secret
  return jwt.sign({ id }, secret as string, { expiresIn: '1h' });
}

export function check(token: string, keys: Record<string, string>) {
  // ok: javascript-hardcoded-secret
  return jwt.verify(token, keys['main'], { algorithms: ['RS256'] });
}

// ok: javascript-hardcoded-secret
app.use(session({ secret: config.get('session.secret'), resave: false }));

export function sign(body: string, key: Buffer) {
  // ok: javascript-hardcoded-secret
  return crypto.createHmac('sha256', key).update(body).digest('hex');
}
