package com.example.crypto;

import java.security.GeneralSecurityException;
import java.util.Properties;
import javax.crypto.Cipher;

public class Envelope {
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";

  public Cipher sealed() throws GeneralSecurityException {
    // ok: java-weak-cipher
    return Cipher.getInstance(TRANSFORMATION);
  }

  public Cipher chained() throws GeneralSecurityException {
    // ok: java-weak-cipher
    return Cipher.getInstance("AES/CBC/PKCS5Padding", "SunJCE");
  }

  // For RSA the mode name ECB has no meaning.
  public Cipher wrapped() throws GeneralSecurityException {
    // ok: java-weak-cipher
    return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
  }

  public Cipher configured(Properties settings) throws GeneralSecurityException {
    String name = settings.getProperty("cipher", "AES/GCM/NoPadding");
    // ok: java-weak-cipher
    return Cipher.getInstance(name);
  }
}
