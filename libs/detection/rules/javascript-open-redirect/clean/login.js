const express = require('express');
const router = express.Router();
const PAGES = { home: '/', profile: '/profile' };
const ALLOWED = ['https://app.example.org', 'https://admin.example.org'];

router.post('/login', (req, res) => {
  const next = req.query.next;
  if (!next || !next.startsWith('/') || next.startsWith('//')) {
    return res.redirect('/');
  }
  // ok: javascript-open-redirect
  res.redirect(next);
});

router.get('/go', (req, res) => {
  // ok: javascript-open-redirect
  res.redirect(PAGES[req.query.page] || '/');
});

router.get('/users/:id', (req, res) => {
  // ok: javascript-open-redirect
  res.redirect(`/users/${req.params.id}/profile`);
});

router.get('/edit/:id', (req, res) => {
  // ok: javascript-open-redirect
  res.redirect('/edit/' + req.params.id + '?saved=1');
  // ok: javascript-open-redirect
  res.redirect('https://accounts.example.org/login?next=' + encodeURIComponent(req.query.next));
});

router.get('/switch', (req, res) => {
  const origin = req.query.origin;
  if (!ALLOWED.includes(origin)) return res.sendStatus(400);
  // ok: javascript-open-redirect
  res.redirect(origin);
});

router.post('/items', async (req, res) => {
  const item = await Item.create(req.body);
  // ok: javascript-open-redirect
  res.redirect(item.url);
});

module.exports = router;
