// Baseline of item a, forked by it: the least that a server can do with a submission.
import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import { Redis } from 'ioredis';

const redis = new Redis(process.env['PROVENANCE_REDIS_URL'] ?? '');
const app = Fastify({ bodyLimit: 64 * 1024 * 1024 });

app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
  done(null, { bytes: body, submission: JSON.parse(body.toString()) as { head_sha: string } });
});

app.post<{ Body: { bytes: Buffer; submission: { head_sha: string } } }>('/v1/analysis', async (request, reply) => {
  const id = createHash('sha256').update(request.body.submission.head_sha).digest('hex').slice(0, 32);
  await redis.set(`bare:${id}`, request.body.bytes);
  return reply.code(202).send({ analysis_id: `an_${id}` });
});

process.once('disconnect', () => void app.close().then(() => redis.disconnect()));
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }));
