const express = require('express');
const escapeHtml = require('escape-html');
const app = express();
const LABELS = { en: 'Hello', de: 'Hallo' };

app.get('/hello', (req, res) => {
  // ok: javascript-reflected-xss
  res.send('<h1>Hello ' + escapeHtml(req.query.name) + '</h1>');
});

app.get('/api/echo', (req, res) => {
  // ok: javascript-reflected-xss
  res.json({ name: req.query.name });
  // ok: javascript-reflected-xss
  res.send({ name: req.query.name, at: Date.now() });
});

app.get('/label', (req, res) => {
  // ok: javascript-reflected-xss
  res.send('<b>' + LABELS[req.query.lang] + '</b>');
});

app.get('/text', (req, res) => {
  res.type('text/plain');
  // ok: javascript-reflected-xss
  res.send('You said ' + req.query.text);
});

app.get('/raw', (req, res) => {
  res.setHeader('Content-Type', 'application/json');
  // ok: javascript-reflected-xss
  res.end(JSON.stringify({ text: req.query.text }));
});

app.post('/users', async (req, res) => {
  const user = await User.create(req.body);
  // ok: javascript-reflected-xss
  res.status(201).send(user);
});

app.get('/page', (req, res) => {
  const page = parseInt(req.query.page, 10);
  // ok: javascript-reflected-xss
  res.send(`<p>Page ${page}</p>`);
  // ok: javascript-reflected-xss
  res.render('page', { title: req.query.title });
});

app.get('/items/:id', (req, res) => {
  const item = items.find((i) => i.id === req.params.id);
  if (!item) return res.status(404).send('No such item');
  // ok: javascript-reflected-xss
  res.send(item);
});

module.exports = app;
