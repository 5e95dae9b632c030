package com.example.auth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.servlet.http.Cookie;

public class Sampler {
  private final SecureRandom secure = new SecureRandom();

  public String newToken() {
    byte[] bytes = new byte[32];
    secure.nextBytes(bytes);
    // ok: java-weak-randomness
    String token = Base64.getUrlEncoder().encodeToString(bytes);
    return token;
  }

  public Cookie cookie() throws Exception {
    double value = SecureRandom.getInstance("SHA1PRNG").nextGaussian();
    // ok: java-weak-randomness
    return new Cookie("remember", Double.toString(value));
  }

  public String pick(List<String> greetings) {
    // ok: java-weak-randomness
    int index = new Random().nextInt(greetings.size());
    return greetings.get(index);
  }

  public long backoff(int attempt) {
    // ok: java-weak-randomness
    long delay = (long) (Math.random() * 100) << attempt;
    return delay;
  }

    // The wide type, and the good generator behind it.
    String newResetToken() {
        java.util.Random generator = new java.security.SecureRandom();
        // ok: java-weak-randomness
        String resetToken = Long.toHexString(generator.nextLong());
        return resetToken;
    }
}
