const axios = require('axios');
const http = require('http');
const https = require('https');
const express = require('express');
const app = express();

app.get('/proxy', async (req, res) => {
  // ruleid: javascript-ssrf
  const response = await axios.get(req.query.url);
  res.json(response.data);
});

app.post('/webhook/test', async (req, res) => {
  const { callbackUrl } = req.body;
  // ruleid: javascript-ssrf
  const r = await fetch(callbackUrl, { method: 'POST', body: '{}' });
  res.json({ status: r.status });
});

app.get('/shop/:tenant', (req, res) => {
  // ruleid: javascript-ssrf
  https.get(`https://${req.params.tenant}/catalog.json`, (r) => r.pipe(res));
});

app.get('/host', (req, res) => {
  // ruleid: javascript-ssrf
  const request = http.request({ method: 'GET', hostname: req.query.host, path: '/' }, (r) => r.pipe(res));
  request.end();
});

app.post('/import', async (req, res) => {
  const config = { timeout: 1000 };
  // ruleid: javascript-ssrf
  const r = await axios({ method: 'get', url: req.body.feed, ...config });
  res.json(r.data);
});

app.get('/shot', async (req, res) => {
  const page = await browser.newPage();
  // ruleid: javascript-ssrf
  await page.goto(req.query.site);
  res.end(await page.screenshot());
});

app.get('/old', (req, res) => {
  // ruleid: javascript-ssrf
  require('http').get(req.query.url, (r) => r.pipe(res));
});
