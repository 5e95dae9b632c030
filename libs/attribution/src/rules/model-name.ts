/** What producers write where they do not know the model. */
const NO_MODELS = new Set(['', 'unknown', 'default', 'auto', 'tab', 'none', 'null', '<synthetic>']);

/** The name of a model as real records hold it: quoted, padded, or not a model at all. */
export function modelName(text: string | undefined): string | undefined {
  const name = text?.trim().replace(/^"|"$/g, '').trim() ?? '';
  return NO_MODELS.has(name.toLowerCase()) ? undefined : name;
}
