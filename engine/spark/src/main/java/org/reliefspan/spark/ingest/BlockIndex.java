package org.reliefspan.spark.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.reliefspan.analysis.intake.PatientKey;
import org.reliefspan.analysis.timeline.TimelineBlock;

/**
 * Which block a patient belongs to: the dense rank of his key among all patients, divided by the
 * block size. Only the first key of every block is held.
 */
final class BlockIndex implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<PatientKey> firsts;

  private BlockIndex(List<PatientKey> firsts) {
    this.firsts = new ArrayList<>(firsts);
  }

  /** Ranks the distinct keys. */
  static BlockIndex of(JavaRDD<PatientKey> keys, int partitions) {
    JavaRDD<PatientKey> sorted =
        keys.distinct(partitions).sortBy(key -> key, true, partitions).cache();
    List<PatientKey> firsts =
        sorted
            .zipWithIndex()
            .filter(ranked -> ranked._2 % TimelineBlock.PATIENTS == 0)
            .map(ranked -> ranked._1)
            .collect();
    sorted.unpersist();
    return new BlockIndex(firsts);
  }

  int blocks() {
    return firsts.size();
  }

  /** The block of a patient; one without a row of his own goes where he would stand. */
  int block(PatientKey key) {
    int found = Collections.binarySearch(firsts, key);
    return Math.max(0, found >= 0 ? found : -found - 2);
  }
}
