import fc from 'fast-check';
import { annotations, bare, codeQuality, reportMarkdown, reportText, workflowCommand } from './index.ts';
import { markdownCode, markdownText } from './markdown/escape.ts';
import { finding, HOSTILE, report } from './report.fixture.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(HOSTILE));

describe('annotations', () => {
  it('shows ten of a level, worst first, and counts the others', () => {
    const many = [...Array(12).keys()].map((line) => finding({ severity: 'high', start_line: line + 1 }));
    const { shown, leftOut } = annotations({ findings: [...many, finding({ severity: 'low' }), finding({ severity: 'critical', file_path: 'z.py' })] });
    expect(shown.map(({ level }) => level)).toEqual([...(Array(10).fill('error') as string[]), 'notice']);
    expect(shown[0]).toMatchObject({ file: 'z.py', title: 'critical: python-sql-injection', message: 'm (written by claude-code)' });
    expect(leftOut).toBe(3);
  });

  it('are one command each, whatever the texts hold', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (file_path, message, agent_id) => {
        const [annotation] = annotations({ findings: [finding({ file_path, message, agent_id })] }).shown;
        const command = workflowCommand(annotation!);
        const parts = /^::error file=([^:,]*),line=3,endLine=4,title=([^:,]*)::(.*)$/s.exec(command)!;
        expect(command).not.toMatch(/[\r\n]/);
        expect(parts[1]!.replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%')).toBe(file_path);
      }),
    );
  });
});

describe('Markdown', () => {
  it('shows text and makes nothing of it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(markdownText(text)).not.toMatch(/[<>`*[\]|\n\r]|@(?!&#8203;)|:\/\/|www\./i);
        expect(markdownCode(text)).not.toMatch(/[\n\r]/);
      }),
    );
  });

  it.each([
    ['a plain sentence, with 2 numbers: one-two.', 'a plain sentence, with 2 numbers: one-two.'],
    ['ask @acme/admins', 'ask @&#8203;acme/admins'],
    ['[x](https://evil.example)', '&#91;x&#93;&#40;https&#58;//evil.example&#41;'],
    ['<img src=x>', '&#60;img src=x&#62;'],
    ['fixes #12 and GH-7', 'fixes &#35;&#8203;12 and GH&#45;&#8203;7'],
    ['- a list', '&#45; a list'],
    ['1. a list', '1&#46; a list'],
    [':tada: done', '&#58;tada: done'],
  ])('shows %j as it is', (text, escaped) => {
    expect(markdownText(text)).toBe(escaped);
  });

  it('fences code beyond every run of backticks in it, and keeps it in its cell', () => {
    expect(markdownCode('a``b|c')).toBe('``` a``b\\|c ```');
  });

  it('has a row a finding and author, and says what is missing', () => {
    const text = reportMarkdown(report({ shortcomings: ['notes were not fetched'], url: 'http://host/v1/analysis/an_1' }));
    expect(text).toContain('## ⛔ Provenance: block');
    expect(text).toContain('| critical | `a.py:3` | m | `python-sql-injection` | `claude-code` |');
    expect(text).toContain('| `a.py` | ai | `claude-code` | 1 | 0.60 |');
    expect(text).toContain('- notes were not fetched');
    expect(text).toContain('[analysis](<http://host/v1/analysis/an_1>)');
  });

  it('keeps a hostile pull request within its cells', () => {
    const text = reportMarkdown(report({ findings: [finding({ message: HOSTILE, file_path: HOSTILE, agent_id: HOSTILE })] }));
    expect(text.split('\n').filter((line) => line.startsWith('| critical'))).toHaveLength(1);
    expect(text.replaceAll(/(`+).*?\1/g, '')).not.toContain('<img');
  });

  it('counts rows beyond the fiftieth', () => {
    const many = [...Array(60).keys()].map((line) => finding({ start_line: line + 1 }));
    expect(reportMarkdown(report({ findings: many }))).toContain('... and 10 more');
  });
});

describe('text', () => {
  it('shows the worst hundred of more findings, and counts the others', () => {
    const many = [...Array(150).keys()].map((line) => finding({ severity: line === 149 ? 'critical' : 'low', start_line: line + 1 }));
    const text = reportText(bare, report({ findings: many }), new Map());
    expect(text.match(/^(?:critical|low) /gm)).toHaveLength(100);
    expect(text).toContain('What was found (150)\ncritical a.py:150');
    expect(text).toContain('... and 50 more, none of them worse');
  });

  it('sends nothing of a hostile pull request to the terminal but what can be read', () => {
    const text = reportText(bare, report({ findings: [finding({ message: HOSTILE, file_path: HOSTILE, agent_id: HOSTILE })], shortcomings: [HOSTILE] }), new Map([[HOSTILE, ['x', HOSTILE, HOSTILE]]]));
    expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_C}/u);
  });
});

describe('code quality', () => {
  it('has what GitLab asks for', () => {
    expect(codeQuality(report())).toEqual([
      { description: 'm', check_name: 'python-sql-injection', fingerprint: 'f', severity: 'blocker', location: { path: 'a.py', lines: { begin: 3 } } },
    ]);
  });
});
