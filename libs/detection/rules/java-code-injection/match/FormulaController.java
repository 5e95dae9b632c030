package com.example.rules;

import groovy.lang.GroovyShell;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.servlet.http.HttpServletRequest;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.web.bind.annotation.*;

@RestController
public class FormulaController {
  @GetMapping("/calc")
  public Object calc(@RequestParam String formula) throws Exception {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    // ruleid: java-code-injection
    return engine.eval("result = " + formula);
  }

  @PostMapping("/filter")
  public Object filter(@RequestBody FilterRequest body) {
    ExpressionParser parser = new SpelExpressionParser();
    // ruleid: java-code-injection
    Expression expression = parser.parseExpression(body.getExpression());
    return expression.getValue();
  }

  @PostMapping("/script")
  public Object script(HttpServletRequest request) {
    // ruleid: java-code-injection
    return new GroovyShell().evaluate(request.getParameter("script"));
  }
}
