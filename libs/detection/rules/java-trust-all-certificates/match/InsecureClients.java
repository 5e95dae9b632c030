package com.example.net;

import java.security.cert.X509Certificate;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.http.conn.ssl.NoopHostnameVerifier;
import org.apache.http.impl.client.HttpClients;

public class InsecureClients {
  private final TrustManager[] everyone = {
    new X509TrustManager() {
      public void checkClientTrusted(X509Certificate[] chain, String type) {}

      // ruleid: java-trust-all-certificates
      public void checkServerTrusted(X509Certificate[] chain, String type) {}

      public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
      }
    }
  };

  static class AnyHost implements HostnameVerifier {
    // ruleid: java-trust-all-certificates
    public boolean verify(String host, SSLSession session) {
      return true;
    }
  }

  public void relax(HttpsURLConnection connection) {
    // ruleid: java-trust-all-certificates
    connection.setHostnameVerifier((host, session) -> true);
  }

  public Object client() {
    // ruleid: java-trust-all-certificates
    return HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build();
  }
}
