import { Option } from 'commander';
import { plain } from '@provenance/report';
import { EXIT } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define, type Context } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { checkEngine, checkGit, checkRepository, checkService, checkSettings, type Finding } from './checks.ts';
import { diagnose } from './deployment.ts';

export const doctor = define<ServiceOptions & { json: boolean; deployment?: string }>({
  usage: 'doctor',
  summary: 'what is installed, reachable and configured, and what to do',
  description: 'Looks at git, the repository, the engine, the settings of attribution and the service. Exit code 3 when one of them does not work.',
  options: [new Option('--deployment <url>', 'say instead what is wrong with the service there; exit code 1 when something is'), API_URL(), TIMEOUT(10), JSON_OUT()],
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
  for (const { what, state, detail, todo } of json ? [] : signs) {
    const mark = { ok: terminal.paint('green', ' ok '), warn: terminal.paint('yellow', 'warn'), fail: terminal.paint('red', 'fail') }[state];
    await terminal.answerLine(`${mark} ${what.padEnd(14)} ${plain(detail)}${todo === undefined ? '' : `\n                    ${plain(todo)}`}`);
  }
  return signs.some(({ state }) => state === 'fail') ? EXIT.objected : EXIT.done;
}
