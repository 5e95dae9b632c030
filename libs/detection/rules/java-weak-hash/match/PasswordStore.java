package com.example.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Properties;
import org.apache.commons.codec.digest.DigestUtils;

public class PasswordStore {
  private static final String ALGORITHM = "SHA-1";

  public byte[] hash(String password) throws NoSuchAlgorithmException {
    // ruleid: java-weak-hash
    MessageDigest digest = MessageDigest.getInstance("MD5");
    return digest.digest(password.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] sign(byte[] message) throws Exception {
    // ruleid: java-weak-hash
    return java.security.MessageDigest.getInstance("sha1", "SUN").digest(message);
  }

  public byte[] token(byte[] seed) throws NoSuchAlgorithmException {
    // ruleid: java-weak-hash
    return MessageDigest.getInstance(ALGORITHM).digest(seed);
  }

  public byte[] configured(Properties settings, byte[] data) throws NoSuchAlgorithmException {
    String name = settings.getProperty("digest", "MD5");
    // ruleid: java-weak-hash
    MessageDigest digest = MessageDigest.getInstance(name);
    return digest.digest(data);
  }

  public String apiKey(String user) {
    // ruleid: java-weak-hash
    return DigestUtils.md5Hex(user + "pepper");
  }
}
