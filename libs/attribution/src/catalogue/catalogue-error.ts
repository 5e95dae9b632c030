/** A catalogue, map or key of the operator's that cannot be used, with every fault in it. */
export class CatalogueError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('; '));
    this.name = 'CatalogueError';
    this.faults = faults;
  }
}
