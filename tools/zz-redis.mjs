import { startRedis } from '@provenance/embedded';
import { createRedis, untilReady, RedisOpenLedger, RedisAnalysisStore } from '@provenance/store';
import { openStageQueues, BullAnalysisFlows } from '@provenance/queue';
import { deriveId } from '@provenance/domain';
const r = await startRedis(); const redis=createRedis(r.url,'store',console.error); await untilReady(redis);
const ledger=new RedisOpenLedger(redis), store=new RedisAnalysisStore(redis,ledger); const queues=openStageQueues(r.url,console.error); await untilReady(queues.redis); const flows=new BullAnalysisFlows(queues);
const W={status:'waiting'}; let n=0; const rec=()=>({analysis_id:deriveId('an',String(n++)),status:'received',created_at:'2026-01-01T00:00:00Z',updated_at:'2026-01-01T00:00:00Z',repo:'acme/shop',pr_number:'42',base_sha:'a',head_sha:'b',metadata:{},body_sha256:'x'.repeat(64),line_count:200,has_files:false,stages:{enrich:W,detect:W,decide:W,analyse:W}});
const body=Buffer.from('hello world '.repeat(4)); 
async function t(name,f,per=1){ const N=3000; const run=async(c)=>{ let left=c; await Promise.all(Array.from({length:32},async()=>{ while(left-->0) await f(); })); }; await run(600); let best=1e9; for(let k=0;k<4;k++){ const c0=process.cpuUsage(); await run(N/4/per|0); const c=process.cpuUsage(c0); best=Math.min(best,(c.user+c.system)/((N/4/per|0)*per)); } console.log(name.padEnd(30),best.toFixed(0),'us cpu'); }
const big=Buffer.alloc(2000,65);
await t('redis.set 2k', ()=>redis.set('x'+(n++),big));
await t('store.accept', ()=>store.accept({record:rec(),body}));
await t('ledger.postpone', ()=>ledger.postpone('an_'+(n++),1));
await t('flows.start', ()=>flows.start(deriveId('an',String(n++)),'to_fetch'));
await t('flows.startMany(10)', ()=>flows.startMany(Array.from({length:10},()=>({analysisId:deriveId('an',String(n++)),contents:'to_fetch'}))),10);
await t('flows.startMany(25)', ()=>flows.startMany(Array.from({length:25},()=>({analysisId:deriveId('an',String(n++)),contents:'to_fetch'}))),25);
await flows.close(); redis.disconnect(); await r.stop();
