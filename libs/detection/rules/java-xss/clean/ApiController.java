package com.example.web;

import org.springframework.web.bind.annotation.*;
import org.springframework.web.util.HtmlUtils;

@RestController
public class ApiController {
  @GetMapping("/api/name")
  public Name name(@RequestParam String name) {
    // ok: java-xss
    return new Name(name);
  }

  @GetMapping("/card")
  public String card(@RequestParam String title, @RequestParam int size) {
    // ok: java-xss
    return "<div data-size='" + size + "'>" + HtmlUtils.htmlEscape(title) + "</div>";
  }
}
