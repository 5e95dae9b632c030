import { QUEUE_PREFIX } from '@provenance/contracts';
import type { KeyFamily } from '@provenance/store';

/** Events of BullMQ that are kept a queue: nobody reads them, so that they only cost memory. */
export const MAX_EVENTS = 100;

/** The server trims whole nodes of a stream, of 100 entries each. */
const NODE = 100;

const of = (part: string): string => `${QUEUE_PREFIX}:<queue>:${part}`;
const LETTERS = '7 days in the queue of a stage, 30 in that of the export, 7 in that of back-tests';

/** Every family of keys that BullMQ keeps of our queues. */
export const QUEUE_KEY_FAMILIES: readonly KeyFamily[] = [
  { name: of('<job>'), holds: 'a job: ids, no content', bound: 'leaves', by: `the end of the job; a dead letter after ${LETTERS}` },
  { name: of('<job>:lock'), holds: 'who has it in hand', bound: 'expires', by: 'the lock' },
  { name: of('<job>:dependencies|processed|failed|unsuccessful'), holds: 'the jobs that it waits for', bound: 'leaves', by: 'the end of the job' },
  { name: of('wait|active|paused|delayed|prioritized|waiting-children|stalled'), holds: 'jobs in hand', bound: 'leaves', by: 'the end of the job; with the export, when the sink takes it' },
  { name: of('failed'), holds: 'dead letters', bound: 'leaves', by: LETTERS },
  { name: of('events'), holds: 'events that nobody reads', bound: 'trimmed', by: `${MAX_EVENTS} events`, most: MAX_EVENTS + NODE },
  { name: of('meta'), holds: 'settings of the queue', bound: 'capped', by: 'one', most: 10 },
  { name: of('id|marker|pc'), holds: 'counters of the queue, and its sign that there is something to do', bound: 'capped', by: 'one', most: 2 },
  { name: of('stalled-check|limiter'), holds: 'when workers looked for lost jobs last, and how long the sink is left alone', bound: 'expires', by: 'that time' },
];
