import nodemailer from 'nodemailer';
import request from 'request';
import type { AgentOptions } from 'https';

export const transport = nodemailer.createTransport({
  host: 'mail.example.org',
  // ruleid: javascript-tls-verification-disabled
  tls: { rejectUnauthorized: false },
});

export function options(): AgentOptions {
  const result: AgentOptions = {};
  // ruleid: javascript-tls-verification-disabled
  result.rejectUnauthorized = false;
  return result;
}

export function fetchReport(url: string) {
  // ruleid: javascript-tls-verification-disabled
  return request({ url, strictSSL: false });
}
