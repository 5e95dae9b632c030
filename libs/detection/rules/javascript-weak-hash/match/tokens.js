const crypto = require('crypto');

exports.requestReset = async (user) => {
  // ruleid: javascript-weak-hash
  const resetToken = crypto.createHash('md5').update(user.email + Date.now()).digest('hex');
  await save(user.id, resetToken);
  return resetToken;
};

exports.sign = (payload, key) => {
  // ruleid: javascript-weak-hash
  const signature = crypto.createHash('sha1').update(key + payload).digest('hex');
  // ruleid: javascript-weak-hash
  const mac = crypto.createHmac('md5', key).update(payload).digest('hex');
  return { signature, mac };
};

exports.derive = (pass, salt) => {
  // ruleid: javascript-weak-hash
  return crypto.pbkdf2Sync(pass, salt, 100000, 32, 'md5');
};
