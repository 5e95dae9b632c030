import { Option } from 'commander';
import { plain } from '@provenance/report';
import { EXIT, type Exit } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define, type Context } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { checkEngine, checkGit, checkRepository, checkService, checkSettings, type Finding } from './checks.ts';
import { diagnose } from './deployment.ts';
import { wrong, type Sign } from './sign.ts';

export const doctor = define<ServiceOptions & { json: boolean; deployment?: string }>({
  usage: 'doctor',
  summary: 'what is installed, reachable and configured, and what to do',
  description: 'Looks at git, the repository, the engine, the settings of attribution and the service. Exit code 3 when one of them does not work.',
  options: [new Option('--deployment <url>', 'say instead what is wrong with the service there: exit code 1 when something is, 3 when it was not reached or not all could be seen'), API_URL(), TIMEOUT(10), JSON_OUT()],
  examples: [['provenance doctor', 'look at everything'], ['provenance doctor --json', 'for a program'], ['provenance doctor --deployment https://provenance.acme.example', 'what an SRE looks at first; with a token of the scope admin']],
  async run(options, context) {
    if (options.deployment !== undefined) return ofDeployment(options.deployment, options, context);
    const { process, terminal, version } = context;
    const findings: Finding[] = [
      { what: 'provenance', state: 'ok', detail: `${version} on Node ${globalThis.process.versions.node}` },
      await checkGit(process),
      ...(await checkRepository(process)),
      await checkEngine(process),
      checkSettings(process),
      ...(await checkService(options, process)),
    ];
    if (options.json) await terminal.answerLine(JSON.stringify({ findings }));
    for (const { what, state, detail, todo } of options.json ? [] : findings) {
      const mark = { ok: terminal.paint('green', ' ok '), missing: terminal.paint('yellow', 'none'), failed: terminal.paint('red', 'fail') }[state];
      await terminal.answerLine(`${mark} ${what.padEnd(12)} ${plain(detail)}${todo === undefined ? '' : `\n                  ${plain(todo)}`}`);
    }
    return findings.some(({ state }) => state === 'failed') ? EXIT.failed : EXIT.done;
  },
});

async function ofDeployment(url: string, { json, timeout }: ServiceOptions & { json: boolean }, { process, terminal, version }: Context) {
  const signs = await diagnose(connect({ apiUrl: url, ...(timeout !== undefined && { timeout }) }, process, 1), version);
  if (json) await terminal.answerLine(JSON.stringify({ signs }));
  const width = Math.max(...signs.map(({ what }) => what.length));
  for (const { what, state, detail, todo, runbook } of json ? [] : signs) {
    const mark = { ok: terminal.paint('green', '  ok'), note: terminal.paint('dim', 'note'), warn: terminal.paint('yellow', 'warn'), fail: terminal.paint('red', 'fail'), unseen: terminal.paint('yellow', '   ?') }[state];
    const more = [todo, runbook].filter((line) => line !== undefined).map((line) => `\n     ${' '.repeat(width)}  ${plain(line)}`);
    await terminal.answerLine(`${mark} ${what.padEnd(width)}  ${plain(detail)}${more.join('')}`);
  }
  if (!json) await terminal.answerLine(verdict(signs));
  return exitOfSigns(signs);
}

/** What is known to be wrong comes before what could not be seen: an operator begins there. */
function exitOfSigns(signs: readonly Sign[]): Exit {
  if (signs.some(wrong)) return EXIT.objected;
  return signs.some(({ state }) => state === 'unseen') ? EXIT.failed : EXIT.done;
}

function verdict(signs: readonly Sign[]): string {
  const found = signs.filter(wrong).map(({ what }) => what);
  const unseen = signs.filter(({ state }) => state === 'unseen').map(({ what }) => what);
  const well = signs.length === unseen.length ? 'nothing could be looked at' : 'nothing that was looked at is wrong';
  return [found.length === 0 ? well : `wrong: ${found.join(', ')}`, ...(unseen.length === 0 ? [] : [`not seen: ${unseen.join('; ')}`])].join('\n');
}
