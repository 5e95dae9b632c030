export const FORMER_PATH = 'api/orders.py';

const IMPORTS = ['import sqlite3', 'from flask import request', '', ''];
const STATEMENT = "rows = connection.execute(\"SELECT * FROM orders WHERE status = '\" + status + \"'\")";
const BODY = ['status = request.args.get("status")', 'connection = sqlite3.connect("shop.db")', STATEMENT, 'return str(rows.fetchall())'];
const indentedBy = (spaces: number, lines: readonly string[]): string[] => lines.map((line) => ' '.repeat(spaces) + line);

/** A request reaches an SQL statement. */
export const ORDERS = [...IMPORTS, 'def orders():', ...indentedBy(4, BODY)];
export const MOVED = [...Array.from({ length: 200 }, (_, index) => `LIMIT_${index} = ${index}`), ...ORDERS];
export const INDENTED = [...IMPORTS, 'def orders():', '    if request.method == "GET":', ...indentedBy(8, BODY)];
/** No request reaches it any more. */
export const MENDED = ORDERS.map((line) => line.replace('request.args.get("status")', '"paid"'));
export const CHANGED = ORDERS.map((line) => line.replace('SELECT *', 'SELECT id'));

/** What one push makes of the pull request, which has one file and adds every line of it. */
export interface Push {
  repo: string;
  pr_number?: number | string;
  path?: string;
  lines: readonly string[];
  /** The branch that others are merged into has it. */
  on_default_branch?: true;
  /** The name that the change took from the file, and where it says so. */
  renamed?: { from: string; in: 'renames' | 'diff' };
}

let heads = 0;

/** A submission of its own head. */
export function pushOf({ repo, pr_number = 42, path = FORMER_PATH, lines, renamed, on_default_branch }: Push) {
  const changed_lines = lines.map((content, index) => ({ file_path: path, line_number: index + 1, change_type: 'added', content }));
  const change = renamed?.in === 'diff' ? { diff: renamingDiff(renamed.from, path, lines) } : { changed_lines, ...(renamed && { renames: [{ from: renamed.from, to: path }] }) };
  heads += 1;
  return {
    ...{ repo, pr_number, base_sha: 'a'.repeat(40), head_sha: heads.toString(16).padStart(40, '0') },
    provenance_data: { ...change, ...(on_default_branch && { metadata: { on_default_branch } }), files: [{ path, content: `${lines.join('\n')}\n` }] },
  };
}

/** As git writes a file that was renamed and written anew. */
function renamingDiff(from: string, to: string, lines: readonly string[]): string {
  const header = [`diff --git a/${from} b/${to}`, 'similarity index 50%', `rename from ${from}`, `rename to ${to}`, `--- a/${from}`, `+++ b/${to}`];
  return `${[...header, `@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${line}`)].join('\n')}\n`;
}
