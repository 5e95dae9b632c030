import { analyzerOf } from '../language/analyzers.ts';
import { readSyntax } from './syntax-check.ts';

async function syntaxOf(path: string, source: string) {
  const content = Buffer.from(source);
  return readSyntax(analyzerOf(path, '', content)!, content);
}

const PYTHON = `import db

def handler(request,
            cursor):
    name = request.args["q"]
    query = (
        "select * "
        + name
    )
    if (name
            and query):
        return cursor.execute(
            query,
        )
    other()
`;

const TYPESCRIPT = `app.post('/a', (request) => {
  const path = join(
    root,
    request.body.name,
  );
  if (a &&
    b) {
    run(path);
  }
}, later);
switch (x) {
  case 1:
    run(
      1);
}
`;

const GO = `package a

func f() {
	if x &&
		y {
		run(
			1)
	}
	switch z {
	case 1:
		run(
			2)
	}
}
`;

const JAVA = `class A {
  void f(String a,
         String b) {
    run(
      a);
  }
}
`;

describe('readSyntax', () => {
  it.each([
    ['an assignment over several lines', 'a.py', PYTHON, 8, [6, 9]],
    ['a call inside a body', 'a.py', PYTHON, 13, [12, 14]],
    ['the header of a condition without its body', 'a.py', PYTHON, 11, [10, 11]],
    ['the header of a function without its body', 'a.py', PYTHON, 4, [3, 4]],
    ['a statement of one line', 'a.py', PYTHON, 15, [15, 15]],
    ['a declaration inside a callback', 'a.ts', TYPESCRIPT, 4, [2, 5]],
    ['the header of a condition', 'a.ts', TYPESCRIPT, 6, [6, 7]],
    ['a call that takes a callback, up to the body', 'a.ts', TYPESCRIPT, 1, [1, 1]],
    ['a statement of a case', 'a.js', TYPESCRIPT, 14, [13, 14]],
    ['a condition of Go', 'a.go', GO, 5, [4, 5]],
    ['a call of Go', 'a.go', GO, 7, [6, 7]],
    ['a statement of a case of Go', 'a.go', GO, 12, [11, 12]],
    ['a call of Java', 'A.java', JAVA, 5, [4, 5]],
    ['the header of a method of Java', 'A.java', JAVA, 3, [2, 3]],
  ])('finds %s', async (_name, path, source, line, [start_line, end_line]) => {
    const { errorLine, statementAt } = await syntaxOf(path, source);
    expect(errorLine).toBeUndefined();
    expect(statementAt(line)).toEqual({ start_line, end_line });
  });

  it.each([
    ['between two statements', 'a.py', PYTHON, 2],
    ['behind a nested body', 'a.ts', TYPESCRIPT, 10],
    ['in a language without a grammar', 'a.rb', 'run(\n1)\n', 2],
  ])('finds none %s', async (_name, path, source, line) => {
    const { statementAt } = await syntaxOf(path, source);
    expect(statementAt(line)).toBeUndefined();
  });

  it('tells the line of a syntax error, and the statements beside it', async () => {
    const { errorLine, statementAt } = await syntaxOf('a.py', 'run(\n  1)\ndef b(:\n');
    expect(errorLine).toBe(3);
    expect(statementAt(2)).toEqual({ start_line: 1, end_line: 2 });
  });
});
