import { plain } from '@provenance/report';
import { EXIT } from '../../io/exit-code.ts';
import type { ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { checkEngine, checkGit, checkRepository, checkService, checkSettings, type Finding } from './checks.ts';

export const doctor = define<ServiceOptions & { json: boolean }>({
  usage: 'doctor',
  summary: 'what is installed, reachable and configured, and what to do',
  description: 'Looks at git, the repository, the engine, the settings of attribution and the service. Exit code 3 when one of them does not work.',
  options: [API_URL(), TIMEOUT(10), JSON_OUT()],
  examples: [['provenance doctor', 'look at everything'], ['provenance doctor --json', 'for a program']],
  async run(options, { process, terminal, version }) {
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
