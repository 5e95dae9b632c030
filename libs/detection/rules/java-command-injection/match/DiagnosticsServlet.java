package com.example.ops;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;

public class DiagnosticsServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String host = request.getParameter("host");
    // ruleid: java-command-injection
    Process ping = Runtime.getRuntime().exec("ping -c 1 " + host);
    copy(ping.getInputStream(), response);

    String[] command = {"sh", "-c", "nslookup " + host};
    // ruleid: java-command-injection
    new ProcessBuilder(command).start();

    List<String> args = new ArrayList<>();
    args.add("bash");
    args.add("-c");
    args.add("traceroute " + request.getHeader("X-Target"));
    ProcessBuilder builder = new ProcessBuilder();
    // ruleid: java-command-injection
    builder.command(args);
    builder.start();
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Runtime runtime = Runtime.getRuntime();
    String[] environment = {"LANG=C", "OPTS=" + request.getQueryString()};
    // ruleid: java-command-injection
    runtime.exec("report", environment);
  }
}
