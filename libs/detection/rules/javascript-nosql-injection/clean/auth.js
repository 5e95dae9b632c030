const express = require('express');
const { z } = require('zod');
const bcrypt = require('bcryptjs');
const { ObjectId } = require('mongodb');
const router = express.Router();

const Login = z.object({ email: z.string().email(), password: z.string() });

router.post('/login', async (req, res) => {
  const { email, password } = Login.parse(req.body);
  // ok: javascript-nosql-injection
  const user = await User.findOne({ email });
  if (!user || !(await bcrypt.compare(password, user.hash))) return res.sendStatus(401);
  res.json({ id: user.id });
});

router.get('/users/:id', async (req, res) => {
  // ok: javascript-nosql-injection
  const user = await User.findOne({ _id: new ObjectId(req.params.id) });
  // ok: javascript-nosql-injection
  const same = await User.findOne({ _id: req.params.id });
  res.json(user || same);
});

router.post('/reset', async (req, res) => {
  // ok: javascript-nosql-injection
  await User.updateOne({ token: { $eq: req.body.token } }, { $set: { name: req.body.name } });
  // ok: javascript-nosql-injection
  await User.updateOne({ token: String(req.body.token) }, { used: true });
  const { name } = req.body;
  if (typeof name !== 'string') return res.sendStatus(400);
  // ok: javascript-nosql-injection
  res.json(await User.findOne({ name }));
});

router.get('/orders', async (req, res) => {
  // ok: javascript-nosql-injection
  const order = await Order.findOne({ where: { number: req.query.number } });
  // ok: javascript-nosql-injection
  const item = order.items.find((i) => i.sku === req.query.sku);
  // ok: javascript-nosql-injection
  const nodes = $('#list').find(req.query.selector);
  res.json({ item, nodes });
});

module.exports = router;

app.post('/reset', async (req, res) => {
  if (typeof req.body.email !== 'string') return res.status(400).end();
  // ok: javascript-nosql-injection
  const user = await User.findOne({ email: req.body.email });
  res.json(user);
});
