package com.example.rules;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.web.bind.annotation.*;

@RestController
public class DiscountController {
  @GetMapping("/discount")
  public Object discount(@RequestParam String code) {
    SimpleEvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding().build();
    context.setVariable("code", code);
    // ok: java-code-injection
    return new SpelExpressionParser().parseExpression("#code.length() > 3").getValue(context);
  }

  @GetMapping("/tax")
  public Object tax(@RequestParam String amount) throws Exception {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    engine.put("amount", Double.parseDouble(amount));
    // ok: java-code-injection
    return engine.eval("amount * 0.2");
  }

  @GetMapping("/repeat")
  public Object repeat(@RequestParam String count) throws Exception {
    ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
    // ok: java-code-injection
    return engine.eval("Array(" + Integer.parseInt(count) + ").length");
  }
}
