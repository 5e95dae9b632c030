package com.example.web;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.Cookie;

public class SecureServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    Cookie session = new Cookie("sid", newSessionId());
    session.setSecure(true);
    session.setHttpOnly(true);
    // ok: java-insecure-cookie
    response.addCookie(session);

    Cookie theme = new Cookie("theme", "dark");
    theme.setSecure(request.isSecure());
    // ok: java-insecure-cookie
    response.addCookie(theme);

    Cookie gone = new Cookie("old", "");
    gone.setMaxAge(0);
    // ok: java-insecure-cookie
    response.addCookie(gone);

    Cookie shared = new Cookie("shared", "1");
    applyDefaults(shared);
    // ok: java-insecure-cookie
    response.addCookie(shared);
  }
}
