package com.example.directory;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import javax.naming.directory.SearchControls;

public class DirectoryServlet extends HttpServlet {
  private DirContext ctx;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String uid = request.getParameter("uid");
    SearchControls controls = new SearchControls();
    try {
      String filter = "(&(objectClass=person)(uid=" + uid + "))";
      // ruleid: java-ldap-injection
      ctx.search("ou=users,dc=example,dc=com", filter, controls);
      InitialDirContext initial = (InitialDirContext) ctx;
      String unit = request.getHeader("X-Unit");
      // ruleid: java-ldap-injection
      initial.search("ou=" + unit + ",dc=example,dc=com", "(cn={0})", new Object[] {"admin"}, controls);
    } catch (NamingException e) {
      response.sendError(500);
    }
  }
}
