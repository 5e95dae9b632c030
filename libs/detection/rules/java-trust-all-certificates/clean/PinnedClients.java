package com.example.net;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509TrustManager;

public class PinnedClients {
  static class Pinned implements X509TrustManager {
    private final X509TrustManager defaults;

    Pinned(X509TrustManager defaults) {
      this.defaults = defaults;
    }

    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {}

    // ok: java-trust-all-certificates
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
      defaults.checkServerTrusted(chain, type);
    }

    public X509Certificate[] getAcceptedIssuers() {
      return defaults.getAcceptedIssuers();
    }
  }

  static class OneHost implements HostnameVerifier {
    // ok: java-trust-all-certificates
    public boolean verify(String host, SSLSession session) {
      return host.equals("api.example.com");
    }
  }

  public void pin(HttpsURLConnection connection) {
    // ok: java-trust-all-certificates
    connection.setHostnameVerifier((host, session) -> host.endsWith(".example.com"));
  }
}
