import { redirect } from 'next/navigation';
import { NextRequest, NextResponse } from 'next/server';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { Response } from 'express';

@Controller('auth')
export class AuthController {
  @Get('callback')
  callback(@Query('returnTo') returnTo: string, @Res() res: Response) {
    // ruleid: javascript-open-redirect
    return res.redirect(returnTo);
  }
}

export async function GET(request: NextRequest) {
  const next = request.nextUrl.searchParams.get('next');
  if (next) {
    // ruleid: javascript-open-redirect
    return NextResponse.redirect(next);
  }
  const { searchParams } = new URL(request.url);
  // ruleid: javascript-open-redirect
  redirect(searchParams.get('from') as string);
}

export function afterLogin() {
  const params = new URLSearchParams(window.location.search);
  // ruleid: javascript-open-redirect
  window.location.href = params.get('redirect') ?? '/';
}
