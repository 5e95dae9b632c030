import { runInThisContext } from 'vm';
import type { NextApiRequest, NextApiResponse } from 'next';

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  const source = `(${req.body.filter as string})`;
  // ruleid: javascript-code-injection
  const fn = runInThisContext(source);
  res.json({ rows: rows.filter(fn) });
}

export const resolvers = {
  Query: {
    evaluate: (_parent: unknown, args: { expr: string }) => {
      // ruleid: javascript-code-injection
      return eval(args.expr);
    },
  },
};

export function init() {
  const hash = window.location.hash.slice(1);
  // ruleid: javascript-code-injection
  eval(decodeURIComponent(hash));
}
