import express from 'express';

import { storeSubscription, subscriptionsOf } from './subscriptions';

export const webhooks = express.Router();

const EVENTS = new Set(['order.created', 'order.shipped', 'order.cancelled']);

webhooks.get('/webhooks', async (req, res) => {
  res.json(await subscriptionsOf(String(req.headers['x-account'])));
});

/** Registers a receiver: it must answer a ping before it is stored. */
webhooks.post('/webhooks', async (req, res) => {
  const { url, event } = req.body;
  if (!EVENTS.has(event)) {
    res.status(422).json({ error: 'unknown event' });
    return;
  }
  const ping = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: 'ping' }),
  });
  if (!ping.ok) {
    res.status(502).json({ error: 'the receiver did not answer the ping' });
    return;
  }
  await storeSubscription(String(req.headers['x-account']), url, event);
  res.status(201).json({ url, event });
});
