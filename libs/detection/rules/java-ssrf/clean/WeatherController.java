package com.example.preview;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.util.Set;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

@RestController
public class WeatherController {
  private static final Set<String> HOSTS = Set.of("eu.example.com", "us.example.com");
  private final RestTemplate restTemplate = new RestTemplate();

  @GetMapping("/weather")
  public String weather(@RequestParam String city) {
    // ok: java-ssrf
    return restTemplate.getForObject("https://weather.example.com/v1/" + city, String.class);
  }

  @GetMapping("/forecast")
  public HttpRequest forecast(@RequestParam String city, @RequestParam int days) {
    String url = String.format("https://weather.example.com/v1/%s?days=%d", city, days);
    // ok: java-ssrf
    return HttpRequest.newBuilder(URI.create(url)).build();
  }

  @GetMapping("/region")
  public int region(@RequestParam String host) throws Exception {
    if (!HOSTS.contains(host)) {
      throw new IllegalArgumentException("host");
    }
    // ok: java-ssrf
    return new URL("https://" + host + "/ping").openConnection().getContentLength();
  }

  @GetMapping("/item/{id}")
  public String item(@PathVariable String id) {
    // ok: java-ssrf
    return restTemplate.getForObject("https://items.example.com/{id}", String.class, id);
  }
}
