package shop.web;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class AuditServlet extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String who = request.getParameter("who");
        try {
            // ruleid: java-sql-injection
            connection.createStatement().executeQuery("select * from audit where who = '" + nameOf(who) + "'");
            // ruleid: java-sql-injection
            connection.createStatement().executeQuery("select * from audit where who = '" + trimmed(who) + "'");
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }

    // Two answers, and one of them is the request's.
    private String nameOf(String who) {
        if (who == null) {
            return "nobody";
        }
        return who;
    }

    private String trimmed(String who) {
        String name = "nobody";
        if (who != null) {
            name = who.trim();
        }
        return name;
    }
}
