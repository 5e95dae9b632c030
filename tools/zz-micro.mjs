import { parseStrictJson } from '/work/main/libs/service/dist/http/strict-json.js';
import { validateSubmission } from '/work/main/apps/ingest-api/dist/validation/validate-submission.js';
import { SchemaValidator } from '/work/main/apps/ingest-api/dist/validation/schema-validator.js';
import { SubmitAnalysisRequest, IngestConfig } from '/work/main/apps/ingest-api/dist/index.js';
import { componentSchemas } from '/work/main/libs/service/dist/index.js';
import { toRecord } from '/work/main/apps/ingest-api/dist/analyses/analysis.mapper.js';
import { encodeBlob } from '/work/main/libs/store/dist/codec/blob.js';
import { checkHead } from '/work/main/apps/ingest-api/dist/validation/check-head.js';
import { FaultList } from '/work/main/apps/ingest-api/dist/validation/fault-list.js';
import { isUtf8 } from 'node:buffer';
const schemas = new SchemaValidator(await componentSchemas(SubmitAnalysisRequest)); const limits = new IngestConfig();
for (const n of [200, 2000]) {
 const lines=[]; for(let i=0;i<n;i++) lines.push({file_path:`src/module_${i%10}/file.py`,line_number:i+1,change_type:'added',content:`    result_${i} = compute_value(${i}, context["key_${i%17}"]) + offset  # step ${i}`,language:'python',attribution:{agent_id:'claude-3-opus',agent_session_id:'sess-789'}});
 const b=Buffer.from(JSON.stringify({repo:'acme/shop',pr_number:'42',base_sha:'abc123',head_sha:'def456',provenance_data:{metadata:{},changed_lines:lines}}));
 const parsed=JSON.parse(b.toString()); const valid=validateSubmission(parsed,limits,schemas);
 const N=n===200?1500:200;
 async function t(name,f){ for(let i=0;i<N/3;i++) await f(); let best=1e9; for(let k=0;k<5;k++){ const c0=process.cpuUsage(); for(let i=0;i<N/5;i++) await f(); const c=process.cpuUsage(c0); best=Math.min(best,(c.user+c.system)/(N/5)); } console.log(n,name.padEnd(20),best.toFixed(0),'us'); }
 await t('toString',()=>b.toString());
 await t('JSON.parse',()=>JSON.parse(b.toString()));
 await t('isUtf8',()=>isUtf8(b));
 await t('strict',()=>parseStrictJson(b,64));
 await t('validate',()=>validateSubmission(parsed,limits,schemas));
 await t('checkHead',()=>checkHead(parsed,new FaultList()));
 await t('toRecord',()=>toRecord(valid,b,undefined,'x'));
 await t('encodeBlob',()=>encodeBlob(b));
 await t('stringify',()=>JSON.stringify(parsed));
}
