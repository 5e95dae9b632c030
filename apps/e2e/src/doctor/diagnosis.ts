import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '@provenance/embedded';
import type { System } from '../system/system.ts';
import { until } from '../system/until.ts';

export interface Diagnosis {
  exit: number;
  /** All that is not well and not a choice, as `state what`. */
  wrong: string[];
  signs: { what: string; state: string; detail: string; todo?: string; runbook?: string }[];
}

/** What `provenance doctor --deployment` says of a system, as an SRE runs it. */
export function diagnose(system: System, token = system.token, at = system.app('governance-api').base): Promise<Diagnosis> {
  const words = [join(workspaceRoot(), 'apps/cli/dist/main.js'), 'doctor', '--deployment', at, '--json'];
  return new Promise((resolve) => {
    execFile(process.execPath, words, { cwd: system.dir, env: token === undefined ? {} : { PROVENANCE_API_TOKEN: token } }, (error, out) => {
      const { signs } = JSON.parse(out) as Pick<Diagnosis, 'signs'>;
      const wrong = signs.filter(({ state }) => state !== 'ok' && state !== 'note').map(({ state, what }) => `${state} ${what}`);
      resolve({ exit: typeof error?.code === 'number' ? error.code : 0, wrong, signs });
    });
  });
}

/** The diagnosis once it finds something. */
export const untilWrong = (system: System): Promise<Diagnosis> =>
  until('a finding', async () => {
    const diagnosis = await diagnose(system);
    return diagnosis.wrong.length > 0 ? diagnosis : undefined;
  });

/** The diagnosis once it finds nothing. */
export const untilWell = async (system: System): Promise<Diagnosis> => {
  let last: string[] = [];
  return until('a system that is well', async () => {
    const diagnosis = await diagnose(system);
    last = diagnosis.wrong;
    return diagnosis.wrong.length === 0 ? diagnosis : undefined;
  }).catch((error: unknown) => {
    throw new Error(`${(error as Error).message}; there is ${last.join(', ')}`, { cause: error });
  });
};
