const express = require('express');
const { User } = require('../models/user');
const router = express.Router();

router.post('/login', async (req, res) => {
  // ruleid: javascript-nosql-injection
  const user = await User.findOne({ email: req.body.email, password: req.body.password });
  if (!user) return res.sendStatus(401);
  res.json({ id: user.id });
});

router.get('/users', async (req, res) => {
  // ruleid: javascript-nosql-injection
  res.json(await User.find(req.query));
});

router.post('/reset', async (req, res) => {
  const { token } = req.body;
  const filter = { resetToken: token, used: false };
  // ruleid: javascript-nosql-injection
  await User.findOneAndUpdate(filter, { $set: { password: await hash(String(req.body.password)) } });
  res.sendStatus(204);
});

router.delete('/sessions', async (req, res) => {
  // ruleid: javascript-nosql-injection
  await req.app.locals.db.collection('sessions').deleteMany({ owner: req.body.owner });
  res.sendStatus(204);
});

router.get('/search', async (req, res) => {
  // ruleid: javascript-nosql-injection
  const rows = await User.find({ $where: `this.name == '${req.query.name}'` });
  res.json(rows);
});

module.exports = router;

app.post('/confirm', async (req, res) => {
  if (typeof req.body.code !== 'string') return res.status(400).end();
  // ruleid: javascript-nosql-injection
  const user = await User.findOne({ email: req.body.email, code: req.body.code });
  res.json(user);
});
