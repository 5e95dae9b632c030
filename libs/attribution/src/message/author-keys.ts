/** Keys whose value is the identity of somebody who wrote. Reviewed-by, Acked-by, Tested-by, Reported-by name who did not. */
export const CO_AUTHOR_KEYS: ReadonlySet<string> = new Set(['co-authored-by', 'co-developed-by', 'authored-by', 'assisted-by', 'generated-by']);

/** Keys whose value is the id of an agent, whatever the id. */
export const ID_KEYS: ReadonlySet<string> = new Set(['agent-id', 'ai-assistant']);

/** Keys whose value starts with the name of an agent, or of something or somebody else. */
export const NAME_KEYS: ReadonlySet<string> = new Set([
  'assisted-by',
  'generated-by',
  'ai-assisted',
  'ai-assisted-by',
  'ai-generated-by',
  'authored-by',
  'agent-signature',
]);

/** Every key that names who wrote. */
export const NAMING_KEYS: ReadonlySet<string> = new Set([...CO_AUTHOR_KEYS, ...ID_KEYS, ...NAME_KEYS]);
