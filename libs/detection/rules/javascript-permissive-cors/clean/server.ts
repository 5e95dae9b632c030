import express from 'express';
import cors from 'cors';

const app = express();
const ORIGINS = ['https://app.example.org'];

// ok: javascript-permissive-cors
app.use(cors());
// ok: javascript-permissive-cors
app.use(cors({ origin: ORIGINS, credentials: true }));
// ok: javascript-permissive-cors
app.use(cors({ origin: '*' }));

app.use((req, res, next) => {
  const origin = req.headers.origin;
  if (origin && ORIGINS.includes(origin)) {
    // ok: javascript-permissive-cors
    res.header('Access-Control-Allow-Origin', req.headers.origin);
    res.header('Access-Control-Allow-Credentials', 'true');
  }
  next();
});

app.get('/public', (req, res) => {
  // ok: javascript-permissive-cors
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.json({});
});
