package com.example.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Properties;
import org.apache.commons.codec.digest.DigestUtils;

public class Checksums {
  private static final String ALGORITHM = "SHA-512";

  public byte[] sum(byte[] data) throws NoSuchAlgorithmException {
    // ok: java-weak-hash
    return MessageDigest.getInstance("SHA-256").digest(data);
  }

  public byte[] longer(byte[] data) throws Exception {
    // ok: java-weak-hash
    return MessageDigest.getInstance(ALGORITHM, "SUN").digest(data);
  }

  public byte[] configured(Properties settings, byte[] data) throws NoSuchAlgorithmException {
    String name = settings.getProperty("digest", "SHA-256");
    // ok: java-weak-hash
    return MessageDigest.getInstance(name).digest(data);
  }

  public String hex(String text) {
    // ok: java-weak-hash
    return DigestUtils.sha256Hex(text);
  }

  public byte[] any(String algorithm, byte[] data) throws NoSuchAlgorithmException {
    // ok: java-weak-hash
    return MessageDigest.getInstance(algorithm).digest(data);
  }
}
