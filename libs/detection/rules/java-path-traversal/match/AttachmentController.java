package com.example.files;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.bind.annotation.*;

@RestController
public class AttachmentController {
  private final Path root = Path.of("/srv/attachments");

  @GetMapping("/attachments/{name}")
  public byte[] read(@PathVariable("name") String name) throws Exception {
    // ruleid: java-path-traversal
    Path file = this.root.resolve(name);
    // ruleid: java-path-traversal
    return Files.readAllBytes(file);
  }

  @PutMapping("/attachments")
  public void write(@RequestParam String name, @RequestBody byte[] body) throws Exception {
    // ruleid: java-path-traversal
    Path file = Path.of("/srv/attachments/" + name);
    // ruleid: java-path-traversal
    Files.write(file, body);
  }
}
