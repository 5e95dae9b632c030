package com.example.ops;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.util.Set;

public class MaintenanceServlet extends HttpServlet {
  private static final Set<String> TASKS = Set.of("vacuum", "reindex");

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String task = request.getParameter("task");
    if (!TASKS.contains(task)) {
      response.sendError(400);
      return;
    }
    // ok: java-command-injection
    Runtime.getRuntime().exec("maintenance " + task);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ok: java-command-injection
    Process uptime = Runtime.getRuntime().exec("uptime");
    copy(uptime.getInputStream(), response);
    int lines = Integer.parseInt(request.getParameter("lines"));
    // ok: java-command-injection
    Runtime.getRuntime().exec("tail -n " + lines + " /var/log/app.log");
    // A fixed program without a shell; the value is one argument.
    // ok: java-command-injection
    new ProcessBuilder("git", "log", "--", request.getParameter("path")).start();
    String mode;
    boolean verbose = 3 * 3 > 8;
    if (verbose) mode = "-v";
    else mode = request.getParameter("mode");
    // ok: java-command-injection
    Runtime.getRuntime().exec("status " + mode);
  }
}
