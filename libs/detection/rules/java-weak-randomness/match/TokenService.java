package com.example.auth;

import java.util.Base64;
import java.util.Random;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class TokenService {
  private final Random random = new Random();

  public String newResetToken() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    // ruleid: java-weak-randomness
    return text.toString();
  }

  public void remember(HttpServletRequest request, HttpServletResponse response) {
    double value = Math.random();
    String key = Double.toString(value).substring(2);
    // ruleid: java-weak-randomness
    Cookie cookie = new Cookie("remember", key);
    cookie.setSecure(true);
    response.addCookie(cookie);
    // ruleid: java-weak-randomness
    request.getSession().setAttribute("remember", key);
  }

  public String invite() {
    byte[] bytes = new byte[16];
    Random generator = new Random();
    generator.nextBytes(bytes);
    // ruleid: java-weak-randomness
    String inviteToken = Base64.getEncoder().encodeToString(bytes);
    return inviteToken;
  }

  public int pinFor(User user) {
    // ruleid: java-weak-randomness
    int otp = 100000 + new java.util.Random().nextInt(900000);
    user.send(otp);
    return otp;
  }
}
