package org.reliefspan.simulation.facility;

import java.util.List;
import org.reliefspan.simulation.run.Pen;
import org.reliefspan.simulation.tally.Tally;

/** What was seen in one replication; see {@link Ledger}. */
@SuppressWarnings("ArrayRecordComponent")
record ReplicationResult(
    Sample[] waits,
    Sample[] sinceAsked,
    long[] met,
    long[] targeted,
    double[] waitingTicks,
    int[] censored,
    long[] breaches,
    long patients,
    long[] happenings,
    Resources resources,
    double[] busyHours,
    Tally outcomes,
    int[] waiting,
    List<long[]> events,
    List<Pen> pens,
    long from,
    long until) {}
