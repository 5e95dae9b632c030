const jwt = require('jsonwebtoken');
const session = require('express-session');
const crypto = require('crypto');
const app = require('express')();

const JWT_SECRET = 'correct-horse-battery';

exports.issue = (user) => {
  // ruleid: javascript-hardcoded-secret
  return jwt.sign({ id: user.id }, JWT_SECRET, { expiresIn: '1h' });
};

exports.check = (token) => {
  // ruleid: javascript-hardcoded-secret
  return jwt.verify(token, process.env.JWT_SECRET || 'dev-secret');
};

// ruleid: javascript-hardcoded-secret
app.use(session({ secret: 'keyboard cat', resave: false, saveUninitialized: true }));

exports.sign = (body) => {
  // ruleid: javascript-hardcoded-secret
  return crypto.createHmac('sha256', 'webhook-signing-key').update(body).digest('hex');
};
