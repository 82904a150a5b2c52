package org.reliefspan.domain.pathway.check;

import org.reliefspan.domain.pathway.PathwaySpec;

/** One thing that can be wrong with a pathway. */
interface Concern {
  /** Reports all that is wrong in this way. */
  void check(PathwaySpec model, Report report);
}
