import { parseRedisUrl, redisUrlFault } from './redis-url.ts';

describe('parseRedisUrl', () => {
  it('reads one server', () => {
    expect(parseRedisUrl('redis://localhost')).toEqual({ topology: 'single', tls: false, nodes: [{ host: 'localhost', port: 6379 }], database: 0 });
    expect(parseRedisUrl('rediss://us%40er:p%3As%2Fs@[::1]:6380/15')).toEqual({
      topology: 'single', tls: true, nodes: [{ host: '::1', port: 6380 }], username: 'us@er', password: 'p:s/s', database: 15,
    });
  });

  it('reads a cluster, with the default port, IPv6 and credentials', () => {
    const nodes = [{ host: 'one', port: 7000 }, { host: 'two', port: 6379 }, { host: '::1', port: 7001 }];
    expect(parseRedisUrl('redis+cluster://one:7000,two,[::1]:7001/')).toEqual({ topology: 'cluster', tls: false, nodes, database: 0 });
    expect(parseRedisUrl('rediss+cluster://:secret@one:7000,two,[::1]:7001')).toEqual({ topology: 'cluster', tls: true, nodes, password: 'secret', database: 0 });
  });

  it('reads sentinels, the name of the master and a database', () => {
    const nodes = [{ host: 'one', port: 26379 }, { host: 'two', port: 26380 }];
    expect(parseRedisUrl('redis+sentinel://one,two:26380/mymaster')).toEqual({ topology: 'sentinel', tls: false, nodes, database: 0, master: 'mymaster' });
    expect(parseRedisUrl('rediss+sentinel://app:a:b@one,two:26380/my%20master/3')).toEqual({
      topology: 'sentinel', tls: true, nodes, username: 'app', password: 'a:b', database: 3, master: 'my master',
    });
  });
});

describe('redisUrlFault', () => {
  it.each([
    'redis://localhost:6379/0',
    'redis://:p%40ss@localhost:6379/15',
    'rediss://user:secret@redis.example.com:6380/',
    'redis+cluster://:secret@one:7000,two',
    'rediss+sentinel://one/mymaster/',
  ])('takes %s', (url) => expect(redisUrlFault(url)).toBeUndefined());

  it.each([
    ['http://localhost', /must be a redis/],
    ['redis://', /must be a redis/],
    ['redis+proxy://localhost', /must be a redis/],
    ['redis://local host', /blank/],
    [' redis://localhost', /blank/],
    ['redis://localhost\n', /blank or a line break/],
    ['redis://localhost:abc', /not a well formed/],
    ['redis://localhost:99999', /not a well formed/],
    ['redis://[::1', /not a well formed/],
    ['redis://:100%@localhost', /not a well formed/],
    ['redis://:a/b@localhost', /not a well formed/],
    ['redis+cluster://one:x,two', /not a well formed/],
    ['redis+cluster://one,,two', /not a well formed/],
    ['redis+sentinel://one/%E0', /not a well formed/],
    ['redis://localhost/orders', /by a number/],
    ['redis+sentinel://one/mymaster/orders', /by a number/],
    ['redis://one,two', /several hosts/],
    ['rediss://one?ssl_cert_reqs=none', /nothing after \?/],
    ['redis+cluster://one/3', /a cluster has only 0/],
    ['redis+sentinel://one,two', /must name the master/],
    ['redis+sentinel://one,two/', /must name the master/],
    ['redis+sentinel://one/mymaster/0/1', /must name the master/],
  ])('refuses %s', (url, fault) => expect(redisUrlFault(url)).toMatch(fault));

  it('does not repeat what may hold a password', () => {
    expect(redisUrlFault('redis://:s3cret@localhost:abc')).not.toContain('s3cret');
  });
});
