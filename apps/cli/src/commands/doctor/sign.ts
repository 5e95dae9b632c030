/**
 * One line of the diagnosis of a deployment. `note`: by choice, nothing is wrong. `unseen`: it could not be looked at, so that
 * nobody can say whether it is well.
 */
export interface Sign {
  what: string;
  state: 'ok' | 'note' | 'warn' | 'fail' | 'unseen';
  /** With the figure that it was judged by. */
  detail: string;
  /** What to do, where it is not ok. */
  todo?: string;
  /** The page that says more, in the project. */
  runbook?: string;
}

/** The page of the alert of that name. */
export const runbook = (alert: string): string => `docs/operations/runbooks/${alert}.md`;

export const wrong = ({ state }: Sign): boolean => state === 'warn' || state === 'fail';
