package com.example.files;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FilenameUtils;

public class SafeDownloadServlet extends HttpServlet {
  private static final Path ROOT = Path.of("/srv/files");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ok: java-path-traversal
    Path target = ROOT.resolve(request.getParameter("name")).normalize();
    if (!target.startsWith(ROOT)) {
      response.sendError(404);
      return;
    }
    // ok: java-path-traversal
    Files.copy(target, response.getOutputStream());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = FilenameUtils.getName(request.getParameter("name"));
    // ok: java-path-traversal
    new FileInputStream("/srv/files/" + name).transferTo(response.getOutputStream());
    int year = Integer.parseInt(request.getParameter("year"));
    // ok: java-path-traversal
    File report = new File("/srv/reports/" + year + ".pdf");
    String theme = request.getParameter("theme");
    if (theme.matches("[a-z]{1,12}")) {
      // ok: java-path-traversal
      File css = new File("/srv/themes/" + theme + ".css");
    }
    String folder = "archive";
    String chosen = request.getParameter("folder");
    chosen = folder;
    // ok: java-path-traversal
    new File("/srv/", chosen);
  }
}
