import { createHash } from 'crypto';

export class SessionFactory {
  private apiKey = '';

  create(userId: string) {
    // ruleid: javascript-weak-hash
    const sessionId = createHash('sha1').update(userId + Date.now()).digest('hex');
    // ruleid: javascript-weak-hash
    this.apiKey = createHash('md5').update(sessionId).digest('hex');
    // ruleid: javascript-weak-hash
    return { token: createHash('md5').update(userId).digest('hex'), sessionId };
  }
}
