import { Controller, Get, Query } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { isAllowedUrl } from './urls';

@Controller('preview')
export class PreviewController {
  constructor(private readonly http: HttpService, private readonly config: ConfigService) {}

  @Get('one')
  async one(@Query('url') url: string) {
    if (!isAllowedUrl(url)) throw new Error('not allowed');
    // ok: javascript-ssrf
    return fetch(url);
  }

  @Get('two')
  async two(@Query('id') id: string, @Query('n') n: number) {
    // ok: javascript-ssrf
    await fetch(`${this.config.baseUrl}/items/${id}`);
    // ok: javascript-ssrf
    await fetch(`https://${n}.shard.example.org/`);
    // ok: javascript-ssrf
    return fetch('https://api.example.org/', { method: 'POST', body: JSON.stringify({ id }) });
  }
}

export async function GET(request: Request) {
  const endpoint = await lookupEndpoint(request.headers.get('x-tenant'));
  const stored = await tenants.findOne({ host: request.headers.get('host') });
  // ok: javascript-ssrf
  await fetch(stored.url);
  const url = new URL('/v1/items', 'https://api.example.org');
  url.searchParams.set('q', new URL(request.url).searchParams.get('q') ?? '');
  // ok: javascript-ssrf
  return fetch(url);
}
