import { HttpService } from '@nestjs/axios';
import { Controller, Get, Query } from '@nestjs/common';
import got from 'got';

@Controller('preview')
export class PreviewController {
  constructor(private readonly httpService: HttpService) {}

  @Get()
  preview(@Query('url') url: string) {
    // ruleid: javascript-ssrf
    return this.httpService.get(url);
  }
}

export async function POST(request: Request) {
  const { imageUrl } = await request.json();
  const target = new URL(imageUrl);
  // ruleid: javascript-ssrf
  const image = await fetch(target);
  return new Response(image.body);
}

export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  // ruleid: javascript-ssrf
  const page = await got(searchParams.get('page') as string);
  return new Response(page.body);
}
