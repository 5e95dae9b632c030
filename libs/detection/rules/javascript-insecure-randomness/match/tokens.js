exports.requestReset = async (user) => {
  // ruleid: javascript-insecure-randomness
  const resetToken = Math.random().toString(36).substring(2);
  await mail(user.email, resetToken);
};

function generatePassword(length) {
  const chars = 'abcdefghijklmnopqrstuvwxyz0123456789';
  let result = '';
  for (let i = 0; i < length; i++) {
    result += chars.charAt(Math.floor(Math.random() * chars.length));
  }
  // ruleid: javascript-insecure-randomness
  return result;
}

exports.login = (req, res) => {
  // ruleid: javascript-insecure-randomness
  req.session.csrfToken = 'csrf-' + Math.random();
  // ruleid: javascript-insecure-randomness
  const otp = String(Math.floor(100000 + Math.random() * 900000));
  res.json({ otp });
};

exports.generatePassword = generatePassword;
