const express = require('express');
const cors = require('cors');
const { Server } = require('socket.io');
const app = express();

// ruleid: javascript-permissive-cors
app.use(cors({ origin: true, credentials: true }));

app.use((req, res, next) => {
  // ruleid: javascript-permissive-cors
  res.header('Access-Control-Allow-Origin', req.headers.origin);
  res.header('Access-Control-Allow-Credentials', 'true');
  next();
});

// ruleid: javascript-permissive-cors
app.use('/api', cors({ credentials: true, methods: ['GET'], origin: (origin, callback) => callback(null, true) }));

// ruleid: javascript-permissive-cors
const io = new Server(app, { cors: { origin: '*', credentials: true } });
