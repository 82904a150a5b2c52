package org.reliefspan.simulation.facility;

import java.util.List;
import org.reliefspan.simulation.run.Pen;
import org.reliefspan.simulation.tally.Tally;

/** What was seen in one replication; see {@link Ledger}. */
@SuppressWarnings("ArrayRecordComponent")
record ReplicationResult(
    WaitRecords waits,
    long patients,
    long[] happenings,
    long[] happeningsInTime,
    Resources resources,
    double[] busyHours,
    Tally outcomes,
    List<long[]> events,
    List<Pen> pens,
    long from,
    long until) {}
