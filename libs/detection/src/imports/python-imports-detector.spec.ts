import { DEFAULT_LIMITS } from '../limits/file-limits.ts';
import { file } from '../semgrep/engine.fixture.ts';
import { PythonImportsDetector } from './python-imports-detector.ts';

const detector = new PythonImportsDetector(DEFAULT_LIMITS);

async function linesOf(text: string, path = 'a.py'): Promise<number[]> {
  const [scan] = await detector.scan([file(path, text)]);
  return scan!.findings.map((finding) => finding.start_line);
}

describe('PythonImportsDetector', () => {
  it.each([
    ['import pickle'],
    ['import os, sys'],
    ['import subprocess as sp  # run'],
    ['    import tempfile'],
    ['from shlex import quote'],
    ['from os.path import join'],
    ['import os.path'],
  ])('finds: %s', async (line) => {
    expect(await linesOf(`${line}\n`)).toEqual([1]);
  });

  it.each([
    ['import json'],
    ['# import pickle'],
    ['x = "import pickle"'],
    ['from .os import thing'],
    ['import ostrich'],
    ['important os'],
    ['"""\nimport pickle\n"""'],
  ])('leaves alone: %s', async (text) => {
    expect(await linesOf(`${text}\n`)).toEqual([]);
  });

  it('makes one finding a line, as the rule PY001', async () => {
    const [scan] = await detector.scan([file('a.py', 'import os, pickle, subprocess\n')]);
    expect(scan!.findings).toHaveLength(1);
    expect(scan!.findings[0]).toMatchObject({
      rule_key: 'PY001',
      category: 'python_insecure_import',
      severity: 'medium',
      snippet: 'import os, pickle, subprocess',
    });
  });

  it('looks at Python only', async () => {
    expect(await linesOf('import os\n', 'a.js')).toEqual([]);
    expect(await linesOf('#!/usr/bin/env python3\nimport os\n', 'bin/tool')).toEqual([2]);
  });
});
