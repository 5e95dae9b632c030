/** What the event that started a workflow says of the change. */
export interface ChangeEvent {
  pr?: string;
  baseSha?: string;
  headSha?: string;
  branch?: string;
}

/** Reads the payload of an event of GitHub's; what it does not say is absent. */
export function changeEvent(payload: unknown): ChangeEvent {
  const event = shape(payload);
  const pull = shape(event['pull_request']);
  if (typeof pull['number'] === 'number') {
    const [base, head] = [shape(pull['base']), shape(pull['head'])];
    return known({ pr: String(pull['number']), baseSha: sha(base['sha']), headSha: sha(head['sha']), branch: name(head['ref']) });
  }
  const group = shape(event['merge_group']);
  if (group['head_sha'] !== undefined) {
    return known({ baseSha: sha(group['base_sha']), headSha: sha(group['head_sha']), branch: name(group['head_ref'])?.replace(/^refs\/heads\//, '') });
  }
  const before = sha(event['before']);
  const pushed = { baseSha: before !== undefined && /^0+$/.test(before) ? undefined : before, headSha: sha(event['after']) };
  return known({ ...pushed, branch: name(event['ref'])?.replace(/^refs\/heads\//, '') });
}

function shape(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function sha(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value) ? value : undefined;
}

function name(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function known(event: { [K in keyof ChangeEvent]: ChangeEvent[K] | undefined }): ChangeEvent {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined)) as ChangeEvent;
}
