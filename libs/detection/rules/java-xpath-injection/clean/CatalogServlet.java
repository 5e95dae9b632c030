package com.example.hr;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;

public class CatalogServlet extends HttpServlet {
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}[0-9]{4}");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    XPath xpath = XPathFactory.newInstance().newXPath();
    String title = request.getParameter("title");
    xpath.setXPathVariableResolver(name -> title);
    // ok: java-xpath-injection
    evaluate(xpath.compile("/books/book[title=$title]"));
    int shelf = Integer.parseInt(request.getParameter("shelf"));
    // ok: java-xpath-injection
    evaluate(xpath.compile("/books/shelf[" + shelf + "]"));
    String code = request.getParameter("code");
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("code");
    }
    // ok: java-xpath-injection
    evaluate(xpath.compile("/books/book[@code='" + code + "']"));
    // ok: java-xpath-injection
    Pattern words = Pattern.compile(title);
  }
}
