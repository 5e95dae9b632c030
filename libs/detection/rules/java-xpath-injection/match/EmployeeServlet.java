package com.example.hr;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

public class EmployeeServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    XPath xpath = XPathFactory.newInstance().newXPath();
    String id = request.getParameter("id");
    String expression = "/employees/employee[@id='" + id + "']";
    try {
      // ruleid: java-xpath-injection
      String name = xpath.evaluate(expression, document());
      // ruleid: java-xpath-injection
      xpath.compile("//login[user='" + request.getHeader("X-User") + "']")
          .evaluate(document(), XPathConstants.NODESET);
      response.setHeader("X-Found", name.isEmpty() ? "no" : "yes");
    } catch (XPathExpressionException e) {
      response.sendError(400);
    }
  }
}
