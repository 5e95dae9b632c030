import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { sql } from '@vercel/postgres';

const Direction = z.enum(['ASC', 'DESC']);

@Controller('users')
export class UsersController {
  constructor(private readonly dataSource: DataSource, private readonly prisma: PrismaService) {}

  @Get(':id')
  one(@Param('id', ParseIntPipe) id: number) {
    // ok: javascript-sql-injection
    return this.dataSource.query(`SELECT * FROM users WHERE id = ${id}`);
  }

  @Get()
  async list(@Query('name') name: string, @Query('dir') dir: string) {
    const direction = z.enum(['ASC', 'DESC']).parse(dir);
    // ok: javascript-sql-injection
    const rows = await this.dataSource.query(`SELECT * FROM users WHERE name = $1 ORDER BY name ${direction}`, [name]);
    // ok: javascript-sql-injection
    const more = await this.prisma.$queryRaw`SELECT * FROM users WHERE name = ${name}`;
    return [...rows, ...more];
  }

  @Get('find')
  find(@Query('email') email: string) {
    return this.dataSource
      .createQueryBuilder(User, 'u')
      // ok: javascript-sql-injection
      .where('u.email = :email', { email })
      .getOne();
  }
}

export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const id = searchParams.get('id') ?? '';
  if (!/^[0-9a-f]{24}$/.test(id)) {
    return new Response('bad id', { status: 400 });
  }
  // ok: javascript-sql-injection
  await pool.query(`SELECT * FROM posts WHERE id = '${id}'`);
  // ok: javascript-sql-injection
  const { rows } = await sql`SELECT * FROM posts WHERE author = ${searchParams.get('author')}`;
  return Response.json(rows);
}
