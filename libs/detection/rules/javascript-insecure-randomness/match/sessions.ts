export const createSessionId = (): string => {
  // ruleid: javascript-insecure-randomness
  return Date.now().toString(36) + Math.random().toString(36).slice(2);
};

export class Invites {
  private apiKey = '';

  async invite(email: string) {
    const random = Math.random().toString(16);
    // ruleid: javascript-insecure-randomness
    await this.store.save({ email, inviteCode: random.slice(2, 10) });
    // ruleid: javascript-insecure-randomness
    this.apiKey = `key_${random}`;
  }
}
