import { plain } from '@provenance/report';

/** Cells of a line, two blanks apart. What others wrote cannot steer the terminal. */
export function plainRow(cells: readonly string[]): string {
  return cells.map(plain).join('  ');
}
