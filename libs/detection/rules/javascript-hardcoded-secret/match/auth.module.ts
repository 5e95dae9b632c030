import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { createCipheriv } from 'crypto';

@Module({
  imports: [
    // ruleid: javascript-hardcoded-secret
    JwtModule.register({ secret: 'nest-jwt-secret', signOptions: { expiresIn: '60s' } }),
  ],
})
export class AuthModule {}

export function seal(iv: Buffer, text: string) {
  // ruleid: javascript-hardcoded-secret
  return createCipheriv('aes-256-gcm', Buffer.from('0123456789abcdef0123456789abcdef', 'utf8'), iv).update(text);
}
