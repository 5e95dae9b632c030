package com.example.ops;

import org.springframework.web.bind.annotation.*;

@RestController
public class ConvertController {
  @PostMapping("/convert")
  public String convert(@RequestParam("file") String file, @RequestParam("q") int quality) throws Exception {
    String cmd = "convert -quality " + quality + " " + file + " out.png";
    // ruleid: java-command-injection
    Process process = new ProcessBuilder("/bin/sh", "-c", cmd).start();
    return process.waitFor() == 0 ? "done" : "failed";
  }

  @PostMapping("/tool")
  public void tool(@RequestBody ToolRequest body) throws Exception {
    // ruleid: java-command-injection
    Runtime.getRuntime().exec(body.getName());
  }
}
