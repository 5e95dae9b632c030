package com.example.crypto;

import java.security.GeneralSecurityException;
import java.util.Properties;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

public class Vault {
  private static final String TRANSFORMATION = "DESede/CBC/PKCS5Padding";

  public byte[] old(SecretKey key, byte[] data) throws GeneralSecurityException {
    // ruleid: java-weak-cipher
    Cipher cipher = Cipher.getInstance("DES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(data);
  }

  public byte[] triple(SecretKey key, byte[] data) throws GeneralSecurityException {
    // ruleid: java-weak-cipher
    Cipher cipher = javax.crypto.Cipher.getInstance(TRANSFORMATION);
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(data);
  }

  public Cipher blocks() throws GeneralSecurityException {
    // ruleid: java-weak-cipher
    return Cipher.getInstance("AES/ECB/PKCS5Padding", "SunJCE");
  }

  public Cipher plain() throws GeneralSecurityException {
    // ruleid: java-weak-cipher
    return Cipher.getInstance("AES");
  }

  public Cipher configured(Properties settings) throws GeneralSecurityException {
    String name = settings.getProperty("cipher", "DESede/ECB/PKCS5Padding");
    // ruleid: java-weak-cipher
    return Cipher.getInstance(name);
  }
}
