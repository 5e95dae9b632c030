import type { FindingLife } from '@provenance/api-client';
import { plain, type Paint } from '@provenance/report';

const STATUS = { open: 'red', suppressed: 'yellow', remediated: 'green' } as const;

/** A finding in one pull request with all that happened to it. What others wrote is made harmless. */
export function lifeText(paint: Paint, life: FindingLife): string {
  const { fingerprint, status, severity, rule_key, category, repo, pr_number, file_path, start_line, agent_id, message } = life;
  const { suppression, moved_from, moved_to, history, history_total } = life;
  const left = history_total - history.length;
  return [
    `${paint(STATUS[status], status)}  ${severity} ${paint('bold', plain(file_path))}:${start_line}  ${paint('dim', `${plain(rule_key)}, ${plain(category)}`)}`,
    `  ${plain(message)}`,
    `  ${plain(repo)} ${plain(pr_number)}, written by ${plain(agent_id)}, ${fingerprint}`,
    ...(moved_from === undefined ? [] : [`  before its file was renamed: ${plain(moved_from)}`]),
    ...(moved_to === undefined ? [] : [`  its file was renamed: it goes on as ${moved_to}`]),
    ...(suppression === undefined ? [] : [`  ${suppressionText(suppression)}`]),
    ...history.map((event) => `    ${eventText(event)}`),
    ...(left > 0 ? [paint('dim', `    ${left} more between the first and the last of these`)] : []),
  ].join('\n');
}

function suppressionText({ kind, scope, actor, approver, expires_at, reason }: NonNullable<FindingLife['suppression']>): string {
  const reach = { pull_request: 'in this pull request', repo: 'in this repository', everywhere: 'everywhere' }[scope];
  const by = kind === 'in_source' ? 'a comment in the source' : (actor ?? 'somebody');
  const agreed = approver === undefined ? '' : `, approved by ${plain(approver)}`;
  return `held back ${reach} by ${plain(by)}${agreed}, until ${expires_at ?? 'it is taken back'}: ${plain(reason)}`;
}

function eventText({ at, type, cause, actor, reason, analysis_id }: FindingLife['history'][number]): string {
  const words = [type.replace('finding_', ''), cause?.replaceAll('_', ' '), actor && `by ${actor}`, analysis_id && `in ${analysis_id}`];
  const told = words.filter((word) => word !== undefined && word !== '').join(' ');
  return plain(`${at}  ${told}${reason === undefined ? '' : `: ${reason}`}`);
}
