import express from 'express';
import session from 'express-session';

const app = express();
const production = process.env.NODE_ENV === 'production';

// ok: javascript-insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET as string, cookie: { httpOnly: true, secure: production } }));

app.post('/login', (req, res) => {
  // ok: javascript-insecure-cookie
  res.cookie('token', req.body.token, { httpOnly: true, secure: true, sameSite: 'lax' });
  // ok: javascript-insecure-cookie
  res.cookie('theme', 'dark', { httpOnly: false });
  // ok: javascript-insecure-cookie
  const form = createForm({ cookie: { secure: false } });
  res.json(form);
});

app.get('/start', (req, res) => {
  // ok: javascript-insecure-cookie
  res.cookie('XSRF-TOKEN', req.csrfToken());
  // ok: javascript-insecure-cookie
  res.cookie('session', issue(req), { ...cookieDefaults, maxAge: 3600000 });
  // ok: javascript-insecure-cookie
  res.cookie('session', issue(req), cookieDefaults);
  res.end();
});
