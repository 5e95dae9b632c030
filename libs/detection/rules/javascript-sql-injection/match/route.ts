import { NextRequest, NextResponse } from 'next/server';
import { Pool } from 'pg';
import { sequelize } from '@/lib/sequelize';

const pool = new Pool();

export async function GET(request: NextRequest, { params }: { params: { slug: string } }) {
  // ruleid: javascript-sql-injection
  const post = await pool.query("SELECT * FROM posts WHERE slug = '" + params.slug + "'");
  return NextResponse.json(post.rows);
}

export async function POST(request: NextRequest) {
  const { author } = await request.json();
  // ruleid: javascript-sql-injection
  const [rows] = await sequelize.query(`SELECT * FROM posts WHERE author = '${author}'`);
  return NextResponse.json(rows);
}

export async function DELETE(request: NextRequest) {
  const id = request.nextUrl.searchParams.get('id') ?? '';
  // ruleid: javascript-sql-injection
  await pool.query({ text: `DELETE FROM posts WHERE id = ${id}` });
  return NextResponse.json({ ok: true });
}
