import type { RuleExplanation } from '@provenance/policy';
import { plain, type Paint } from '@provenance/report';
import type { Explained } from './policy-explain.ts';

/** Places that are shown of one rule. */
const SHOWN = 10;

const COLOUR = { allow: 'green', warn: 'yellow', block: 'red' } as const;

/** Every rule of a policy with where it fired, then the decision. */
export function explanationText({ of, decision, rules }: Explained, paint: Paint): string {
  const builtin = decision.reasons.filter(({ rule_id }) => !rule_id.includes('/'));
  return [
    paint('bold', plain(of)),
    ...rules.flatMap((rule) => ruleLines(rule, paint)),
    ...builtin.map(({ rule_id, outcome, message }) => `  ${paint(COLOUR[outcome], outcome)} builtin/${plain(rule_id)}: ${plain(message)}`),
    `${paint(COLOUR[decision.outcome], decision.outcome.toUpperCase())} ${plain(decision.rationale)}`,
  ].join('\n');
}

function ruleLines(rule: RuleExplanation, paint: Paint): string[] {
  const { places, exempted, could_not_tell, outcome } = rule;
  const head = rule.fired ? `${paint(COLOUR[outcome], outcome)} ${plain(rule.rule)}` : paint('dim', `-     ${plain(rule.rule)}`);
  const counted = `${places.length} of ${rule.in_scope} in scope${rule.at_least > 1 ? `, fires from ${rule.at_least} on` : ''}`;
  return [
    `  ${head}: ${counted}`,
    ...(rule.when === undefined ? [] : [`      when ${plain(rule.when.replace(/\s+/g, ' '))}`]),
    ...capped(places.map((place) => `      ${placeText(place)}`)),
    ...exempted.map(({ owner, expires, subjects }) => `      exempted ${subjects}: ${plain(owner)}, until ${expires}`),
    ...capped(could_not_tell.map(({ places: [place], why }) => `      could not tell: ${plain(why)}${place === undefined ? '' : ` (${placeText(place)})`}`)),
  ];
}

function capped(lines: string[]): string[] {
  return lines.length <= SHOWN ? lines : [...lines.slice(0, SHOWN), `      ... ${lines.length - SHOWN} more`];
}

function placeText({ file_path, start_line, end_line, agent_id, rule_key, repo }: RuleExplanation['places'][number]): string {
  if (file_path === undefined) return plain(repo);
  const lines = start_line === undefined ? '' : end_line === undefined || end_line === start_line ? `:${start_line}` : `:${start_line}-${end_line}`;
  return [`${file_path}${lines}`, ...(agent_id === undefined ? [] : [`by ${agent_id}`]), ...(rule_key === undefined ? [] : [rule_key])].map(plain).join('  ');
}
