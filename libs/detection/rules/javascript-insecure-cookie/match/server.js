const express = require('express');
const session = require('express-session');
const app = express();

// ruleid: javascript-insecure-cookie
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, cookie: { httpOnly: false, maxAge: 3600000 } }));

app.post('/login', async (req, res) => {
  const token = await login(req.body);
  // ruleid: javascript-insecure-cookie
  res.cookie('token', token, { httpOnly: false, secure: true });
  // ruleid: javascript-insecure-cookie
  res.cookie('session_id', token, { httpOnly: true, secure: false });
  res.sendStatus(204);
});

app.post('/remember', (req, res) => {
  // ruleid: javascript-insecure-cookie
  res.cookie('auth_token', issue(req.user));
  // ruleid: javascript-insecure-cookie
  res.cookie('sessionId', req.sessionID, { maxAge: 3600000 });
  res.end();
});
