// node tools/operations/operators/write.ts: writes the schemas again after a version of an operator was changed in parts/tools.mjs.
import { writeFileSync } from 'node:fs';
import { condensedSchemas } from './definitions.ts';
import { SCHEMAS_FILE } from './schemas.ts';

writeFileSync(SCHEMAS_FILE, condensedSchemas());
