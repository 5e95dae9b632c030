package com.example.preview;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
public class PreviewController {
  private final RestTemplate restTemplate = new RestTemplate();
  private final HttpClient client = HttpClient.newHttpClient();

  @GetMapping("/preview")
  public String preview(@RequestParam("url") String url) throws Exception {
    // ruleid: java-ssrf
    return Jsoup.connect(url).get().title();
  }

  @GetMapping("/image")
  public byte[] image(@RequestParam String address) throws Exception {
    // ruleid: java-ssrf
    try (InputStream in = new URL(address).openStream()) {
      return in.readAllBytes();
    }
  }

  @PostMapping("/webhook")
  public String webhook(@RequestBody Hook hook) throws Exception {
    // ruleid: java-ssrf
    HttpRequest request = HttpRequest.newBuilder(URI.create(hook.getTarget())).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @GetMapping("/status/{host}")
  public String status(@PathVariable String host) throws Exception {
    URL target = new URL("http://" + host + ":8080/status");
    // ruleid: java-ssrf
    HttpURLConnection connection = (HttpURLConnection) target.openConnection();
    connection.setConnectTimeout(500);
    // ruleid: java-ssrf
    return restTemplate.getForObject("http://" + host + "/health", String.class);
  }
}
