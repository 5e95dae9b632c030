import { validateSync } from 'class-validator';
import { SubmitAnalysisRequest } from '../analyses/submit-analysis.request.ts';
import type { FaultList } from './fault-list.ts';

const FIELDS = ['repo', 'pr_number', 'base_sha', 'head_sha', 'branch'] as const;

/** Checks everything of the body but provenance_data, by the rules on the request class. */
export function checkHead(body: Readonly<Record<string, unknown>>, faults: FaultList): void {
  const head = new SubmitAnalysisRequest();
  for (const field of FIELDS) Object.assign(head, { [field]: body[field] });
  for (const { property, constraints, value } of validateSync(head, { validationError: { target: false } })) {
    if (value === undefined) faults.add(`/${property}`, 'is required');
    else for (const rule of Object.values(constraints ?? {})) faults.add(`/${property}`, withoutName(rule, property));
  }
}

/** class-validator's own messages start with the name of the property, which the pointer says already. */
function withoutName(rule: string, property: string): string {
  return rule.startsWith(`${property} `) ? rule.slice(property.length + 1) : rule;
}
