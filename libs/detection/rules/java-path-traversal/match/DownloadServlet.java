package com.example.files;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Paths;

public class DownloadServlet extends HttpServlet {
  private static final String ROOT = "/srv/files/";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getParameter("name");
    // ruleid: java-path-traversal
    try (InputStream in = new FileInputStream(ROOT + name)) {
      in.transferTo(response.getOutputStream());
    }
    String lang = "en";
    javax.servlet.http.Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (javax.servlet.http.Cookie cookie : cookies) {
        if (cookie.getName().equals("lang")) {
          lang = java.net.URLDecoder.decode(cookie.getValue(), "UTF-8");
        }
      }
    }
    // ruleid: java-path-traversal
    File messages = new File(new File(ROOT), lang + ".properties");
    if (messages.exists()) {
      response.setHeader("X-Language", "known");
    }
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ruleid: java-path-traversal
    Files.delete(Paths.get(ROOT, request.getPathInfo()));
  }
}
