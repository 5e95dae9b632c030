package com.example.shop;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

public class OrderServlet extends HttpServlet {
  private final Database database = new Database();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String customer = request.getParameter("customer");
    String sort = request.getHeader("X-Sort");
    if (sort == null) sort = "id";
    try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
      String sql = "SELECT id, total FROM orders WHERE customer = '" + customer + "'";
      // ruleid: java-sql-injection
      print(response, statement.executeQuery(sql));
      StringBuilder query = new StringBuilder("SELECT id FROM orders ORDER BY ");
      query.append(sort);
      // ruleid: java-sql-injection
      PreparedStatement sorted = connection.prepareStatement(query.toString());
      print(response, sorted.executeQuery());
    } catch (SQLException e) {
      response.sendError(500);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Map<String, Object> form = new HashMap<>();
    form.put("status", "open");
    form.put("note", request.getParameter("note"));
    try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
      // ruleid: java-sql-injection
      statement.execute("UPDATE orders SET note = '" + form.get("note") + "'");
      String owner = normalise(request.getParameter("owner"));
      // ruleid: java-sql-injection
      statement.addBatch(String.format("DELETE FROM orders WHERE owner = '%s'", owner));
      statement.executeBatch();
    } catch (SQLException e) {
      response.sendError(500);
    }
  }

  private static String normalise(String value) {
    String trimmed = "";
    if (value != null) {
      trimmed = value.trim().toLowerCase();
    }
    return trimmed;
  }
}
