import { InjectModel } from '@nestjs/mongoose';
import type { Request, Response } from 'express';
import { Model } from 'mongoose';

export class AccountsController {
  constructor(@InjectModel('Account') private readonly accountModel: Model<Account>) {}

  async find(req: Request, res: Response) {
    // ruleid: javascript-nosql-injection
    const account = await this.accountModel.findOne({ name: req.query.name as string });
    res.json(account);
  }
}

export async function POST(request: Request) {
  const { email, code } = await request.json();
  const db = await connect();
  // ruleid: javascript-nosql-injection
  const match = await db.collection('codes').findOne({ email, code });
  return Response.json({ ok: Boolean(match) });
}
