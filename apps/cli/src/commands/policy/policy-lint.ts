import { Argument } from 'commander';
import { readPolicy } from '@provenance/policy';
import { plain } from '@provenance/report';
import { EXIT } from '../../io/exit-code.ts';
import { define } from '../command.ts';
import { JSON_OUT } from '../options.ts';
import { faultLine, readText } from './policy-file.ts';

export const policyLint = define<{ json: boolean }>({
  usage: 'lint',
  summary: 'find what is wrong with a policy',
  description: 'Reads a policy as the service does and prints all faults at once, each with its line. Exit code 1 where there is one; remarks are no faults.',
  words: [new Argument('<file>', 'the policy, YAML or JSON')],
  options: [JSON_OUT()],
  examples: [['provenance policy lint payments.yaml', 'before it is put into use']],
  async run({ json }, { process, terminal }, [file = '']) {
    const read = readPolicy(readText(process.cwd, file), 'local', Date.now());
    const [faults, remarks] = 'faults' in read ? [read.faults, []] : [[], read.remarks];
    const identity = 'faults' in read ? {} : { name: read.policy.identity.name, digest: read.policy.identity.digest };
    if (json) await terminal.answerLine(JSON.stringify({ file, ...identity, faults, remarks }));
    else {
      const lines = [...faults.map((fault) => faultLine(file, fault)), ...remarks.map((remark) => `${faultLine(file, remark)} (remark)`)].map(plain);
      await terminal.answerLine([...lines, 'faults' in read ? `${faults.length} faults` : `${file}: ${read.policy.document.rules?.length ?? 0} rules, no faults`].join('\n'));
    }
    return faults.length === 0 ? EXIT.done : EXIT.objected;
  },
});
