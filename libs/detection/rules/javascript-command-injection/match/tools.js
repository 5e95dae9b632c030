const { exec, execSync, spawn, execFile } = require('child_process');
const { promisify } = require('util');
const Koa = require('koa');
const shell = require('shelljs');

const execAsync = promisify(exec);

exports.ping = (req, res) => {
  // ruleid: javascript-command-injection
  exec(`ping -c 1 ${req.query.host}`, (err, stdout) => {
    res.json({ output: stdout });
  });
};

exports.convert = async (req, res) => {
  const { input, format } = req.body;
  const args = ['convert', input, `out.${format}`];
  // ruleid: javascript-command-injection
  const { stdout } = await execAsync(args.join(' '));
  res.json({ stdout });
};

exports.archive = (req, res) => {
  const name = req.params.name || 'backup';
  const cmd = 'tar czf /tmp/' + name + '.tgz data';
  // ruleid: javascript-command-injection
  execSync(cmd);
  // ruleid: javascript-command-injection
  shell.exec('rm -rf /tmp/' + name);
  res.sendStatus(204);
};

exports.grep = (req, res) => {
  // ruleid: javascript-command-injection
  const child = spawn('grep', [req.query.term, 'app.log'], { shell: true });
  child.stdout.pipe(res);
};

exports.script = (req, res) => {
  // ruleid: javascript-command-injection
  spawn('sh', ['-c', 'wc -l ' + req.query.file]);
  // ruleid: javascript-command-injection
  execFile(req.body.tool, ['--version'], () => res.end());
};

const app = new Koa();
app.use(async (ctx) => {
  // ruleid: javascript-command-injection
  const out = require('child_process').execSync('git log ' + ctx.query.branch);
  ctx.body = { out: String(out) };
});
