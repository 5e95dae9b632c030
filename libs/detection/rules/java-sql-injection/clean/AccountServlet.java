package com.example.shop;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class AccountServlet extends HttpServlet {
  private static final List<String> SORTABLE = List.of("name", "created");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getParameter("name");
    String sort = request.getParameter("sort");
    if (!SORTABLE.contains(sort)) {
      throw new IllegalArgumentException("sort");
    }
    try (Connection connection = database.open()) {
      // ok: java-sql-injection
      PreparedStatement byName = connection.prepareStatement("SELECT * FROM accounts WHERE name = ?");
      byName.setString(1, name);
      byName.executeQuery();
      Statement statement = connection.createStatement();
      // ok: java-sql-injection
      statement.executeQuery("SELECT * FROM accounts ORDER BY " + sort);
      int id = Integer.parseInt(request.getParameter("id"));
      // ok: java-sql-injection
      statement.executeUpdate("DELETE FROM accounts WHERE id = " + id);
    } catch (SQLException e) {
      response.sendError(500);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String value = request.getParameter("value");
    try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
      String column;
      int limit = 40;
      if (limit * 2 > 50) column = "created";
      else column = value;
      // ok: java-sql-injection
      statement.execute("SELECT " + column + " FROM accounts");

      Map<String, String> settings = new HashMap<>();
      settings.put("table", "accounts");
      settings.put("comment", value);
      // ok: java-sql-injection
      statement.execute("SELECT * FROM " + settings.get("table"));

      List<String> names = new ArrayList<>();
      names.add("id");
      names.add(value);
      names.add("name");
      names.remove(0);
      // ok: java-sql-injection
      statement.execute("SELECT " + names.get(1) + " FROM accounts");

      // ok: java-sql-injection
      statement.execute("SELECT * FROM accounts WHERE kind = '" + kind(value) + "'");
      // ok: java-sql-injection
      statement.execute("SELECT * FROM accounts WHERE level = '" + new Levels().level(value) + "'");
    } catch (SQLException e) {
      response.sendError(500);
    }
  }

  private static String kind(String value) {
    String kind;
    String grades = "XYZ";
    char grade = grades.charAt(1);
    switch (grade) {
      case 'X':
        kind = value;
        break;
      case 'Y':
        kind = "standard";
        break;
      default:
        kind = "none";
        break;
    }
    return kind;
  }

  private class Levels {
    public String level(String value) {
      int bound = 12;
      String level = bound + 9 > 20 ? "basic" : value;
      return level;
    }
  }
}
