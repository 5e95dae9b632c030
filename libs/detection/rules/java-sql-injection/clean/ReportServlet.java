package shop.web;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class ReportServlet extends HttpServlet {
    private Connection connection;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String wanted = request.getParameter("report");
        try {
            // ok: java-sql-injection
            connection.createStatement().executeQuery("select * from reports where kind = '" + kindOf(wanted) + "'");
            // ok: java-sql-injection
            connection.createStatement().executeQuery("select * from reports where id = " + idOf(wanted));
            // ok: java-sql-injection
            connection.createStatement().executeQuery("select * from " + new Tables().of(wanted));
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }

    private String kindOf(String wanted) {
        String kind = wanted.trim();
        log("asked for " + kind);
        kind = "monthly";
        return kind;
    }

    private long idOf(String wanted) {
        return Long.parseLong(wanted);
    }

    private class Tables {
        String of(String wanted) {
            String table = "reports";
            String note = wanted + "?";
            log(note);
            return table;
        }
    }
}
