package org.reliefspan.numerics.random;

import java.nio.charset.StandardCharsets;

/**
 * The address of a subject whose name is a number or a word, so that its draws do not depend on
 * where, or in which order, it is read.
 *
 * <p>A number is its own 64 bits, so different numbers never share draws; a word is hashed with
 * 64-bit FNV-1a, so two of a million words do with probability 3e-8.
 */
public final class SubjectKey {
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private SubjectKey() {}

  /** The address of a number; 0 and -0 are one. */
  public static long of(double number) {
    return Double.doubleToLongBits(number + 0.0);
  }

  /** The address of a word. */
  public static long of(String word) {
    long hash = FNV_OFFSET;
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV_PRIME;
    }
    return hash;
  }
}
