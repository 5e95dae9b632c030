const crypto = require('crypto');
const CryptoJS = require('crypto-js');

function encrypt(text, password) {
  // ruleid: javascript-weak-cipher
  const cipher = crypto.createCipher('aes-256-cbc', password);
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}

function encryptEcb(text, key) {
  // ruleid: javascript-weak-cipher
  const cipher = crypto.createCipheriv('aes-256-ecb', key, null);
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}

function encryptDes(text, key, iv) {
  // ruleid: javascript-weak-cipher
  const cipher = crypto.createCipheriv('des-ede3-cbc', key, iv);
  return cipher.update(text);
}

function zeroIv(text, key) {
  // ruleid: javascript-weak-cipher
  return crypto.createCipheriv('aes-256-cbc', key, Buffer.alloc(16, 0)).update(text);
}

function browser(text, key) {
  // ruleid: javascript-weak-cipher
  return CryptoJS.DES.encrypt(text, key).toString();
}

function browserEcb(text, key) {
  // ruleid: javascript-weak-cipher
  return CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.ECB }).toString();
}

module.exports = { encrypt, encryptEcb, encryptDes, zeroIv, browser, browserEcb };
