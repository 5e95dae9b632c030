package com.example.state;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.util.Base64;
import com.thoughtworks.xstream.XStream;
import org.yaml.snakeyaml.Yaml;

public class StateServlet extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ruleid: java-unsafe-deserialization
    try (ObjectInputStream in = new ObjectInputStream(request.getInputStream())) {
      restore(in.readObject());
    } catch (ClassNotFoundException e) {
      response.sendError(400);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] raw = Base64.getDecoder().decode(request.getParameter("state"));
    // ruleid: java-unsafe-deserialization
    ObjectInputStream state = new ObjectInputStream(new ByteArrayInputStream(raw));
    XStream xstream = new XStream();
    // ruleid: java-unsafe-deserialization
    restore(xstream.fromXML(request.getParameter("xml")));
    Yaml yaml = new Yaml();
    // ruleid: java-unsafe-deserialization
    restore(yaml.load(request.getReader()));
  }
}
