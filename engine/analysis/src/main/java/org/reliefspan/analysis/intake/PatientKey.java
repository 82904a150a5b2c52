package org.reliefspan.analysis.intake;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * A patient's place among all patients: a stable hash of the id, then the id. Orders patients
 * independently of files, rows and machines, and spreads any numbering evenly over blocks.
 */
public record PatientKey(long hash, String id) implements Comparable<PatientKey>, Serializable {
  public static PatientKey of(String id) {
    return new PatientKey(hash(id), id);
  }

  /** FNV-1a over the UTF-8 bytes, then the finaliser of SplitMix64 (Steele et al. 2014). */
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (byte part : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (part & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }

  @Override
  public int compareTo(PatientKey other) {
    int byHash = Long.compare(hash, other.hash);
    return byHash != 0 ? byHash : id.compareTo(other.id);
  }
}
