package org.reliefspan.numerics.random;

import java.nio.charset.StandardCharsets;

/**
 * What a random draw is for, as a stable key such as {@code visit.attended}.
 *
 * <p>The key is hashed once (32-bit FNV-1a with the finalizer of MurmurHash3), so two purposes of
 * one model may in principle collide; a model's test should assert that its hashes are distinct.
 * Renaming a purpose changes its draws and no others.
 */
public final class Purpose {

  private static final int FNV_OFFSET = 0x811C9DC5;
  private static final int FNV_PRIME = 0x01000193;

  private final String key;
  private final int hash;

  private Purpose(String key, int hash) {
    this.key = key;
    this.hash = hash;
  }

  /**
   * The purpose with this key.
   *
   * @param key a stable name; its UTF-8 bytes are hashed
   * @return the purpose
   * @throws IllegalArgumentException if the key is blank
   */
  public static Purpose of(String key) {
    if (key.isBlank()) {
      throw new IllegalArgumentException("key must not be blank. Maybe name what is drawn.");
    }
    return new Purpose(key, hash32(key));
  }

  /**
   * The key as given.
   *
   * @return the stable name
   */
  public String key() {
    return key;
  }

  /**
   * The 32 counter bits of this purpose.
   *
   * @return the hash of the key
   */
  public int hash() {
    return hash;
  }

  private static int hash32(String text) {
    int hash = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
    return hash ^ (hash >>> 16);
  }

  @Override
  public String toString() {
    return key;
  }
}
