import { Attributor } from '../attributor.ts';

const SHA = 'a'.repeat(40);

function verdict(...trailers: string[]) {
  const message = ['Add OAuth', '', ...trailers].join('\n');
  const line = { file_path: 'a.py', line_number: 1, change_type: 'added', attribution: { commit_sha: SHA } } as const;
  return new Attributor({ commits: [{ sha: SHA, message, author: 'Maria <maria@acme.example>' }] }).verdict(line);
}

describe('the trailers of Entire', () => {
  it.each(['a3b2c4d5e6f7', '01KVBJCWYA4YW6J5M9GP655HZN'])('link a session without saying who wrote the line: %s', (id) => {
    const found = verdict(`Entire-Checkpoint: ${id}`);
    expect(found.contributor).toBe('human');
    expect(found.evidence.at(-2)).toMatchObject({ rule_id: 'entire-checkpoint', contributor: 'unknown', session_id: id, confidence: 0 });
  });

  it.each(['73% agent (146/200 lines)', '96.97%', '100% agent (3/3 lines)'])('keep the share of the commit as a share: %s', (share) => {
    const found = verdict(`Entire-Attribution: ${share}`);
    expect(found.contributor).toBe('human');
    expect(found.evidence.map(({ rule_id }) => rule_id)).toContain('entire-attribution');
  });

  it('name the agent, and give it the session', () => {
    expect(verdict('Entire-Agent: Claude Code', 'Entire-Checkpoint: a3b2c4d5e6f7')).toMatchObject({
      contributor: 'ai',
      agent_id: 'claude-code',
      session_id: 'a3b2c4d5e6f7',
      confidence: 0.5,
    });
  });

  it('are all kept of a squash merge', () => {
    const found = verdict('Entire-Checkpoint: a3b2c4d5e6f7', 'Entire-Checkpoint: 0123456789ab');
    expect(found.evidence.filter(({ rule_id }) => rule_id === 'entire-checkpoint')).toHaveLength(2);
  });

  it.each([
    'Entire-Checkpoint: a3b2c4d5e6f',
    'Entire-Checkpoint: A3B2C4D5E6F7',
    'Entire-Checkpoint: a3b2c4d5e6f7 and more',
    'Entire-Checkpoint: __proto__',
    'Entire-Attribution: mostly',
    'Entire-Attribution: 1000% agent',
    'Entire-Agent: Maria',
    'Entire-Agent: constructor',
    'Not-Entire-Agent: Claude Code',
    'see Entire-Checkpoint: a3b2c4d5e6f7',
  ])('are nothing else: %s', (trailer) => {
    expect(verdict(trailer).evidence.map(({ rule_id }) => rule_id)).toEqual(['commit-author']);
  });
});
