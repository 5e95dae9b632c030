/** A link to lines of a file at a commit, as GitHub (and its enterprise servers) names them. */
export function permalink(base: string, place: { repo: string; commit: string; path: string; from: number; to: number }): string {
  const path = [place.repo, 'blob', place.commit, place.path]
    .flatMap((part) => part.split('/'))
    .map(encodeURIComponent)
    .join('/');
  const lines = place.from === place.to ? `L${place.from}` : `L${place.from}-L${place.to}`;
  return `${base}/${path}#${lines}`;
}
