package com.example.web;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.owasp.encoder.Encode;
import org.springframework.web.util.HtmlUtils;

public class ProfileServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    String name = request.getParameter("name");
    // ok: java-xss
    response.getWriter().println("<h1>Hello " + HtmlUtils.htmlEscape(name) + "</h1>");
    // ok: java-xss
    response.getWriter().println("<p>" + Encode.forHtml(request.getHeader("Referer")) + "</p>");
    int page = Integer.parseInt(request.getParameter("page"));
    // ok: java-xss
    response.getWriter().print("<p>Page " + page + "</p>");
    // ok: java-xss
    response.getWriter().print(label(name));
    // ok: java-xss
    response.getWriter().print("<p>" + name.length() + " letters</p>");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("application/json");
    // ok: java-xss
    response.getWriter().write(toJson(request.getParameter("name")));
  }

  private static String label(String text) {
    String encoded = HtmlUtils.htmlEscape(text);
    return encoded;
  }
}
