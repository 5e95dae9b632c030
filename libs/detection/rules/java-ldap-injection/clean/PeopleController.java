package com.example.directory;

import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.SearchControls;
import org.springframework.ldap.support.LdapEncoder;
import org.springframework.web.bind.annotation.*;

@RestController
public class PeopleController {
  private DirContext directory;

  @GetMapping("/people")
  public Object search(@RequestParam String name) throws NamingException {
    // ok: java-ldap-injection
    return directory.search("ou=users", "(cn={0})", new Object[] {name}, new SearchControls());
  }

  @GetMapping("/people/exact")
  public Object exact(@RequestParam String name) throws NamingException {
    String filter = "(cn=" + LdapEncoder.filterEncode(name) + ")";
    // ok: java-ldap-injection
    return directory.search("ou=users", filter, new SearchControls());
  }

  @GetMapping("/index")
  public Object index(@RequestParam String q, SearchIndex index) {
    // ok: java-ldap-injection
    return index.search("people", q, 20);
  }
}
