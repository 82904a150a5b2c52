package org.reliefspan.spark.deid;

import java.util.List;
import org.reliefspan.analysis.intake.IntakeFinding;

/** The gate's decision. */
public sealed interface Admission {

  record Admitted(DeidentifiedVisits visits) implements Admission {}

  /** Something looks like a direct identifier; nothing was stored. */
  record Refused(List<IntakeFinding> findings) implements Admission {
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
