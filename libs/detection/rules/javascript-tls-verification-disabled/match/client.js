const https = require('https');
const axios = require('axios');
const tls = require('tls');
const { Pool } = require('pg');

// ruleid: javascript-tls-verification-disabled
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

// ruleid: javascript-tls-verification-disabled
process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;

// ruleid: javascript-tls-verification-disabled
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

async function load(url) {
  const { data } = await axios.get(url, { httpsAgent: agent });
  return data;
}

const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  // ruleid: javascript-tls-verification-disabled
  ssl: { rejectUnauthorized: false },
});

function connect(host) {
  // ruleid: javascript-tls-verification-disabled
  return tls.connect({ host, port: 443, checkServerIdentity: () => undefined });
}

module.exports = { load, pool, connect };
