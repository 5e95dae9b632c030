package com.example.shop;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.util.UUID;
import javax.servlet.http.HttpSession;

public class CartServlet extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    HttpSession session = request.getSession();
    // ok: java-trust-boundary
    session.setAttribute("cart", UUID.fromString(request.getParameter("cart")));
    // ok: java-trust-boundary
    session.setAttribute("quantity", Integer.parseInt(request.getParameter("quantity")));
    // ok: java-trust-boundary
    session.setAttribute("currency", Currency.valueOf(request.getParameter("currency")));
    // ok: java-trust-boundary
    session.setAttribute("started", System.currentTimeMillis());
    // The request scope is not the session.
    // ok: java-trust-boundary
    request.setAttribute("query", request.getParameter("q"));
  }
}
