const express = require('express');
const http = require('http');
const app = express();

app.get('/hello', (req, res) => {
  // ruleid: javascript-reflected-xss
  res.send('<h1>Hello ' + req.query.name + '</h1>');
});

app.get('/search', (req, res) => {
  const term = req.query.q;
  const html = `
    <html>
      <body>No results for <b>${term}</b></body>
    </html>`;
  // ruleid: javascript-reflected-xss
  res.status(404).send(html);
});

app.post('/comment', (req, res) => {
  const parts = [];
  parts.push('<p>');
  parts.push(req.body.comment);
  parts.push('</p>');
  res.setHeader('Content-Type', 'text/html');
  // ruleid: javascript-reflected-xss
  res.write(parts.join(''));
  res.end();
});

// only the first tag is cut out
app.get('/strip', (req, res) => {
  const text = req.query.text.replace('<script>', '');
  // ruleid: javascript-reflected-xss
  res.send(text);
});

const preview = (req, res) => {
  const { title } = req.body;
  // ruleid: javascript-reflected-xss
  res.end(`<title>${title.toUpperCase()}</title>`);
};

module.exports = { app, preview };
