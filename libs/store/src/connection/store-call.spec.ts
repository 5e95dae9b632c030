import { ProvenanceError } from '@provenance/domain';
import { storeCall, toStoreError, unlessRefused, writeRefusal } from './store-call.ts';

describe('toStoreError', () => {
  it.each([
    "Stream isn't writeable and enableOfflineQueue options is false",
    'Connection is closed.',
    'connect ECONNREFUSED 127.0.0.1:6379',
    'Reached the max retries per request limit (which is 2). Refer to "maxRetriesPerRequest" option for details.',
    'Command timed out',
    'LOADING Redis is loading the dataset in memory',
    'CLUSTERDOWN The cluster is down',
  ])('takes "%s" for a store that is away', (message) => {
    expect(toStoreError(new Error(message))).toMatchObject({ code: 'store_unavailable', retryAfter: 5 });
  });

  it.each([
    "NOPERM User prov has no permissions to run the 'info' command",
    'NOPERM No permissions to access a key',
    'ERR ACL failure in script: User prov has no permissions to run the \'get\' command script: abc, on @user_script:8.',
  ])('takes "%s" for a store that waits for its administrator, and does not name the user', (message) => {
    expect(toStoreError(new Error(message))).toMatchObject({ code: 'store_unavailable', message: expect.not.stringContaining('prov '), retryAfter: 5 });
    expect(toStoreError(new Error(message))).toMatchObject({ message: expect.stringContaining('NOPERM') });
  });

  it.each([
    "OOM command not allowed when used memory > 'maxmemory'.",
    "ERR Error running script: OOM command not allowed when used memory > 'maxmemory'.",
  ])('takes "%s" for a full store', (message) => {
    expect(toStoreError(new Error(message))).toMatchObject({ code: 'store_full' });
  });

  it.each([
    ['NOREPLICAS Not enough good replicas to write. script: abc, on @user_script:8.', 'NOREPLICAS Not enough good replicas to write'],
    ["READONLY You can't write against a read only replica.", "READONLY You can't write against a read only replica"],
    ['MISCONF Errors writing to the AOF file: No space left on device', 'MISCONF Errors writing to the AOF file: No space left on device'],
  ])('says of "%s" that writes are refused, and why', async (message, reply) => {
    const error = toStoreError(new Error(message));
    expect(error).toMatchObject({ code: 'store_unavailable', message: `The store refuses writes: ${reply}`, retryAfter: 5 });
    expect(writeRefusal(error)).toBe(reply);
    const transaction = Object.assign(new Error('EXECABORT Transaction discarded because of previous errors.'), { previousErrors: [new Error(message)] });
    expect(toStoreError(transaction)).toMatchObject({ message: `The store refuses writes: ${reply}` });
    await expect(unlessRefused(Promise.reject(new Error(message)))).resolves.toBeUndefined();
    await expect(unlessRefused(Promise.reject(error as Error))).resolves.toBeUndefined();
  });

  it('lets go of what is only written beside where the server refuses or is full, not where it is away', async () => {
    await expect(unlessRefused(Promise.reject(new Error("OOM command not allowed when used memory > 'maxmemory'.")))).resolves.toBeUndefined();
    await expect(unlessRefused(Promise.reject(new Error('Connection is closed.')))).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(writeRefusal(toStoreError(new Error('Connection is closed.')))).toBeUndefined();
  });

  it('leaves a mistake of ours as it is, with its cause', async () => {
    const wrong = new Error('WRONGTYPE Operation against a key holding the wrong kind of value');
    expect(toStoreError(wrong)).toBe(wrong);
    await expect(storeCall(Promise.reject(wrong))).rejects.toBe(wrong);
    await expect(storeCall(Promise.reject(new Error('Command timed out')))).rejects.toBeInstanceOf(ProvenanceError);
  });
});
