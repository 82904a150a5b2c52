package org.reliefspan.numerics.random;

import java.nio.charset.StandardCharsets;

/**
 * The stateless generator Philox4x32-10: 128 counter bits and 64 key bits in, 128 random bits out.
 *
 * <p>A draw is addressed, not taken in turn. The counter words are, lowest first:
 *
 * <pre>
 * word 0   patient, low 32 bits
 * word 1   patient, high 32 bits
 * word 2   hash of the purpose
 * word 3   occurrence
 * </pre>
 *
 * Every counter bit is used as it is: nothing is truncated. The key is a 64-bit mix of study seed,
 * model name and replication (or parameter draw). Strategies are not part of the address, so two
 * strategies share their luck.
 *
 * <p>Instances are immutable and safe to share between threads; a draw allocates nothing.
 *
 * <p>Source: Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, <a
 * href="https://doi.org/10.1145/2063384.2063405">doi:10.1145/2063384.2063405</a>; agrees with the
 * known-answer vectors of Random123 for 7 and 10 rounds. The key is mixed with the finalizer of
 * SplitMix64 (Steele, Lea and Flood 2014, <a
 * href="https://doi.org/10.1145/2660193.2660195">doi:10.1145/2660193.2660195</a>).
 */
public final class Philox {

  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final long LOW_WORD = 0xFFFFFFFFL;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long FNV64_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV64_PRIME = 0x100000001B3L;
  private static final int ROUNDS = 10;

  private final long key;
  private final int rounds;

  private Philox(long key, int rounds) {
    this.key = key;
    this.rounds = rounds;
  }

  /**
   * The generator of one model in one study.
   *
   * @param seed the study seed, any value
   * @param model a stable model name; its UTF-8 bytes are hashed into the key
   * @return the generator, at replication 0
   */
  public static Philox keyed(long seed, String model) {
    return new Philox(mix(mix(seed + GOLDEN) + hash64(model)), ROUNDS);
  }

  /**
   * The generator of one replication or parameter draw.
   *
   * @param number the replication, 0 is this generator itself
   * @return a generator with its own key; different numbers give different keys
   * @throws IllegalArgumentException if the number is negative
   */
  public Philox replication(int number) {
    if (number < 0) {
      throw new IllegalArgumentException(
          "number (%s) must not be negative. Maybe count replications from 0.".formatted(number));
    }
    return number == 0 ? this : new Philox(mix(key + number * GOLDEN), rounds);
  }

  /** The bare generator, for known-answer tests. */
  static Philox bare(long key, int rounds) {
    return new Philox(key, rounds);
  }

  /**
   * A uniform number in the open interval (0, 1) with 53 random bits.
   *
   * @param patient patient number, all 64 bits used
   * @param purpose what the number is for
   * @param occurrence which of the patient's draws for this purpose, all 32 bits used
   * @return a multiple of 2^-53, or 2^-54 in place of zero; never 0, never 1
   */
  public double uniform(long patient, Purpose purpose, int occurrence) {
    long bits = bits(patient, purpose, occurrence) >>> 11;
    return bits == 0 ? 0x1p-54 : bits * 0x1p-53;
  }

  /**
   * Sixty-four random bits at an address.
   *
   * @param patient patient number
   * @param purpose what the bits are for
   * @param occurrence which of the patient's draws for this purpose
   * @return the low half of the block: word 0 in the low 32 bits, word 1 above it
   */
  public long bits(long patient, Purpose purpose, int occurrence) {
    return half(patient, (purpose.hash() & LOW_WORD) | ((long) occurrence << 32), 0);
  }

  /**
   * All draws of one patient.
   *
   * @param patient patient number
   * @return a view that fixes the patient
   */
  public PatientDraws patient(long patient) {
    return new PatientDraws(this, patient);
  }

  /**
   * One half of a block.
   *
   * @param low counter words 0 and 1
   * @param high counter words 2 and 3
   * @param which 0 for result words 0 and 1, 1 for words 2 and 3
   */
  long half(long low, long high, int which) {
    int word0 = (int) low;
    int word1 = (int) (low >>> 32);
    int word2 = (int) high;
    int word3 = (int) (high >>> 32);
    int key0 = (int) key;
    int key1 = (int) (key >>> 32);
    for (int round = 0; round < rounds; round++) {
      long product0 = MULTIPLIER_0 * (word0 & LOW_WORD);
      long product1 = MULTIPLIER_1 * (word2 & LOW_WORD);
      word0 = (int) (product1 >>> 32) ^ word1 ^ key0;
      word1 = (int) product1;
      word2 = (int) (product0 >>> 32) ^ word3 ^ key1;
      word3 = (int) product0;
      key0 += WEYL_0;
      key1 += WEYL_1;
    }
    return which == 0 ? pack(word0, word1) : pack(word2, word3);
  }

  private static long pack(int low, int high) {
    return (low & LOW_WORD) | ((long) high << 32);
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  private static long hash64(String text) {
    long hash = FNV64_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * FNV64_PRIME;
    }
    return hash;
  }
}
