import { FailureLimits } from './failure-limits.ts';
import { networkOf } from './network-of.ts';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::192.0.2.7', '0:0:0:0::/64'],
    ['no address', 'no address'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is what failed attempts are counted by', () => {
    const failures = new FailureLimits(2, () => 0);
    failures.count('2001:db8:1:2::1');
    failures.count('2001:db8:1:2:ffff::2');
    expect(failures.retryAfter('2001:db8:1:2::3')).toBe(60);
    expect(failures.retryAfter('2001:db8:1:3::1')).toBeUndefined();
  });
});
