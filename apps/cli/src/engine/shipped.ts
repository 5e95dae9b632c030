import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A file that the package brings: beside the bundle; in the workspace, where it comes from.
 * @throws Error when it is in neither place, which is a fault of the package
 */
export function shippedFile(name: 'parts.txt'): string {
  const places = [join(import.meta.dirname, name), join(import.meta.dirname, '../../../../tools/setup', name)];
  const found = places.find(existsSync);
  if (found === undefined) throw new Error(`${name} is not part of this package: ${places.join(', ')}`);
  return found;
}
