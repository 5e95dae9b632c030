package com.example.shop;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
public class CatalogRepository {
  private final JdbcTemplate jdbcTemplate;

  @GetMapping("/catalog")
  public List<Item> search(@RequestParam String q) {
    // ok: java-sql-injection
    return jdbcTemplate.query("SELECT * FROM items WHERE name LIKE ?", new ItemMapper(), "%" + q + "%");
  }

  @GetMapping("/catalog/{id}")
  public Item one(@PathVariable Long id, @RequestParam("rev") UUID revision) {
    // ok: java-sql-injection
    return jdbcTemplate.queryForObject("SELECT * FROM items WHERE id = " + id, new ItemMapper());
  }

  public int archive(String table) {
    // ok: java-sql-injection
    return jdbcTemplate.update("DELETE FROM " + table + " WHERE archived");
  }
}
