import jwt from 'jsonwebtoken';
import { decodeJwt, jwtVerify } from 'jose';
import type { NextFunction, Request, Response } from 'express';

export function authenticate(req: Request, _res: Response, next: NextFunction) {
  // ok: javascript-jwt-verification
  req.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET as string, { algorithms: ['HS256'] });
  next();
}

export async function byIssuer(req: Request, _res: Response, next: NextFunction) {
  // ok: javascript-jwt-verification
  const claims = decodeJwt(req.cookies.token);
  const key = await keyOf(claims.iss);
  const { payload } = await jwtVerify(req.cookies.token, key);
  req.user = payload;
  next();
}

export function expiresAt(token: string): number {
  // ok: javascript-jwt-verification
  const { exp } = jwt.decode(token) as { exp: number };
  return exp * 1000;
}

export function issue(id: string) {
  // ok: javascript-jwt-verification
  return jwt.sign({ sub: id }, process.env.JWT_SECRET as string, { algorithm: 'HS256', expiresIn: '15m' });
}
