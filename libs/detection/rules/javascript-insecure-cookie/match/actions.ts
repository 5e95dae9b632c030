import { cookies } from 'next/headers';
import session from 'express-session';
import type { FastifyReply } from 'fastify';

export async function signIn(token: string) {
  const cookieStore = await cookies();
  // ruleid: javascript-insecure-cookie
  cookieStore.set('auth-token', token, { path: '/', httpOnly: false });
}

export function remember(reply: FastifyReply, value: string) {
  // ruleid: javascript-insecure-cookie
  reply.setCookie('rememberMe', value, { secure: false, path: '/' });
}

// ruleid: javascript-insecure-cookie
export const middleware = session({
  secret: process.env.SESSION_SECRET as string,
  cookie: { secure: false },
});
