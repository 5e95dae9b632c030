import { EXIT } from '../../io/exit-code.ts';
import { connect, type ServiceOptions } from '../../settings/service.ts';
import { define } from '../command.ts';
import { API_URL, JSON_OUT, TIMEOUT } from '../options.ts';
import { plainRow } from './plain-row.ts';

export const retention = define<ServiceOptions & { json: boolean }>({
  usage: 'retention',
  summary: 'say what is kept, and how long',
  description: 'Says how long the service keeps what, and the setting of each. The contents of an analysis go when it is decided, whatever is set.',
  options: [API_URL(), TIMEOUT(60), JSON_OUT()],
  examples: [['provenance admin retention', 'before you promise somebody something']],
  async run({ json, ...options }, { process, terminal }) {
    const { retention: kept } = await connect(options, process).queues();
    const rows = [
      [`contents  ${kept.contents_days} d`, 'of analyses that were not decided; of others until they are', 'PROVENANCE_RETENTION_CONTENTS_DAYS'],
      [`results   ${kept.results_days} d`, 'records, lines, findings, decisions with their proofs', 'PROVENANCE_RETENTION_RESULTS_DAYS'],
      [`facts     ${kept.facts_days} d`, 'facts and figures, records of the decision log', 'PROVENANCE_RETENTION_FACTS_DAYS'],
    ];
    await terminal.answerLine(json ? JSON.stringify(kept) : rows.map(plainRow).join('\n'));
    return EXIT.done;
  },
});
