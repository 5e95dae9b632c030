package com.example.web;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.util.Enumeration;

public class GreetingServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    String name = request.getParameter("name");
    // ruleid: java-xss
    response.getWriter().println("<h1>Hello " + name + "</h1>");
    PrintWriter out = response.getWriter();
    // ruleid: java-xss
    out.printf("<p>%s</p>", request.getHeader("Referer"));
    Object[] row = {"query", request.getQueryString()};
    // ruleid: java-xss
    out.format("<td>%s</td><td>%s</td>", row);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Enumeration<String> names = request.getParameterNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement();
      // ruleid: java-xss
      response.getWriter().write("<li>" + name);
    }
    String[] tags = request.getParameterValues("tag");
    if (tags != null && tags.length > 0) {
      // ruleid: java-xss
      response.getWriter().print(decorate(tags[0]));
    }
  }

  private String decorate(String tag) {
    StringBuilder markup = new StringBuilder("<b>");
    markup.append(tag).append("</b>");
    return markup.toString();
  }
}
