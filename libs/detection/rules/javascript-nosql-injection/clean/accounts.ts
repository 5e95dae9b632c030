import type { Request, Response } from 'express';

export async function list(req: Request, res: Response) {
  const page = Number(req.query.page);
  // ok: javascript-nosql-injection
  const rows = await Account.find({ active: true }).skip(page * 20);
  // ok: javascript-nosql-injection
  const mine = await Account.find({ owner: req.user.id });
  // ok: javascript-nosql-injection
  const byYear = await Account.aggregate([{ $match: { year: parseInt(req.query.year as string, 10) } }]);
  // ok: javascript-nosql-injection
  const prisma = await client.account.findFirst({ where: { name: req.query.name as string } });
  // ok: javascript-nosql-injection
  const like = await Account.find({ name: `${req.query.name}` });
  res.json({ rows, mine, byYear, prisma, like });
}
