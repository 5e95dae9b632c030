import { redirect } from 'next/navigation';
import { NextRequest, NextResponse } from 'next/server';
import { safeRedirectUrl } from './urls';

export async function GET(request: NextRequest) {
  const next = request.nextUrl.searchParams.get('next') ?? '/';
  const target = new URL(next, request.nextUrl.origin);
  if (target.origin !== request.nextUrl.origin) {
    // ok: javascript-open-redirect
    return NextResponse.redirect(new URL('/login', request.url));
  }
  // ok: javascript-open-redirect
  return NextResponse.redirect(target);
}

export async function create(formData: FormData) {
  const post = await db.post.create({ data: { title: formData.get('title') as string } });
  // ok: javascript-open-redirect
  redirect(`/posts/${post.id}`);
}

export async function POST(request: NextRequest) {
  const { returnTo } = await request.json();
  // ok: javascript-open-redirect
  return NextResponse.redirect(safeRedirectUrl(returnTo));
}

export function reload() {
  const params = new URLSearchParams(window.location.search);
  params.delete('token');
  // ok: javascript-open-redirect
  window.location.href = `/login?${params.toString()}`;
}
