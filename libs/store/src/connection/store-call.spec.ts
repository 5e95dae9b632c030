import { ProvenanceError } from '@provenance/domain';
import { storeCall, toStoreError } from './store-call.ts';

describe('toStoreError', () => {
  it.each([
    "Stream isn't writeable and enableOfflineQueue options is false",
    'Connection is closed.',
    'connect ECONNREFUSED 127.0.0.1:6379',
    'Reached the max retries per request limit (which is 2). Refer to "maxRetriesPerRequest" option for details.',
    'Command timed out',
    "READONLY You can't write against a read only replica.",
    'LOADING Redis is loading the dataset in memory',
    'CLUSTERDOWN The cluster is down',
    'MISCONF Redis is configured to save RDB snapshots',
  ])('takes "%s" for a store that is away', (message) => {
    expect(toStoreError(new Error(message))).toMatchObject({ code: 'store_unavailable', retryAfter: 5 });
  });

  it.each([
    "OOM command not allowed when used memory > 'maxmemory'.",
    "ERR Error running script: OOM command not allowed when used memory > 'maxmemory'.",
  ])('takes "%s" for a full store', (message) => {
    expect(toStoreError(new Error(message))).toMatchObject({ code: 'store_full' });
  });

  it('leaves a mistake of ours as it is, with its cause', async () => {
    const wrong = new Error('WRONGTYPE Operation against a key holding the wrong kind of value');
    expect(toStoreError(wrong)).toBe(wrong);
    await expect(storeCall(Promise.reject(wrong))).rejects.toBe(wrong);
    await expect(storeCall(Promise.reject(new Error('Command timed out')))).rejects.toBeInstanceOf(ProvenanceError);
  });
});
