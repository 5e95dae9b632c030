import { NestFactory } from '@nestjs/core';
import fastify from 'fastify';
import fastifyCors from '@fastify/cors';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  // ruleid: javascript-permissive-cors
  app.enableCors({ origin: true, credentials: true });
  await app.listen(3000);
  const other = fastify();
  // ruleid: javascript-permissive-cors
  await other.register(fastifyCors, { origin: true, methods: ['GET'], credentials: true });
}

bootstrap();
