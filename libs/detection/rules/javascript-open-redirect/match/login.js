const express = require('express');
const router = express.Router();

router.post('/login', async (req, res) => {
  await authenticate(req.body.email, req.body.password);
  const next = req.query.next || '/';
  // ruleid: javascript-open-redirect
  res.redirect(next);
});

router.get('/out', (req, res) => {
  // ruleid: javascript-open-redirect
  res.redirect(302, req.query.url);
});

router.get('/sso', (req, res) => {
  const { host, path } = req.body;
  // ruleid: javascript-open-redirect
  res.writeHead(302, { Location: `https://${host}/${path}` });
  res.end();
});

router.get('/checked', (req, res) => {
  const target = req.query.target;
  // one slash is no check: //other.example passes it
  if (target.startsWith('/')) {
    // ruleid: javascript-open-redirect
    return res.status(303).redirect(target);
  }
  res.redirect('/');
});

module.exports = router;
