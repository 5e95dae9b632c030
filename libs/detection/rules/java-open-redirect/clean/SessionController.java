package com.example.auth;

import java.io.IOException;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;

@Controller
public class SessionController {
  private static final Map<String, String> TARGETS = Map.of("home", "/", "cart", "/cart");

  @GetMapping("/goto")
  public String go(@RequestParam String id) {
    // ok: java-open-redirect
    return "redirect:/orders/" + id;
  }

  @GetMapping("/leave")
  public void leave(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String next = request.getParameter("next");
    if (next.startsWith("/") && !next.startsWith("//")) {
      // ok: java-open-redirect
      response.sendRedirect(next);
    }
  }

  @GetMapping("/search")
  public void search(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ok: java-open-redirect
    response.sendRedirect("https://search.example.com/?q=" + request.getParameter("q"));
    // ok: java-open-redirect
    response.sendRedirect("/find?q=" + request.getParameter("q") + "&sort=1");
  }
}
