import fc from 'fast-check';
import { suppressionComments, suppressionWords } from './scan-comments.ts';

describe('suppressionWords', () => {
  it.each([
    ['import pickle  # nosemgrep', 'semgrep'],
    ['eval(x) // nosem: rule', 'semgrep'],
    ['<!-- nosemgrep -->', 'semgrep'],
    ['q = f"{x}"  # nosec B608', 'bandit'],
    ['import os  # noqa: F401', 'flake8'],
    ['# pylint: disable=eval-used', 'pylint'],
    ['x = f()  # type: ignore[arg-type]', 'mypy'],
    ['// eslint-disable-next-line no-eval', 'eslint'],
    ['/* eslint-disable */', 'eslint'],
    ['// biome-ignore lint: because', 'biome'],
    ['// @ts-ignore', 'typescript'],
    ['f() //nolint:errcheck', 'golangci-lint'],
    ['h := md5.New() // #nosec G401', 'gosec'],
    ['//lint:ignore SA1019 because', 'staticcheck'],
    ['strcpy(a, b); // NOLINT', 'clang-tidy'],
    ['@SuppressWarnings("unchecked")', 'java'],
    ['@SuppressFBWarnings("SQL")', 'spotbugs'],
    ['@Suppress("UNCHECKED_CAST")', 'kotlin'],
    ['int a; // NOPMD', 'pmd'],
    ['run(); // NOSONAR', 'sonar'],
    ['eval(x) # rubocop:disable Security/Eval', 'rubocop'],
    ['// phpcs:ignore', 'phpcs'],
    ['/** @psalm-suppress TaintedSql */', 'psalm'],
    ['#pragma warning disable CA3001', 'csharp'],
    ['[SuppressMessage("Security", "CA3001")]', 'csharp'],
    ['#[allow(unsafe_code)]', 'rust'],
    ['# hadolint ignore=DL3008', 'hadolint'],
    ['# shellcheck disable=SC2086', 'shellcheck'],
    ['#tfsec:ignore:aws-s3', 'tfsec'],
    ['# checkov:skip=CKV_AWS_20: public', 'checkov'],
    ['uses: a/b@main # zizmor: ignore[unpinned-uses]', 'zizmor'],
    ['key = "abc" # gitleaks:allow', 'gitleaks'],
    ['key = "abc"  # pragma: allowlist secret', 'detect-secrets'],
  ])('reads %s', (line, tool) => {
    expect(suppressionWords(line).map((found) => found.tool)).toContain(tool);
  });

  it.each(['ignore = True', 'print("no way")', 'const nolint = 1;', 'disable(feature)', 'noqa = 3', 'allow(user)', 'x = lgtm[0]'])('leaves %s alone', (line) => {
    expect(suppressionWords(line)).toEqual([]);
  });

  it('caps what it keeps, whatever the line is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        for (const { text: words } of suppressionWords(`# nosec ${text}`)) expect(words.length).toBeLessThanOrEqual(120);
      }),
    );
  });
});

it('looks at the lines that a change wrote, and at the file where the line does not bring its text', () => {
  const at = { file_path: 'a.py', content: 'x  # nosec' };
  const lines = [
    { ...at, line_number: 1, change_type: 'deleted' },
    { ...at, line_number: 2, change_type: 'added' },
    { file_path: 'a.py', line_number: 3, change_type: 'modified' },
  ];
  const comments = suppressionComments(lines, (path, line) => (path === 'a.py' && line === 3 ? 'y  # noqa' : undefined));
  expect(comments.map(({ line_number, tool, text }) => [line_number, tool, text])).toEqual([
    [2, 'bandit', 'nosec'],
    [3, 'flake8', 'noqa'],
  ]);
});
