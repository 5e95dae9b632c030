const fs = require('fs');
const path = require('path');
const express = require('express');
const router = express.Router();
const ROOT = path.resolve(__dirname, 'uploads');
const REPORTS = { daily: 'reports/daily.csv', weekly: 'reports/weekly.csv' };

router.get('/files/:name', (req, res) => {
  const full = path.resolve(ROOT, req.params.name);
  if (!full.startsWith(ROOT + path.sep)) {
    return res.sendStatus(403);
  }
  // ok: javascript-path-traversal
  fs.createReadStream(full).pipe(res);
});

router.get('/base/:name', (req, res) => {
  const file = path.join(ROOT, path.basename(req.params.name));
  // ok: javascript-path-traversal
  fs.readFile(file, (err, data) => res.send(data));
});

router.get('/report/:kind', (req, res) => {
  // ok: javascript-path-traversal
  res.download(REPORTS[req.params.kind]);
});

router.get('/static/:file', (req, res) => {
  // ok: javascript-path-traversal
  res.sendFile(req.params.file, { root: ROOT });
  // ok: javascript-path-traversal
  res.render('pages/about', { page: req.query.page });
});

router.get('/invoice/:id', (req, res) => {
  const id = Number(req.params.id);
  // ok: javascript-path-traversal
  res.sendFile(path.join(ROOT, `invoice-${id}.pdf`));
});

router.post('/upload', upload.single('file'), async (req, res) => {
  // ok: javascript-path-traversal
  const stream = fs.createReadStream(req.file.path);
  await store(stream);
  // ok: javascript-path-traversal
  fs.writeFileSync('last-upload.json', JSON.stringify(req.body));
  fs.unlinkSync(req.file.path);
  res.sendStatus(201);
});

router.get('/lang/:code', (req, res) => {
  const code = req.params.code;
  if (!/^[a-z]{2}$/.test(code)) return res.sendStatus(400);
  // ok: javascript-path-traversal
  res.json(JSON.parse(fs.readFileSync(path.join(ROOT, code + '.json'), 'utf8')));
});
