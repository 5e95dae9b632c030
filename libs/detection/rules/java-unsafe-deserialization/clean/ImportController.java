package com.example.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileInputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@RestController
public class ImportController {
  private final ObjectMapper mapper = new ObjectMapper();

  @PostMapping("/import")
  public Settings settings(HttpServletRequest request) throws Exception {
    // ok: java-unsafe-deserialization
    return mapper.readValue(request.getInputStream(), Settings.class);
  }

  @PostMapping("/yaml")
  public Object yaml(@RequestBody String body) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    // ok: java-unsafe-deserialization
    return yaml.load(body);
  }

  @PostMapping("/legacy")
  public Object legacy(HttpServletRequest request) throws Exception {
    // ok: java-unsafe-deserialization
    ObjectInputStream in = new ObjectInputStream(request.getInputStream());
    in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.example.state.*;!*"));
    return in.readObject();
  }

  public Object cached() throws Exception {
    // ok: java-unsafe-deserialization
    return new ObjectInputStream(new FileInputStream("/var/cache/app/state")).readObject();
  }
}
