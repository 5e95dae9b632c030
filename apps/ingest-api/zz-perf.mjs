import autocannon from 'autocannon';
import { startRedis } from '@provenance/embedded';
import { createHttpApp } from '@provenance/service';
import { INGEST_CONFIGS, IngestModule } from '@provenance/ingest-api';
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { createRequire } from 'node:module';
if (process.send) process.on('message', m => { if (m==='cpu') process.send(process.cpuUsage()); else process.exit(0); });
const role = process.argv[2], redisUrl = process.argv[3];
function body(n){ const lines=[]; for(let i=0;i<n;i++) lines.push({file_path:`src/module_${Math.floor(i/20)%10}/file.py`,line_number:i+1,change_type:'added',content:`    result_${i} = compute_value(${i}, context["key_${i%17}"]) + offset  # step ${i}`,language:'python',attribution:{agent_id:'claude-3-opus',agent_session_id:'sess-789'}}); return {repo:'acme/shop',pr_number:'42',base_sha:'abc123',head_sha:'def456',provenance_data:{metadata:{},changed_lines:lines}}; }
if (role === 'ours') {
  const app = await createHttpApp(IngestModule, { name:'ingest-api', configs: INGEST_CONFIGS, env:{PROVENANCE_REDIS_URL: redisUrl, PROVENANCE_LOG_LEVEL:'warn', PROVENANCE_INGEST_MAX_QUEUE_DEPTH:'1000000'} });
  await app.listen(0,'127.0.0.1'); process.send(app.getHttpServer().address().port);
} else if (role === 'bare') {
  const { Redis } = createRequire('/work/main/libs/store/package.json')('ioredis');
  const redis = new Redis(redisUrl); const f = Fastify({ bodyLimit: 32*1024*1024 }); let n=0;
  f.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_r, b, done) => done(null, { bytes: b, s: JSON.parse(b.toString()) }));
  f.post('/v1/analysis', async (req, rep) => { await redis.set('k'+(n++), req.body.bytes); rep.code(202); return {ok:true}; });
  await f.listen({port:0,host:'127.0.0.1'}); process.send(f.server.address().port);
} else {
  for (const n of (process.env.SIZES??'200').split(',').map(Number)) for (const kind of (process.env.KINDS??'bare,ours').split(',')) {
    const redis = await startRedis();
    const child = fork(import.meta.filename, [kind, redis.url], { execArgv: process.env.PROF ? ['--cpu-prof','--cpu-prof-dir=/tmp/perf'] : [] });
    const port = await new Promise(r => child.once('message', r)); await new Promise(r=>setTimeout(r,500));
    const parts = JSON.stringify(body(n)).split('def456'); let c=0;
    const opts = { url:`http://127.0.0.1:${port}/v1/analysis`, connections:32, duration: 5, method:'POST', headers:{'content-type':'application/json'}, requests:[{ method:'POST', path:'/v1/analysis', setupRequest:(req)=>{ req.body = parts[0]+('def'+(c++)).padEnd(9,'0')+parts[1]; return req; } }] };
    await autocannon({...opts, duration:2});
    const cpu = async () => { child.send('cpu'); const u = await new Promise(r=>child.once('message',r)); return (u.user+u.system)/1000; };
    const rcpu=()=>{const f=readFileSync(`/proc/${redis.pid}/stat`,'utf8').split(') ')[1].split(' '); return (Number(f[11])+Number(f[12]))*10;};
    const r0=rcpu(), c0=await cpu(); const r = await autocannon(opts); const c1=await cpu();
    console.log(n, kind, 'req/s', r.requests.average, 'p50', r.latency.p50, 'p99', r.latency.p99, 'non2xx', r.non2xx, 'server cpu', ((c1-c0)/r.requests.total).toFixed(3), 'redis', ((rcpu()-r0)/r.requests.total).toFixed(3));
    child.send('exit'); await new Promise(r=>child.once('exit',r)); await redis.stop();
  }
}
