package com.example.web;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

@RestController
public class PageController {
  @GetMapping(value = "/hello", produces = "text/html")
  public String hello(@RequestParam("name") String name) {
    // ruleid: java-xss
    return "<html><body>Hello " + name + "</body></html>";
  }

  @PostMapping("/echo")
  public ResponseEntity<String> echo(@RequestBody String body) {
    // ruleid: java-xss
    return ResponseEntity.ok("<pre>" + body + "</pre>");
  }
}
