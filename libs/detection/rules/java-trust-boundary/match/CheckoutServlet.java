package com.example.shop;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

public class CheckoutServlet extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    HttpSession session = request.getSession();
    // ruleid: java-trust-boundary
    session.setAttribute("role", request.getParameter("role"));
    String key = request.getHeader("X-Slot");
    // ruleid: java-trust-boundary
    request.getSession().putValue(key, "taken");
    // ruleid: java-trust-boundary
    request.getSession(true).setAttribute("coupon", request.getParameter("coupon").trim());
  }
}
