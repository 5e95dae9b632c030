import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { decodeJwt } from 'jose';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { NextFunction, Request, Response } from 'express';

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor() {
    // ruleid: javascript-jwt-verification
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      ignoreExpiration: true,
      secretOrKey: process.env.JWT_SECRET,
    });
  }
}

export function attach(req: Request, _res: Response, next: NextFunction) {
  // ruleid: javascript-jwt-verification
  const payload = decodeJwt(req.cookies.session);
  req.user = payload;
  next();
}
