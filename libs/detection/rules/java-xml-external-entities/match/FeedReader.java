package com.example.feed;

import java.io.InputStream;
import java.io.Reader;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.xml.sax.helpers.DefaultHandler;

public class FeedReader {
  public Document dom(InputStream in) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    // ruleid: java-xml-external-entities
    DocumentBuilder builder = factory.newDocumentBuilder();
    return builder.parse(in);
  }

  public void sax(InputStream in, DefaultHandler handler) throws Exception {
    // ruleid: java-xml-external-entities
    SAXParserFactory.newInstance().newSAXParser().parse(in, handler);
  }

  public XMLStreamReader stream(Reader in) throws Exception {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    // ruleid: java-xml-external-entities
    return factory.createXMLStreamReader(in);
  }
}
