/** A file whose third line runs what the request says. */
const handler = (name: string) =>
  [
    'import os',
    'from flask import request',
    '',
    '',
    `def ${name}():`,
    '    target = request.args.get("target", "")',
    '    os.system("ping -c 1 " + target)',
    '    return "ok"',
    '',
  ].join('\n');

/** A small pull request, distinct by its number: two files, one with a command injection on a changed line. */
export function pullRequest(number: number) {
  const vulnerable = handler(`ping_${number}`);
  const clean = `def total_${number}(a, b):\n    return a + b\n`;
  return {
    repo: 'acme/drain',
    pr_number: number,
    base_sha: 'a'.repeat(40),
    head_sha: number.toString(16).padStart(40, '0'),
    provenance_data: {
      changed_lines: [
        ...vulnerable.split('\n').slice(4, 8).map((content, index) => ({
          file_path: 'api/ping.py',
          line_number: 5 + index,
          change_type: 'added',
          content,
          attribution: { agent_id: number % 2 === 0 ? 'claude-code' : 'cursor' },
        })),
        { file_path: 'api/total.py', line_number: 1, change_type: 'added', content: clean.split('\n')[0] },
      ],
      files: [
        { path: 'api/ping.py', content: vulnerable },
        { path: 'api/total.py', content: clean },
      ],
    },
  };
}

/** The same pull request with one file more, of which every line was added. */
export function withFile(request: ReturnType<typeof pullRequest>, path: string, content: string) {
  const { changed_lines, files } = request.provenance_data;
  const added = content.trimEnd().split('\n').map((line, index) => ({
    file_path: path,
    line_number: index + 1,
    change_type: 'added',
    content: line,
  }));
  return { ...request, provenance_data: { changed_lines: [...changed_lines, ...added], files: [...files, { path, content }] } };
}

export const LINES_OF_A_PULL_REQUEST = 5;
