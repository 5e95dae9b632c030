const crypto = require('crypto');
const md5 = require('md5');

exports.register = async (req, res) => {
  const { email, password } = req.body;
  // ruleid: javascript-weak-password-hash
  const hash = crypto.createHash('sha256').update(password).digest('hex');
  await users.insert({ email, hash });
  res.sendStatus(201);
};

exports.login = async (req, res) => {
  const user = await users.byEmail(req.body.email);
  // ruleid: javascript-weak-password-hash
  if (user.hash !== md5(req.body.password)) {
    return res.sendStatus(401);
  }
  res.json({ id: user.id });
};

exports.legacyHash = (salt, pwd) => {
  const h = crypto.createHash('md5');
  // ruleid: javascript-weak-password-hash
  h.update(salt + pwd);
  return h.digest('base64');
};
