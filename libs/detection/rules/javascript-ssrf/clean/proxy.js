const axios = require('axios');
const express = require('express');
const app = express();
const API_BASE = process.env.API_BASE;
const FEEDS = { news: 'https://feeds.example.org/news', blog: 'https://feeds.example.org/blog' };
const ALLOWED_HOSTS = new Set(['images.example.org', 'cdn.example.org']);

app.get('/users/:id', async (req, res) => {
  // ok: javascript-ssrf
  const r = await axios.get(`https://api.example.org/users/${req.params.id}`);
  res.json(r.data);
});

app.get('/search', async (req, res) => {
  // ok: javascript-ssrf
  const r = await fetch('https://api.example.org/search?q=' + encodeURIComponent(req.query.q));
  // ok: javascript-ssrf
  const s = await fetch(`${API_BASE}/search/${req.query.q}`);
  // ok: javascript-ssrf
  const t = await axios.post('https://api.example.org/log', { url: req.query.url });
  res.json([await r.json(), await s.json(), t.data]);
});

app.get('/feed', async (req, res) => {
  // ok: javascript-ssrf
  const r = await fetch(FEEDS[req.query.name]);
  res.send(await r.text());
});

app.get('/image', async (req, res) => {
  const target = req.query.url;
  const parsed = new URL(target);
  if (!ALLOWED_HOSTS.has(parsed.hostname)) {
    return res.sendStatus(400);
  }
  // ok: javascript-ssrf
  const r = await fetch(target);
  // ok: javascript-ssrf
  const again = await axios.get(parsed.href);
  res.json([r.status, again.status]);
});

app.get('/thumb', async (req, res) => {
  let parsed;
  try {
    parsed = new URL(req.query.src);
  } catch {
    return res.sendStatus(400);
  }
  if (parsed.protocol !== 'https:' || !ALLOWED_HOSTS.has(parsed.hostname)) {
    return res.sendStatus(400);
  }
  // ok: javascript-ssrf
  const r = await fetch(parsed);
  res.json({ status: r.status });
});

app.post('/order', async (req, res) => {
  // ok: javascript-ssrf
  const r = await axios({ method: 'post', url: 'https://api.example.org/orders', data: req.body });
  const header = req.get('x-request-id');
  res.json({ data: r.data, header });
});
