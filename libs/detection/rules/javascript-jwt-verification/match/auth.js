const jwt = require('jsonwebtoken');
const { expressjwt } = require('express-jwt');

exports.authenticate = (req, res, next) => {
  const token = req.headers.authorization.split(' ')[1];
  // ruleid: javascript-jwt-verification
  req.user = jwt.decode(token);
  next();
};

exports.admin = (req, res, next) => {
  // ruleid: javascript-jwt-verification
  const claims = jwt.decode(req.cookies.token);
  if (claims.role !== 'admin') {
    return res.sendStatus(403);
  }
  next();
};

exports.lenient = (token, key) => {
  // ruleid: javascript-jwt-verification
  return jwt.verify(token, key, { algorithms: ['HS256', 'none'] });
};

exports.stale = (token, key) => {
  // ruleid: javascript-jwt-verification
  return jwt.verify(token, key, { ignoreExpiration: true });
};

exports.unsigned = (user) => {
  // ruleid: javascript-jwt-verification
  const a = jwt.sign({ sub: user.id }, '', { algorithm: 'none' });
  // ruleid: javascript-jwt-verification
  return [a, jwt.verify(a, null)];
};

// ruleid: javascript-jwt-verification
exports.middleware = expressjwt({ secret: process.env.SECRET, algorithms: ['none'] });
