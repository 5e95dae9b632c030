package com.example.web;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.Cookie;

public class PreferenceServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    Cookie theme = new Cookie("theme", "dark");
    // ruleid: java-insecure-cookie
    theme.setSecure(false);
    response.addCookie(theme);
    Cookie session = new Cookie("sid", newSessionId());
    session.setHttpOnly(true);
    session.setPath("/");
    // ruleid: java-insecure-cookie
    response.addCookie(session);
    // ruleid: java-insecure-cookie
    response.addCookie(new Cookie("lang", "en"));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    javax.servlet.http.Cookie basket = new javax.servlet.http.Cookie("basket", "1");
    if (request.getParameter("keep") != null) {
      basket.setMaxAge(3600);
    }
    // ruleid: java-insecure-cookie
    response.addCookie(basket);
  }
}
