package com.example.shop;

import java.util.List;
import javax.persistence.EntityManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
public class ProductController {
  private final JdbcTemplate jdbcTemplate;
  private final EntityManager entityManager;

  public ProductController(JdbcTemplate jdbcTemplate, EntityManager entityManager) {
    this.jdbcTemplate = jdbcTemplate;
    this.entityManager = entityManager;
  }

  @GetMapping("/products")
  public List<Product> search(@RequestParam(name = "q", defaultValue = "") String q, @RequestParam int page) {
    String sql = "SELECT * FROM products WHERE name LIKE '%" + q + "%'";
    // ruleid: java-sql-injection
    return jdbcTemplate.query(sql, new ProductMapper());
  }

  @GetMapping("/products/{sku}")
  public Product one(@PathVariable String sku) {
    return (Product) entityManager
        // ruleid: java-sql-injection
        .createQuery("select p from Product p where p.sku = '" + sku + "'")
        .getSingleResult();
  }

  @PostMapping("/products/report")
  public List<?> report(@RequestBody ReportRequest body) {
    // ruleid: java-sql-injection
    return entityManager.createNativeQuery("SELECT " + body.getColumns() + " FROM products").getResultList();
  }
}
