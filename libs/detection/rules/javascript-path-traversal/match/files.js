const fs = require('fs');
const fsp = require('fs/promises');
const path = require('path');
const express = require('express');
const router = express.Router();
const UPLOADS = path.join(__dirname, 'uploads');

router.get('/files/:name', (req, res) => {
  const file = path.join(UPLOADS, req.params.name);
  // ruleid: javascript-path-traversal
  fs.readFile(file, 'utf8', (err, text) => {
    if (err) return res.sendStatus(404);
    res.type('text/plain').send(text);
  });
});

router.get('/download', (req, res) => {
  // ruleid: javascript-path-traversal
  res.download('./reports/' + req.query.report);
});

router.get('/avatar', (req, res) => {
  // ruleid: javascript-path-traversal
  res.sendFile(path.resolve(UPLOADS, req.query.file));
});

router.delete('/files', async (req, res) => {
  // ruleid: javascript-path-traversal
  await fsp.unlink(`${UPLOADS}/${req.body.name}`);
  res.sendStatus(204);
});

router.post('/notes', (req, res) => {
  const { title, text } = req.body;
  // ruleid: javascript-path-traversal
  const out = fs.createWriteStream(path.join('notes', title + '.md'));
  out.end(text);
  // ruleid: javascript-path-traversal
  fs.renameSync('notes/tmp.md', path.join('notes', req.body.target));
  res.sendStatus(201);
});

router.get('/page', (req, res) => {
  // ruleid: javascript-path-traversal
  res.render('pages/' + req.query.page);
});

require('http').createServer((req, res) => {
  // ruleid: javascript-path-traversal
  fs.createReadStream(path.join(__dirname, 'public', decodeURIComponent(req.url))).pipe(res);
});

module.exports = router;
