import { BodyMint } from './body-mint.ts';
import { pythonFile } from './python-file.ts';
import { seededRandom } from './random.ts';
import { submissionOfLines, submissionWithFiles } from './submission.ts';

const five = (seed: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: 5 }, () => pythonFile(random));
};

describe('payloads of the bench', () => {
  it('repeat for the same seed and differ for another', () => {
    expect(five(1)).toEqual(five(1));
    expect(five(1)).not.toEqual(five(2));
  });

  it('hold the wanted number of lines, each at its place in its file', () => {
    const files = five(3);
    const { changed_lines } = submissionWithFiles(seededRandom(3), files, 200).provenance_data;
    expect(changed_lines).toHaveLength(200);
    expect(new Set(changed_lines.map(({ file_path, line_number }) => `${file_path}:${line_number}`)).size).toBe(200);
    for (const { file_path, line_number, content } of changed_lines) {
      const file = files.find(({ path }) => path === file_path);
      expect(file?.content.split('\n')[line_number - 1]).toBe(content);
    }
  });

  it('come in the sizes that the bench asks for', () => {
    expect(submissionOfLines(seededRandom(4), 2_000).provenance_data.changed_lines).toHaveLength(2_000);
  });

  it('differ in their head commit alone when they are minted', () => {
    const submission = submissionOfLines(seededRandom(5), 200);
    const mint = new BodyMint([submission]);
    const [first, second] = [mint.next(), mint.next()].map((body) => JSON.parse(body.toString()));
    expect(first.head_sha).not.toBe(second.head_sha);
    expect({ ...first, head_sha: '' }).toEqual({ ...submission, head_sha: '' });
    expect({ ...second, head_sha: '' }).toEqual({ ...submission, head_sha: '' });
  });
});
