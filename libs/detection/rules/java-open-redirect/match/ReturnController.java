package com.example.auth;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.servlet.view.RedirectView;

@Controller
public class ReturnController {
  @GetMapping("/return")
  public RedirectView back(@RequestParam("to") String to) {
    // ruleid: java-open-redirect
    return new RedirectView(to);
  }

  @PostMapping("/done")
  public String done(@RequestParam String target) {
    // ruleid: java-open-redirect
    return "redirect:" + target;
  }
}
